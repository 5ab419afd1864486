// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string id
    required property string name
    required property bool chosen
    signal tapped(int row)

    color: ListView.isCurrentItem ? theme.raised : theme.surface
    border.width: ListView.isCurrentItem ? 2 : 0
    border.color: theme.accent
    implicitHeight: Math.max(48, words.implicitHeight + 12)

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
    Words {
        id: words

        theme: root.theme
        text: root.name
        strong: root.chosen
        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.bodySize + root.theme.gap
        width: parent.width - x - 4
    }
    TapHandler {
        onTapped: root.tapped(root.index)
    }
}
