// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A label and its value; a level below zero makes the label a heading, no label lets the value have the width.
Item {
    id: root

    required property Theme theme
    required property string label
    required property string value
    required property int level
    readonly property bool heading: level < 0
    readonly property real side: heading ? width : label === "" ? 0 : Math.min(width * 0.36, 320)

    implicitHeight: Math.max(name.implicitHeight, content.implicitHeight) + (heading ? theme.gap : 4)

    Words {
        id: name

        theme: root.theme
        text: root.label
        strong: root.heading
        size: root.heading ? root.theme.bodySize : root.theme.smallSize
        color: root.heading ? root.theme.text : root.theme.softText
        wrapMode: Text.Wrap
        y: root.heading ? root.theme.gap : 0
        width: root.side
    }
    Words {
        id: content

        theme: root.theme
        text: root.value
        strong: root.level > 0
        color: root.level > 0 ? root.theme.onSoft[root.level] : root.theme.text
        size: root.theme.smallSize
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        visible: !root.heading
        x: root.side === 0 ? 0 : root.side + root.theme.gap
        width: parent.width - x
    }
}
