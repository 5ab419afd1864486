// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Entries, newest first; more come as one scrolls.
FocusScope {
    id: root

    required property Theme theme
    required property Oversight oversight
    readonly property bool failed: oversight.state === Oversight.Failed
    readonly property bool waiting: oversight.state === Oversight.Opening || oversight.loading

    ChoiceList {
        id: list

        anchors.fill: parent
        focus: true
        theme: root.theme
        model: root.oversight.rows
        current: root.oversight.current
        onMoved: row => root.oversight.current = row
        onExtended: row => root.oversight.current = row
        onChosen: root.oversight.openEntry()

        delegate: EntryRow {
            theme: root.theme
            width: list.inner
            onTapped: row => {
                root.oversight.current = row;
                root.oversight.openEntry();
            }
        }
    }
    EmptyNote {
        anchors.fill: parent
        theme: root.theme
        visible: root.failed || root.oversight.rows.count === 0
        glyph: root.failed ? "bad" : root.waiting ? "clock" : "search"
        text: root.failed ? root.oversight.failure : root.waiting ? qsTr("Đang đọc…")
            : root.oversight.narrowed ? qsTr("Không có mục nào như vậy.") : qsTr("Kho chưa có lượt quét nào.")
        again: root.failed
        onRetried: root.oversight.retry()
    }
}
