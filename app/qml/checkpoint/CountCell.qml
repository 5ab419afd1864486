// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// How often one verdict was given today.
Rectangle {
    id: root

    required property Theme theme
    required property int level
    required property string glyph
    required property int count
    required property string what

    color: theme.surface
    radius: theme.radius
    Accessible.name: count + " " + what

    Row {
        anchors.centerIn: parent
        spacing: root.theme.gap / 2
        Glyph {
            name: root.glyph
            color: root.theme.strong[root.level]
            knockout: root.theme.onStrong[root.level]
            anchors.verticalCenter: parent.verticalCenter
            width: root.theme.titleSize * 1.2
            height: width
        }
        Words {
            theme: root.theme
            text: root.count
            size: root.theme.titleSize
            strong: true
            wrapMode: Text.NoWrap
        }
    }
}
