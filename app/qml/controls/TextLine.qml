// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

TextField {
    id: root

    required property Theme theme
    property bool secret: echoMode === TextInput.Password // also while it is looked at
    property int kept: 60000 // milliseconds that a secret stays which nobody goes on typing
    signal forgotten

    // A page that is left, a screen that locks or an officer called away leaves no password behind in its field.
    function forget() {
        if (!secret || text === "")
            return;
        clear();
        forgotten();
    }

    onVisibleChanged: if (!visible)
        forget()
    onTextChanged: if (secret)
        forgetting.restart()

    Timer {
        id: forgetting

        interval: root.kept
        onTriggered: root.forget()
    }

    implicitHeight: theme.touch
    leftPadding: theme.gap
    rightPadding: theme.gap
    color: theme.text
    placeholderTextColor: theme.softText
    selectionColor: theme.accent
    selectedTextColor: theme.onAccent
    font.pixelSize: theme.titleSize
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true

    background: Rectangle {
        radius: root.theme.radius
        color: root.theme.surface
        border.width: root.activeFocus ? 3 : 2
        border.color: root.activeFocus ? root.theme.accent : root.theme.outline
    }
}
