// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Where the keyboard is: a ring around its parent, with a gap so that it shows on every colour.
Rectangle {
    required property Theme theme

    anchors.fill: parent
    anchors.margins: -5
    color: "transparent"
    radius: theme.radius + 4
    border.width: 3
    border.color: theme.accent
}
