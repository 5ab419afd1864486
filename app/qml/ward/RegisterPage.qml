// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The passes that the desk has made, searched as one types.
WardPage {
    id: root

    readonly property RegisterModel book: ward.book

    Component.onCompleted: {
        book.refresh();
        find.forceActiveFocus(Qt.TabFocusReason);
    }

    TextLine {
        id: find

        theme: root.theme
        text: root.book.search
        placeholderText: qsTr("Tìm: tên, số giấy, biển số, tổ chức, hộ")
        font.pixelSize: root.theme.bodySize
        Accessible.name: qsTr("Tìm trong sổ")
        x: root.gap
        y: root.gap
        width: Math.min(root.width - 2 * root.gap, root.theme.tall ? root.width : 640)
        onTextEdited: root.book.search = text
        onAccepted: list.forceActiveFocus(Qt.TabFocusReason)
        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
    }
    Words {
        id: tally

        theme: root.theme
        text: root.book.tally
        color: root.theme.softText
        size: root.theme.smallSize
        x: root.gap
        y: find.y + find.height + root.gap / 2
        width: root.width - 2 * root.gap
    }
    ChoiceList {
        id: list

        theme: root.theme
        model: root.book.rows
        current: root.book.current
        x: root.gap
        y: tally.y + tally.height + root.gap / 2
        width: root.width - 2 * root.gap
        height: root.height - y - root.gap
        onMoved: row => root.book.current = row

        delegate: RegisterRow {
            theme: root.theme
            width: list.inner
            onTapped: row => root.book.current = row
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: list
        visible: root.book.rows.count === 0
        glyph: root.book.state === RegisterModel.Failed ? "bad" : root.book.state === RegisterModel.Loading ? "clock" : "search"
        text: root.book.state === RegisterModel.Failed ? root.book.failure
            : root.book.state === RegisterModel.Loading ? qsTr("Đang mở sổ…") : root.book.emptyText
        again: root.book.state === RegisterModel.Failed
        onRetried: root.book.refresh()
    }
}
