// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One of a few: a row of buttons of which one is on.
Column {
    id: root

    required property Theme theme
    required property string label
    required property var options      // [{value, text}]
    required property string current
    property int most: 3 // in a row
    readonly property int across: Math.min(options.length, most)
    signal picked(string value)

    spacing: 4

    Words {
        theme: root.theme
        text: root.label
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    Grid {
        id: grid

        columns: root.across
        spacing: root.theme.gap / 2

        Repeater {
            model: root.options

            PushButton {
                id: option

                required property var modelData

                theme: root.theme
                text: option.modelData.text
                chosen: option.modelData.value === root.current
                stacked: true
                width: Math.floor((root.width - grid.spacing * (root.across - 1)) / root.across)
                wordSize: root.theme.bodySize
                onClicked: root.picked(option.modelData.value)
            }
        }
    }
}
