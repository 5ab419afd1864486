// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What can be done to the chosen lines, or to the one the keyboard is at.
Flow {
    id: root

    required property Theme theme
    required property RequestModel request
    required property EntryModel entry
    signal listWanted
    readonly property int chosen: request.lines.chosen
    readonly property string of: chosen > 0 ? " (" + chosen + ")" : ""

    spacing: theme.gap / 2

    PushButton {
        theme: root.theme
        visible: root.request.decides
        glyph: "good"
        text: qsTr("Duyệt") + root.of
        key: "A"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: !root.request.working
        onClicked: root.request.approve()
    }
    PushButton {
        theme: root.theme
        visible: root.request.decides
        glyph: "refuse"
        text: qsTr("Từ chối…") + root.of
        key: "R"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: !root.request.working
        onClicked: root.request.refuse()
    }
    PushButton {
        theme: root.theme
        visible: root.request.decides
        glyph: "back"
        text: qsTr("Hoàn tác")
        key: "U"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: root.request.canUndo && !root.request.working
        onClicked: root.request.undo()
    }
    PushButton {
        theme: root.theme
        visible: root.request.edits
        glyph: "id-card"
        text: qsTr("Thêm dòng")
        key: "N"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.entry.openNew()
    }
    PushButton {
        theme: root.theme
        visible: root.request.edits
        glyph: "file"
        text: qsTr("Danh sách…")
        key: "L"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.listWanted()
    }
    PushButton {
        theme: root.theme
        visible: root.request.edits && root.request.lines.total > 0
        glyph: "close"
        text: qsTr("Bỏ dòng") + root.of
        key: "Del"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.request.removeLines()
    }
    PushButton {
        theme: root.theme
        visible: root.chosen > 0
        text: qsTr("Bỏ chọn")
        key: "Esc"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.request.lines.chooseNone()
    }
}
