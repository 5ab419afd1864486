// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// A line across the window that must not be overlooked.
Rectangle {
    id: root

    required property Theme theme
    required property string text
    property string glyph: "info"
    property color ink: theme.onDemonstration

    color: theme.demonstration
    implicitHeight: Math.max(words.implicitHeight + 6, theme.wide ? 38 : 28)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: root.theme.gap
        anchors.rightMargin: root.theme.gap
        spacing: root.theme.gap / 2

        Glyph {
            name: root.glyph
            color: root.ink
            knockout: root.color
            Layout.preferredWidth: root.theme.smallSize * 1.4
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            id: words

            theme: root.theme
            text: root.text
            color: root.ink
            size: root.theme.smallSize
            strong: true
            Layout.fillWidth: true
        }
    }
}
