// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// One thing about the station. When it is wrong it changes colour and gets a sign, not colour alone.
Rectangle {
    id: root

    required property Theme theme
    required property string icon
    required property string label
    required property string shortLabel
    required property string sentence
    required property int level
    readonly property string words: theme.wide ? label : shortLabel
    readonly property color ink: level > Theme.Plain ? theme.onStrong[level] : theme.text

    visible: label !== ""
    implicitHeight: theme.flat || theme.tall ? 34 : 42
    implicitWidth: line.implicitWidth + theme.gap * (theme.wide ? 1 : theme.tall ? 0.55 : 0.8)
    radius: theme.radius
    color: level > Theme.Plain ? theme.strong[level] : "transparent"
    Accessible.name: sentence

    RowLayout {
        id: line

        anchors.centerIn: parent
        spacing: 5

        Glyph {
            name: root.level === Theme.Bad ? "bad" : root.level === Theme.Caution ? "caution" : root.icon
            color: root.ink
            knockout: root.color
            Layout.preferredWidth: root.theme.smallSize * 1.4
            Layout.preferredHeight: Layout.preferredWidth
        }
        Glyph {
            visible: root.level > Theme.Plain
            name: root.icon
            color: root.ink
            Layout.preferredWidth: root.theme.smallSize * 1.4
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.words
            color: root.ink
            size: root.theme.smallSize
            strong: root.level > Theme.Plain
            wrapMode: Text.NoWrap
        }
    }
}
