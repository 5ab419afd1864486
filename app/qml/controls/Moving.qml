// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Something goes on, nobody knows how long.
Rectangle {
    id: root

    required property Theme theme

    radius: height / 2
    color: theme.raised
    border.width: 1
    border.color: theme.outline
    implicitHeight: 22

    Rectangle {
        id: mark

        width: root.width / 4
        height: root.height
        radius: height / 2
        color: root.theme.accent
        SequentialAnimation on x {
            running: root.visible && root.theme.motion
            loops: Animation.Infinite
            NumberAnimation { from: 0; to: root.width - mark.width; duration: 1200 }
            NumberAnimation { from: root.width - mark.width; to: 0; duration: 1200 }
        }
    }
}
