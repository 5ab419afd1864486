// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One entry: when, where, the verdict, what else it says. All rows are equally high.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string when
    required property string where
    required property string word
    required property int level
    required property string about
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: words.implicitHeight + theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: when + ", " + where + ", " + word + ", " + about

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
            height: moment.implicitHeight

            Words {
                id: moment

                theme: root.theme
                text: root.when + "  " + root.where
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: parent.width - verdict.width - root.theme.gap
            }
            Words {
                id: verdict

                theme: root.theme
                text: root.word
                strong: true
                color: root.theme.onSoft[root.level]
                size: root.theme.smallSize
                wrapMode: Text.NoWrap
                anchors.right: parent.right
                anchors.baseline: moment.baseline
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
