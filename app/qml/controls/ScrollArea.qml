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
    readonly property Item lively: Window.activeFocusItem

    // By most of what is visible, so that the last line read is seen again.
    function turn(pages: real) {
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + pages * height * 0.8));
    }

    // What has the keyboard is in view, also once a keyboard on the screen has taken a part of it.
    function follow() {
        const item = lively;
        let above = item;
        while (above && above !== contentItem)
            above = above.parent;
        if (!above || item.height > height)
            return;
        const top = contentItem.mapFromItem(item, 0, 0).y;
        const room = Math.min(theme.gap, (height - item.height) / 2);
        const most = Math.max(0, contentHeight - height);
        contentY = Math.max(0, Math.min(most, Math.min(top - room, Math.max(contentY, top + item.height + room - height))));
    }

    onLivelyChanged: follow()
    onHeightChanged: follow()
    contentWidth: width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ThinBar {
        theme: root.theme
        of: root
    }
}
