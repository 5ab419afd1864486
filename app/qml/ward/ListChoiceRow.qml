// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A column, with its first values, or a name of a published list.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string choice
    required property string name
    required property string note
    required property bool chosen
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius * 0.7
    color: chosen ? theme.raised : theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.gap * 0.7)
    Accessible.role: Accessible.Button
    Accessible.name: name

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Glyph {
        id: sign

        visible: root.chosen
        name: "check"
        color: root.theme.accent
        x: root.theme.gap / 2
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.bodySize
        height: width
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.bodySize + root.theme.gap
        width: parent.width - x - root.theme.gap

        Words {
            theme: root.theme
            text: root.name
            strong: root.chosen
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.note
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
