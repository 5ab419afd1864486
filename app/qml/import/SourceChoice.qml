// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// Published data that was found: pressed, it is imported.
AbstractButton {
    id: root

    required property Theme theme
    required property string folder
    required property string name
    required property string about
    required property int index

    implicitHeight: Math.max(theme.primary, contentItem.implicitHeight + theme.gap)
    focusPolicy: Qt.StrongFocus
    Accessible.name: name + ". " + about
    Component.onCompleted: if (index === 0) forceActiveFocus(Qt.TabFocusReason)
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: root.theme.radius
        color: root.theme.surface
        border.width: root.visualFocus ? 4 : 1
        border.color: root.visualFocus ? root.theme.accent : root.theme.outline
    }
    contentItem: SourceLines {
        theme: root.theme
        name: root.name
        about: root.about
    }
}
