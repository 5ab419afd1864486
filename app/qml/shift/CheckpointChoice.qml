// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// One checkpoint to stand at.
AbstractButton {
    id: root

    required property Theme theme
    required property string code
    required property string name
    required property string area
    property bool chosen: false
    readonly property color ink: chosen ? theme.onAccent : theme.text

    implicitHeight: Math.max(theme.touch, contentItem.implicitHeight + 12)
    focusPolicy: Qt.StrongFocus
    Accessible.name: name
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: root.theme.radius
        color: root.chosen ? root.theme.accent : root.theme.surface
        border.width: root.visualFocus ? 4 : 1
        border.color: root.visualFocus ? (root.chosen ? root.theme.text : root.theme.accent) : root.theme.outline
    }
    contentItem: CheckpointLines {
        theme: root.theme
        name: root.name
        place: root.area + " · " + root.code
        ink: root.ink
        chosen: root.chosen
    }
}
