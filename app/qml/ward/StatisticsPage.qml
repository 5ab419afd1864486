// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What was issued, revoked, replaced and printed in a period: a row and a bar each; the register of it as a file.
WardPage {
    id: root

    readonly property StatisticsModel book: ward.statistics
    property int current: 0

    Component.onCompleted: book.refresh()

    FilePick {
        id: saving

        title: qsTr("Xuất sổ giấy của khoảng này")
        saves: true
        kinds: ["XLSX (*.xlsx)", "CSV (*.csv)"]
        suffix: "xlsx"
        proposal: (qsTr("so-giay") + (root.book.from === "" ? "" : "_" + root.book.from) + (root.book.until === "" ? "" : "_" + root.book.until)).replace(/\//g, "-") + ".xlsx"
        onChosen: file => root.book.save(file)
    }
    Flow {
        id: head

        x: root.gap
        y: root.gap
        width: root.width - 2 * root.gap
        spacing: root.gap / 2

        Repeater {
            model: root.book.groupings

            PushButton {
                required property var modelData

                theme: root.theme
                text: modelData.text
                wordSize: root.theme.smallSize
                chosen: modelData.value === root.book.by
                focusPolicy: Qt.TabFocus
                height: root.theme.touch - 8
                onClicked: {
                    root.book.by = modelData.value;
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                }
            }
        }
        PushButton {
            theme: root.theme
            visible: !root.book.exporting
            glyph: "disk"
            text: qsTr("Xuất sổ…")
            wordSize: root.theme.smallSize
            height: root.theme.touch - 8
            onClicked: saving.begin()
        }
    }
    Flow {
        id: when

        x: root.gap
        y: head.y + head.height + root.gap / 2
        width: head.width
        spacing: root.gap / 2

        Repeater {
            model: root.book.periods

            PushButton {
                required property var modelData

                theme: root.theme
                text: modelData.text
                wordSize: root.theme.smallSize
                chosen: modelData.value === root.book.period
                focusPolicy: Qt.TabFocus
                height: root.theme.touch - 8
                onClicked: {
                    root.book.period = modelData.value;
                    rows.forceActiveFocus(Qt.MouseFocusReason);
                }
            }
        }
        TextLine {
            id: from

            theme: root.theme
            text: root.book.from
            placeholderText: qsTr("Từ ngày")
            font.pixelSize: root.theme.smallSize
            leftPadding: 8
            rightPadding: 4
            Accessible.name: qsTr("Từ ngày")
            width: root.theme.smallSize * 10
            height: root.theme.touch - 8
            onAccepted: root.book.setDays(text, until.text)
        }
        TextLine {
            id: until

            theme: root.theme
            text: root.book.until
            placeholderText: qsTr("Đến hết ngày")
            font.pixelSize: root.theme.smallSize
            leftPadding: 8
            rightPadding: 4
            Accessible.name: qsTr("Đến hết ngày")
            width: root.theme.smallSize * 10
            height: root.theme.touch - 8
            onAccepted: root.book.setDays(from.text, text)
        }
        PushButton {
            theme: root.theme
            text: qsTr("Xem")
            wordSize: root.theme.smallSize
            chosen: root.book.period === "days"
            height: root.theme.touch - 8
            onClicked: root.book.setDays(from.text, until.text)
        }
    }
    Column {
        id: notes

        x: root.gap
        y: when.y + when.height + root.gap / 2
        width: head.width
        spacing: 6

        ExportProgress {
            theme: root.theme
            visible: root.book.exporting
            book: root.book
            width: parent.width
            onVisibleChanged: if (!visible) rows.forceActiveFocus(Qt.OtherFocusReason)
        }
        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: "bad"
            text: root.book.complaint
            level: Theme.Bad
            width: parent.width
        }
        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: "good"
            text: root.book.notice
            level: Theme.Good
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.book.totals
            strong: true
            width: parent.width
        }
    }
    ChoiceList {
        id: rows

        focus: true
        theme: root.theme
        model: root.book.rows
        current: root.current
        x: root.gap
        y: notes.y + notes.height + root.gap / 2
        width: head.width
        height: root.height - y - root.gap / 2
        onMoved: row => root.current = row

        delegate: StatisticsRow {
            theme: root.theme
            width: rows.inner
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: rows
        visible: root.book.rows.count === 0 && (root.book.complaint === "" || root.book.state !== StatisticsModel.Shown)
        glyph: root.book.state === StatisticsModel.Failed ? "bad" : root.book.state === StatisticsModel.Loading ? "clock" : "info"
        text: root.book.state === StatisticsModel.Failed ? root.book.failure : root.book.state === StatisticsModel.Loading ? qsTr("Đang đếm…") : qsTr("Không có giấy nào trong khoảng này.")
        again: root.book.state === StatisticsModel.Failed
        onRetried: root.book.refresh()
    }
}
