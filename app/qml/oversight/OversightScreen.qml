// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// An archive: its name, what is asked for beside the list or the figures, one entry over them.
FocusScope {
    id: root

    required property Theme theme
    required property Oversight oversight
    readonly property bool beside: theme.wide // the filter has room of its own
    readonly property bool listing: oversight.page === Oversight.List
    property bool filtering: false

    focus: true
    Keys.onEscapePressed: filtering = false

    OversightHead {
        id: head

        theme: root.theme
        oversight: root.oversight
        beside: root.beside
        filtering: root.filtering
        enabled: root.oversight.sheetTitle === ""
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
        onFilterToggled: root.filtering = !root.filtering
    }
    FilterPane {
        id: filter

        theme: root.theme
        oversight: root.oversight
        visible: root.beside || root.filtering
        enabled: visible && root.oversight.sheetTitle === ""
        x: root.theme.gap
        y: head.y + head.height + root.theme.gap / 2
        width: root.beside ? 340 : parent.width - 2 * x
        height: parent.height - y - root.theme.gap / 2
        onApplied: {
            root.filtering = false;
            body.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    FocusScope {
        id: body

        focus: true
        visible: root.beside || !root.filtering
        enabled: visible && root.oversight.sheetTitle === ""
        x: root.beside ? filter.x + filter.width + root.theme.gap : root.theme.gap
        y: filter.y
        width: parent.width - x - root.theme.gap
        height: filter.height

        EntriesList {
            anchors.fill: parent
            focus: visible
            visible: root.listing
            theme: root.theme
            oversight: root.oversight
        }
        FiguresPage {
            anchors.fill: parent
            focus: visible
            visible: !root.listing
            theme: root.theme
            oversight: root.oversight
        }
    }
    EntrySheet {
        anchors.fill: parent
        visible: root.oversight.sheetTitle !== ""
        enabled: visible
        theme: root.theme
        oversight: root.oversight
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
    }
}
