// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// In which way a pass is replaced, and what the new one says otherwise.
Column {
    id: root

    required property Theme theme
    required property ReplaceModel replace

    spacing: theme.gap * 0.6

    Choice {
        theme: root.theme
        label: qsTr("Cấp đổi thế nào")
        options: root.replace.ways
        current: root.replace.way
        width: parent.width
        onPicked: value => root.replace.way = value
    }
    Words {
        theme: root.theme
        text: root.replace.wayText
        size: root.theme.smallSize
        width: parent.width
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: "info"
        text: root.replace.notOffered
        width: parent.width
    }
    ReasonBox {
        theme: root.theme
        visible: root.replace.way !== "same" && text !== ""
        glyph: "info"
        text: root.replace.content.note
        level: Theme.Caution
        width: parent.width
    }
    EntryField {
        theme: root.theme
        entry: root.replace.content
        visible: root.replace.way === "extend"
        field: "valid_until"
        label: qsTr("Có giá trị đến hết ngày")
        hint: "20/09/2021"
        width: parent.width
    }
    LineFields {
        theme: root.theme
        entry: root.replace.content
        visible: root.replace.way === "correct"
        width: parent.width
    }
}
