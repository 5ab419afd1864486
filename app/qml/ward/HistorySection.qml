// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who did what, when, and why: one readable page, oldest first.
FocusScope {
    id: root

    required property Theme theme
    required property var history

    ScrollArea {
        id: area

        theme: root.theme
        anchors.fill: parent
        contentHeight: lines.implicitHeight
        focus: true
        Keys.onDownPressed: turn(0.2)
        Keys.onUpPressed: turn(-0.2)

        Column {
            id: lines

            width: parent.width - 14
            spacing: root.theme.gap / 2

            Repeater {
                model: root.history

                Words {
                    required property string modelData

                    theme: root.theme
                    text: modelData
                    size: root.theme.smallSize
                    width: lines.width
                }
            }
        }
    }
}
