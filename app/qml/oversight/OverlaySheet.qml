// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A form over the explorer: what it is about, its fields, its buttons below. Esc closes it.
FocusScope {
    id: root

    required property Theme theme
    required property string title
    required property string about
    default property alias content: column.data
    property alias actions: row.data
    signal closed

    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: closed()
    Keys.onDownPressed: area.turn(0.2)
    Keys.onUpPressed: area.turn(-0.2)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            area.turn(event.key === Qt.Key_PageDown ? 1 : -1);
            event.accepted = true;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: heading

        theme: root.theme
        text: root.title
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    Words {
        id: words

        theme: root.theme
        text: root.about
        color: root.theme.softText
        size: root.theme.smallSize
        maximumLineCount: 2
        elide: Text.ElideRight
        x: root.theme.gap
        y: heading.y + heading.height
        width: heading.width
    }
    ScrollArea {
        id: area

        theme: root.theme
        x: root.theme.gap
        y: words.y + words.height + root.theme.gap / 2
        width: Math.min(heading.width, 900)
        height: row.y - y - root.theme.gap / 2
        contentHeight: column.implicitHeight

        Column {
            id: column

            width: parent.width - 14
            spacing: root.theme.gap * 0.6
        }
    }
    Flow {
        id: row

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: heading.width
        spacing: root.theme.gap / 2
    }
}
