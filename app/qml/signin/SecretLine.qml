// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A secret that is typed, and a button to look at it: marks of Vietnamese are hard to type unseen.
Row {
    id: root

    required property Theme theme
    required property string name
    property alias text: line.text
    property alias line: line
    property bool shown: false
    property bool digits: false
    signal accepted

    spacing: theme.gap / 2

    function clear() {
        line.clear();
        shown = false;
    }

    TextLine {
        id: line

        theme: root.theme
        focus: true
        secret: true
        onForgotten: root.shown = false
        echoMode: root.shown ? TextInput.Normal : TextInput.Password
        maximumLength: 128
        placeholderText: root.name
        inputMethodHints: root.digits ? Qt.ImhDigitsOnly | Qt.ImhSensitiveData : Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        Accessible.name: root.name
        width: root.width - look.width - root.spacing
        onAccepted: root.accepted()
    }
    PushButton {
        id: look

        theme: root.theme
        text: root.shown ? qsTr("Che") : qsTr("Xem")
        focusPolicy: Qt.NoFocus
        Accessible.name: root.shown ? qsTr("Che chữ đang gõ") : qsTr("Xem chữ đang gõ")
        height: line.height
        onClicked: root.shown = !root.shown
    }
}
