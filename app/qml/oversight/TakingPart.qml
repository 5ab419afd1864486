// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Logs into the archive: from a stick or a folder (a hub's export too), from files, from this very station.
Column {
    id: root

    required property Theme theme
    required property Overseer overseer
    signal filesWanted
    signal folderWanted

    spacing: theme.gap / 2

    Words {
        theme: root.theme
        text: qsTr("Lấy nhật ký vào kho này")
        strong: true
        width: parent.width
    }
    Words {
        theme: root.theme
        text: qsTr("Thư mục: thẻ nhớ có trích sổ (.journal), thư mục máy chủ xuất ra, hoặc thư mục của một trạm. Biên nhận (.receipt) được lấy theo. Lấy lại lần nữa không sao.")
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    Flow {
        visible: !root.overseer.taking
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            glyph: "disk"
            text: qsTr("Từ thẻ nhớ, thư mục…")
            onClicked: root.folderWanted()
        }
        PushButton {
            theme: root.theme
            glyph: "file"
            text: qsTr("Từ tệp…")
            onClicked: root.filesWanted()
        }
        PushButton {
            theme: root.theme
            visible: root.overseer.hasStation
            glyph: "shift"
            text: qsTr("Của chính trạm này")
            onClicked: root.overseer.takeOwn()
        }
    }
    Flow {
        visible: root.overseer.taking
        width: parent.width
        spacing: root.theme.gap

        PushButton {
            theme: root.theme
            glyph: "close"
            text: qsTr("Dừng")
            onClicked: root.overseer.cancel()
        }
        Words {
            theme: root.theme
            text: root.overseer.progress
            height: root.theme.touch
            verticalAlignment: Text.AlignVCenter
        }
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: root.overseer.outcomeBad ? "caution" : "good"
        level: root.overseer.outcomeBad ? Theme.Caution : Theme.Good
        text: root.overseer.outcome
        width: parent.width
    }
    Repeater {
        model: root.overseer.failures

        LabelledRow {
            theme: root.theme
            width: root.width
        }
    }
}
