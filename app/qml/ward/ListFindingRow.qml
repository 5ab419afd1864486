// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A row of the list and what is the matter with it, or a good one.
Rectangle {
    id: root

    required property Theme theme
    required property string words
    required property string facts
    required property int level
    readonly property bool current: ListView.isCurrentItem

    radius: theme.radius * 0.7
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: text.implicitHeight + theme.gap * 0.7
    Accessible.role: Accessible.ListItem
    Accessible.name: words

    Rectangle {
        visible: root.level !== Theme.Plain
        color: root.theme.strong[root.level]
        radius: 3
        x: 6
        y: 6
        width: 6
        height: parent.height - 12
    }
    Column {
        id: text

        anchors.verticalCenter: parent.verticalCenter
        x: Math.max(20, root.theme.gap)
        width: parent.width - x - root.theme.gap

        Words {
            theme: root.theme
            text: root.words
            size: root.theme.smallSize
            strong: root.level === Theme.Plain
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.facts
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
