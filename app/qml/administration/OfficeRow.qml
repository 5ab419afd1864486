// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A line of an administrator's list: a name, a place or role, how it stands, what else is known.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string name
    required property string about
    property string where: ""
    property string order: ""
    property int level: Theme.Plain
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.gap)
    Accessible.role: Accessible.ListItem
    readonly property var said: [name, where, order, about]
    Accessible.name: said.filter(part => part !== "").join(", ")

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Rectangle {
        x: 6
        y: 8
        width: 6
        height: parent.height - 16
        radius: 3
        color: root.theme.strong[root.level]
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap + 8
        width: parent.width - x - root.theme.gap

        Item {
            width: parent.width
            height: title.implicitHeight

            Words {
                id: title

                theme: root.theme
                text: root.where === "" ? root.name : root.name + "  " + root.where
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: parent.width - state.width - root.theme.gap
            }
            Words {
                id: state

                theme: root.theme
                text: root.order
                strong: true
                color: root.theme.onSoft[root.level]
                size: root.theme.smallSize
                wrapMode: Text.NoWrap
                anchors.right: parent.right
                anchors.baseline: title.baseline
            }
        }
        Words {
            theme: root.theme
            text: root.about
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
