// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Signs of copies over the whole archive; one opens the pass's timeline.
FocusScope {
    id: root

    required property Theme theme
    required property CopySearch copies

    function begin() {
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: copies.close()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title

        theme: root.theme
        text: qsTr("Dấu hiệu có bản sao")
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    ReasonBox {
        id: summary

        theme: root.theme
        glyph: root.copies.searching ? "clock" : root.copies.found ? "bad" : "info"
        text: root.copies.summary
        more: qsTr("Theo thời gian của bộ lọc; các điều kiện khác không tính ở đây.")
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    ChoiceList {
        id: list

        focus: true
        theme: root.theme
        model: root.copies.rows
        current: root.copies.current
        x: root.theme.gap
        y: summary.y + summary.height + root.theme.gap / 2
        width: title.width
        height: close.y - y - root.theme.gap / 2
        onMoved: row => root.copies.current = row
        onExtended: row => root.copies.current = row
        onChosen: root.copies.openCurrent()

        delegate: EntryRow {
            theme: root.theme
            width: list.inner
            onTapped: row => {
                root.copies.current = row;
                root.copies.openCurrent();
            }
        }
    }
    PushButton {
        id: close

        theme: root.theme
        glyph: root.copies.searching ? "close" : "back"
        text: root.copies.searching ? qsTr("Dừng") : qsTr("Đóng")
        key: "Esc"
        wordSize: root.theme.smallSize
        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        onClicked: root.copies.close()
    }
}
