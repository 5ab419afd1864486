// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// An archive: its name, what is asked for beside the list or the figures, one entry over them.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    required property Oversight oversight
    readonly property bool beside: theme.wide // the filter has room of its own
    readonly property bool listing: oversight.page === Oversight.List
    property bool filtering: false
    property bool acting: false // the list of actions is open

    focus: true
    onListingChanged: body.forceActiveFocus(Qt.OtherFocusReason)
    Keys.onEscapePressed: {
        if (filtering || acting)
            filtering = acting = false;
        else
            overseer.back();
    }

    OversightHead {
        id: head

        theme: root.theme
        oversight: root.oversight
        beside: root.beside
        filtering: root.filtering
        acting: root.acting
        enabled: root.oversight.sheetTitle === ""
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
        onFilterToggled: root.filtering = !root.filtering
        onActionsToggled: root.acting = !root.acting
    }
    OversightActions {
        id: actions

        theme: root.theme
        overseer: root.overseer
        visible: root.acting
        enabled: visible && root.oversight.sheetTitle === ""
        x: root.theme.gap
        y: head.y + head.height + root.theme.gap / 2
        width: parent.width - 2 * x
        onDone: root.acting = false
    }
    FilterPane {
        id: filter

        theme: root.theme
        oversight: root.oversight
        visible: root.beside || root.filtering
        enabled: visible && root.oversight.sheetTitle === ""
        x: root.theme.gap
        y: (actions.visible ? actions.y + actions.height : head.y + head.height) + root.theme.gap / 2
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
    CopiesSheet {
        anchors.fill: parent
        visible: root.overseer.copies.shown
        enabled: visible && root.oversight.sheetTitle === ""
        theme: root.theme
        copies: root.overseer.copies
        onEnabledChanged: if (enabled)
            begin()
    }
    IntegritySheet {
        anchors.fill: parent
        visible: root.overseer.integrity.shown
        enabled: visible
        theme: root.theme
        overseer: root.overseer
        integrity: root.overseer.integrity
        onVisibleChanged: {
            if (visible)
                begin();
            else
                body.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    AccessSheet {
        anchors.fill: parent
        visible: root.overseer.accesses.shown
        enabled: visible
        theme: root.theme
        accesses: root.overseer.accesses
        onVisibleChanged: {
            if (visible)
                begin();
            else
                body.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    EntrySheet {
        anchors.fill: parent
        visible: root.oversight.sheetTitle !== ""
        enabled: visible
        theme: root.theme
        overseer: root.overseer
        oversight: root.oversight
        onVisibleChanged: {
            if (visible)
                begin();
            else if (!root.overseer.copies.shown)
                body.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
