// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A number plate looks like a number plate: the officer compares two pictures, not two texts.
Rectangle {
    id: root

    required property Theme theme
    required property string number

    color: "#ffffff"
    border.width: 2
    border.color: "#10181a"
    radius: 5
    implicitWidth: words.implicitWidth + theme.gap * 0.8
    implicitHeight: words.implicitHeight

    Words {
        id: words

        anchors.centerIn: parent
        theme: root.theme
        text: root.number
        color: "#10181a"
        strong: true
        wrapMode: Text.NoWrap
        size: root.theme.wide ? root.theme.bodySize : root.theme.bodySize - 1
        font.letterSpacing: root.theme.wide ? 1 : 0
    }
}
