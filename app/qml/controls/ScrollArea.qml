// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// More than fits: moves under a finger, shows that there is more.
Flickable {
    id: root

    required property Theme theme

    // By most of what is visible, so that the last line read is seen again.
    function turn(pages: real) {
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + pages * height * 0.8));
    }

    contentWidth: width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollBar {
        policy: root.contentHeight > root.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        width: 8
        contentItem: Rectangle {
            radius: 4
            color: root.theme.outline
        }
    }
}
