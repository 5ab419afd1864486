// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A button of the action bar; its key in the corner where there is a keyboard.
PushButton {
    id: root

    required property real place

    stacked: true
    width: place
    implicitHeight: theme.wide ? 76 : 60

    Words {
        theme: root.theme
        visible: root.key !== "" && !root.theme.tall
        text: root.key
        color: root.ink
        size: root.theme.smallSize - 2
        wrapMode: Text.NoWrap
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.rightMargin: 8
        anchors.topMargin: 3
    }
}
