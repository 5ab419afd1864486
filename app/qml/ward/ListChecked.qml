// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a ListView of Qt 6.4 cannot make a header of bound components.
// qmllint disable unqualified
import QtQuick
import ThongHanh

// What is wrong with which row, what is good, what can be put right here; then the good rows are taken.
FocusScope {
    id: root

    required property Theme theme
    required property IntakeModel list
    property int current: 0

    FilePick {
        id: saving

        title: qsTr("Lưu các dòng cần sửa")
        saves: true
        proposal: qsTr("can-sua-%1").arg(root.list.fileName)
        onChosen: file => root.list.saveBad(file)
    }
    Column {
        id: head

        width: parent.width
        spacing: 6

        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: "bad"
            text: root.list.complaint
            level: Theme.Bad
            width: parent.width
        }
        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: "good"
            text: root.list.notice
            level: Theme.Good
            width: parent.width
        }
        Flow {
            width: parent.width
            spacing: root.theme.gap / 2

            Repeater {
                model: root.list.tabs

                PushButton {
                    required property var modelData

                    theme: root.theme
                    text: modelData.text + " " + modelData.count
                    wordSize: root.theme.smallSize
                    chosen: modelData.tab === root.list.tab
                    focusPolicy: Qt.TabFocus
                    height: root.theme.touch - 8
                    onClicked: {
                        root.current = 0;
                        root.list.tab = modelData.tab;
                        rows.forceActiveFocus(Qt.MouseFocusReason);
                    }
                }
            }
        }
    }
    ChoiceList {
        id: rows

        focus: true
        theme: root.theme
        model: root.list.rows
        current: root.current
        y: head.height + root.theme.gap / 2
        width: parent.width
        height: foot.y - y - root.theme.gap / 2
        onMoved: row => root.current = row

        header: ListOffers {
            theme: root.theme
            list: root.list
            width: rows.inner
        }
        delegate: ListFindingRow {
            theme: root.theme
            width: rows.inner
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: rows
        visible: root.list.rows.count === 0
        glyph: root.list.tab === "good" ? "caution" : "check"
        text: root.list.tab === "good" ? qsTr("Không có dòng nào dùng được.") : qsTr("Không có gì.")
    }
    Flow {
        id: foot

        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            primary: true
            height: root.theme.touch
            glyph: "check"
            text: qsTr("Nhận %1 dòng tốt").arg(root.list.good)
            enabled: root.list.good > 0
            onClicked: root.list.take()
        }
        PushButton {
            theme: root.theme
            visible: root.list.bad > 0
            glyph: "disk"
            text: qsTr("Lưu %1 dòng cần sửa…").arg(root.list.bad)
            onClicked: saving.begin()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Cột…")
            onClicked: root.list.changeColumns()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Tệp khác")
            onClicked: root.list.begin()
        }
    }
}
