// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who does it, unless that is known by signing in, and what for: the archive notes both.
Column {
    id: root

    required property Theme theme
    required property string signedIn
    required property string by
    required property string reason
    property alias whyLine: why
    signal byTyped(string text)
    signal reasonTyped(string text)

    spacing: theme.gap / 4

    Words {
        theme: root.theme
        text: root.signedIn === "" ? qsTr("Ai, và để làm gì (kho ghi lại cả hai)") : qsTr("%1, để làm gì (kho ghi lại)").arg(root.signedIn)
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
    TextLine {
        theme: root.theme
        visible: root.signedIn === ""
        text: root.by
        placeholderText: qsTr("Họ tên, chức vụ")
        font.pixelSize: root.theme.bodySize
        maximumLength: 100
        Accessible.name: qsTr("Ai")
        width: parent.width
        onTextEdited: root.byTyped(text)
        onAccepted: why.forceActiveFocus(Qt.TabFocusReason)
    }
    TextLine {
        id: why

        theme: root.theme
        text: root.reason
        placeholderText: qsTr("vd. %1").arg(qsTr("vụ 12/2021, theo yêu cầu của Công an huyện"))
        font.pixelSize: root.theme.bodySize
        maximumLength: 100
        Accessible.name: qsTr("Để làm gì")
        width: parent.width
        onTextEdited: root.reasonTyped(text)
        onAccepted: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    }
}
