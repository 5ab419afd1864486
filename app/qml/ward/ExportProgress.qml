// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// How far the register is on its way into its file; others work at the desk meanwhile.
Item {
    id: root

    required property Theme theme
    required property StatisticsModel book

    implicitHeight: Math.max(words.height + bar.height + 6, stop.height)

    Words {
        id: words

        theme: root.theme
        text: root.book.progressText
        width: parent.width - stop.width - root.theme.gap
    }
    Rectangle {
        id: bar

        radius: height / 2
        color: root.theme.raised
        border.width: 1
        border.color: root.theme.outline
        y: words.height + 6
        width: words.width
        height: 22
        Accessible.role: Accessible.ProgressBar
        Accessible.name: root.book.progressText

        Rectangle {
            visible: root.book.progress > 0
            radius: height / 2
            color: root.theme.accent
            height: parent.height
            width: Math.max(height, parent.width * root.book.progress)
        }
    }
    PushButton {
        id: stop

        theme: root.theme
        glyph: "bad"
        text: qsTr("Dừng")
        enabled: !root.book.stopping
        anchors.right: parent.right
        onClicked: root.book.stopExport()
    }
}
