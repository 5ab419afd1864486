// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The lines of a request, one a pass, decided by keys: A approves, R refuses, U takes the last decision back.
FocusScope {
    id: root

    required property Theme theme
    required property RequestModel request
    required property EntryModel entry
    signal listWanted
    readonly property LinesModel lines: request.lines
    readonly property var filters: [
        { filter: "", text: qsTr("Tất cả"), count: lines.total },
        { filter: "undecided", text: qsTr("Chưa xét"), count: lines.undecided },
        { filter: "approved", text: qsTr("Đã duyệt"), count: lines.approved },
        { filter: "refused", text: qsTr("Từ chối"), count: lines.refused },
        { filter: "same", text: qsTr("Trùng"), count: lines.same }
    ]

    Keys.onPressed: event => {
        const plain = event.modifiers === Qt.NoModifier || event.modifiers === Qt.ShiftModifier;
        event.accepted = true;
        if (event.text === "/")
            find.forceActiveFocus(Qt.ShortcutFocusReason);
        else if (event.key === Qt.Key_A && (event.modifiers & Qt.ControlModifier))
            root.lines.chooseAll();
        else if (event.key === Qt.Key_Space)
            root.lines.toggle(root.lines.current);
        else if (event.key === Qt.Key_A && plain && root.request.decides)
            root.request.approve();
        else if (event.key === Qt.Key_R && plain && root.request.decides)
            root.request.refuse();
        else if (event.key === Qt.Key_U && plain && root.request.canUndo)
            root.request.undo();
        else if (event.key === Qt.Key_N && plain && root.request.edits)
            root.entry.openNew();
        else if (event.key === Qt.Key_L && plain && root.request.edits)
            root.listWanted();
        else if (event.key === Qt.Key_Delete && root.request.edits)
            root.request.removeLines();
        else if (event.key === Qt.Key_Escape && root.lines.chosen > 0)
            root.lines.chooseNone();
        else
            event.accepted = false;
    }

    ListView {
        id: head

        orientation: ListView.Horizontal
        spacing: root.theme.gap / 2
        clip: true
        width: parent.width - (root.theme.tall ? 0 : find.width + root.theme.gap / 2)
        height: root.theme.touch - 8
        model: root.filters
        visible: root.lines.total > 0

        delegate: PushButton {
            required property var modelData

            theme: root.theme
            text: modelData.text + " " + modelData.count
            wordSize: root.theme.smallSize
            chosen: modelData.filter === root.lines.filter
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            onClicked: {
                root.lines.filter = modelData.filter;
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
        }
    }
    TextLine {
        id: find

        theme: root.theme
        visible: root.lines.total > 0
        text: root.lines.search
        placeholderText: qsTr("Tìm ( / )")
        font.pixelSize: root.theme.bodySize
        Accessible.name: qsTr("Tìm dòng")
        x: root.theme.tall ? 0 : parent.width - width
        y: root.theme.tall ? head.height + 4 : 0
        width: root.theme.tall ? parent.width : root.theme.wide ? 260 : 150
        height: root.theme.touch - 8
        onTextEdited: root.lines.search = text
        onAccepted: list.forceActiveFocus(Qt.TabFocusReason)
        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        Keys.onEscapePressed: {
            root.lines.search = "";
            list.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Words {
        id: unfinished

        theme: root.theme
        visible: text !== ""
        text: root.request.unfinished
        color: root.theme.onSoft[Theme.Caution]
        size: root.theme.smallSize
        y: root.theme.tall ? find.y + find.height : head.height
        width: parent.width
    }
    ChoiceList {
        id: list

        focus: true
        theme: root.theme
        model: root.lines
        current: root.lines.current
        y: unfinished.y + (unfinished.visible ? unfinished.height : 0) + root.theme.gap / 2
        width: parent.width
        height: (actions.visible ? actions.y - 4 : parent.height) - y
        onChosen: root.entry.openLine(root.lines.currentNumber)
        onMoved: row => root.lines.current = row
        onExtended: row => root.lines.extendTo(row)

        delegate: LineRow {
            theme: root.theme
            width: list.inner
            onTapped: (row, more) => {
                list.forceActiveFocus(Qt.MouseFocusReason);
                if (more) {
                    root.lines.extendTo(row);
                } else {
                    root.lines.current = row;
                }
            }
            onTicked: row => {
                root.lines.current = row;
                root.lines.toggle(row);
            }
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: list
        visible: root.lines.count === 0
        glyph: "info"
        text: root.lines.total === 0 ? root.request.edits ? qsTr("Hồ sơ chưa có dòng nào. Nhấn N hoặc quét thẻ căn cước để thêm, L để lấy danh sách từ tệp.") : qsTr("Hồ sơ chưa có dòng nào.") : qsTr("Không có dòng nào khớp.")
    }
    LineActions {
        id: actions

        theme: root.theme
        request: root.request
        entry: root.entry
        onListWanted: root.listWanted()
        visible: root.request.decides || root.request.edits || root.lines.chosen > 0
        width: parent.width
        y: parent.height - height
    }
}
