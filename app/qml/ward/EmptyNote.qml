// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// In place of a list that has nothing to show: why, and what can be done.
Item {
    id: root

    required property Theme theme
    required property string glyph
    required property string text
    property bool again: false
    signal retried

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * root.theme.gap, 640)
        spacing: root.theme.gap

        Glyph {
            name: root.glyph
            color: root.glyph === "bad" ? root.theme.strong[Theme.Bad] : root.theme.softText
            knockout: root.glyph === "bad" ? root.theme.onStrong[Theme.Bad] : root.theme.background
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.theme.headSize * 2
            height: width
        }
        Words {
            theme: root.theme
            text: root.text
            size: root.theme.titleSize
            horizontalAlignment: Text.AlignHCenter
            width: parent.width
        }
        PushButton {
            theme: root.theme
            visible: root.again
            text: qsTr("Thử lại")
            anchors.horizontalCenter: parent.horizontalCenter
            onClicked: root.retried()
        }
    }
}
