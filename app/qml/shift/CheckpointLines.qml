// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A checkpoint's name over its area and code.
Item {
    id: root

    required property Theme theme
    required property string name
    required property string place
    required property color ink
    required property bool chosen

    implicitHeight: words.height

    Glyph {
        id: sign

        name: "check"
        color: root.ink
        visible: root.chosen
        x: root.theme.gap / 2
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.titleSize
        height: width
    }
    Column {
        id: words

        x: sign.x + sign.width + root.theme.gap
        width: parent.width - x - root.theme.gap / 2
        anchors.verticalCenter: parent.verticalCenter
        spacing: -2

        Words {
            theme: root.theme
            text: root.name
            color: root.ink
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.place
            color: root.ink
            size: root.theme.smallSize
            width: parent.width
        }
    }
}
