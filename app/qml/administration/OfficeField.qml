// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A field of a form: its name, what is typed.
Column {
    id: root

    required property Theme theme
    required property string label
    required property string value
    property string hint: ""
    property alias line: box
    signal edited(string text)
    signal accepted

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
        text: root.value
        placeholderText: root.hint
        font.pixelSize: root.theme.bodySize
        height: root.theme.touch - 6
        Accessible.name: root.label
        width: parent.width
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()
    }
}
