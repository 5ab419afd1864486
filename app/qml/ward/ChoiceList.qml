// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// A list that is walked by keys: arrows, Page Up and Down, Home, End, Enter. Which row is current, its model says.
ListView {
    id: root

    required property Theme theme
    required property int current
    readonly property int page: Math.max(1, Math.floor(height / Math.max(48, contentHeight / Math.max(1, count))) - 1)
    readonly property real inner: contentHeight > height + 1 ? width - 12 : width // beside the scroll bar
    signal moved(int row)
    signal extended(int row) // with Shift: all from the current one to there
    signal chosen

    function go(row: int, extend: bool) {
        const to = Math.max(0, Math.min(count - 1, row));
        if (extend)
            extended(to);
        else
            moved(to);
    }

    currentIndex: current
    onCurrentChanged: {
        currentIndex = Qt.binding(() => root.current);
        positionViewAtIndex(current, ListView.Contain);
    }
    onHeightChanged: positionViewAtIndex(current, ListView.Contain)
    clip: true
    spacing: 4
    keyNavigationEnabled: false
    highlightMoveDuration: 0
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    cacheBuffer: 0 // rows made ahead would be given up aloud when the list is read anew
    activeFocusOnTab: true
    Keys.onPressed: event => {
        const steps = {
            [Qt.Key_Down]: 1,
            [Qt.Key_Up]: -1,
            [Qt.Key_PageDown]: root.page,
            [Qt.Key_PageUp]: -root.page,
            [Qt.Key_Home]: -root.count,
            [Qt.Key_End]: root.count
        };
        const step = steps[event.key];
        if (step !== undefined) {
            root.go(root.current + step, (event.modifiers & Qt.ShiftModifier) !== 0);
            event.accepted = true;
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            root.chosen();
            event.accepted = true;
        }
    }
    ScrollBar.vertical: ThinBar {
        theme: root.theme
        of: root
    }
}
