// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Today's numbers, side by side or one above the other.
Grid {
    id: root

    required property Theme theme
    required property StatusModel status
    readonly property real cellWidth: (width - spacing * (columns - 1)) / columns
    readonly property real cellHeight: (height - spacing * (3 / columns - 1)) * columns / 3

    columns: theme.tall ? 1 : 3
    spacing: theme.gap / 2

    CountCell {
        theme: root.theme
        level: Theme.Good
        glyph: "admit"
        count: root.status.admitted
        what: qsTr("cho qua")
        width: root.cellWidth
        height: root.cellHeight
    }
    CountCell {
        theme: root.theme
        level: Theme.Bad
        glyph: "refuse"
        count: root.status.refused
        what: qsTr("không cho qua")
        width: root.cellWidth
        height: root.cellHeight
    }
    CountCell {
        theme: root.theme
        level: Theme.Caution
        glyph: "unclear"
        count: root.status.unclear
        what: qsTr("chưa rõ")
        width: root.cellWidth
        height: root.cellHeight
    }
}
