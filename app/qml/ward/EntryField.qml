// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A field of a form: its name, what is typed, and what is wrong with it.
Column {
    id: root

    required property Theme theme
    required property EntryModel entry
    required property string field
    required property string label
    property string hint: ""
    property alias line: box
    readonly property string complaint: entry.complaints[field] ?? ""

    Words {
        theme: root.theme
        text: root.label
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
    TextLine {
        id: box

        theme: root.theme
        text: root.entry.values[root.field] ?? ""
        placeholderText: root.hint
        font.pixelSize: root.theme.bodySize
        height: root.theme.touch - 6
        Accessible.name: root.label
        width: parent.width
        onTextEdited: root.entry.setValue(root.field, text)
        onAccepted: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.complaint
        color: root.theme.onSoft[Theme.Bad]
        size: root.theme.smallSize
        width: parent.width
    }
}
