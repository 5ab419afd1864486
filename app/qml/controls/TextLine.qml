// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

TextField {
    id: root

    required property Theme theme

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
