// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A pass in the register: its number, whose it is, whether it stands. All rows are equally high, so that a long list is
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
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: words.implicitHeight + theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: number + ", " + holder + ", " + state_

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width - 2 * root.theme.gap

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
