// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A mail: to whom or about what, of which request, and how it stands.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string title
    required property string facts
    required property string standing
    required property int level
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius * 0.7
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.gap * 0.7)
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + facts + ", " + standing

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width - 2 * root.theme.gap

        Words {
            theme: root.theme
            text: root.title
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.facts
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.standing
            color: root.level === Theme.Plain ? root.theme.text : root.theme.onSoft[root.level]
            strong: root.level === Theme.Caution || root.level === Theme.Bad
            size: root.theme.smallSize
            maximumLineCount: 2
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
