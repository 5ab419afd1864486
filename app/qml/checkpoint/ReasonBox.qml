// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A reason, or what to do, on the ground of its weight.
Rectangle {
    id: root

    required property Theme theme
    required property string glyph
    required property string text
    property string more: ""
    property int level: Theme.Plain
    property int size: theme.bodySize
    readonly property color ink: theme.onSoft[level]

    color: theme.soft[level]
    radius: theme.radius * 0.7
    implicitHeight: words.height + theme.gap * 0.7

    Glyph {
        id: sign

        name: root.glyph
        color: root.ink
        knockout: root.color
        anchors.left: parent.left
        anchors.leftMargin: root.theme.gap * 0.75
        anchors.top: words.top
        anchors.topMargin: root.size * 0.08
        width: root.size * 1.25
        height: width
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: root.theme.gap * 0.6
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap * 0.75
        anchors.verticalCenter: parent.verticalCenter

        Words {
            theme: root.theme
            text: root.text
            color: root.ink
            size: root.size
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.more
            size: root.theme.smallSize
            width: parent.width
        }
    }
}
