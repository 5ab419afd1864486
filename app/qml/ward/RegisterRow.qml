// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A pass in the register: its number, whose it is, whether it stands, whether it is chosen. All rows are equally high, so that a long list is
// measured without making it.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string number
    required property string holder
    required property string about
    required property string state_
    required property bool revoked
    required property bool marked
    required property bool ticks // rows can be chosen
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)
    signal ticked(int row)

    radius: theme.radius
    color: marked ? theme.raised : theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: words.implicitHeight + theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: number + ", " + holder + ", " + state_

    Item {
        x: tick.width // a tick is no tap
        width: parent.width - x
        height: parent.height

        TapHandler {
            onTapped: root.tapped(root.index)
        }
    }
    Item {
        id: tick

        visible: root.ticks
        width: visible ? root.theme.touch - 8 : root.theme.gap
        height: parent.height

        Rectangle {
            anchors.centerIn: parent
            width: root.theme.bodySize * 1.3
            height: width
            radius: 5
            color: root.marked ? root.theme.accent : "transparent"
            border.width: 2
            border.color: root.marked ? root.theme.accent : root.theme.outline

            Glyph {
                anchors.fill: parent
                visible: root.marked
                name: "check"
                color: root.theme.onAccent
            }
        }
        TapHandler {
            onTapped: root.ticked(root.index)
        }
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: tick.width
        width: parent.width - x - root.theme.gap

        Item {
            width: parent.width
            height: name.implicitHeight

            Words {
                id: name

                theme: root.theme
                text: root.number + "  " + root.holder
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: parent.width - standing.width - root.theme.gap
            }
            Words {
                id: standing

                theme: root.theme
                text: root.state_
                color: root.revoked ? root.theme.onSoft[Theme.Bad] : root.theme.softText
                strong: root.revoked
                size: root.theme.smallSize
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: Math.min(implicitWidth, parent.width * 0.45)
                anchors.right: parent.right
                anchors.baseline: name.baseline
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
