// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One field of the filter: its name, what is typed.
Column {
    id: root

    required property Theme theme
    required property Oversight oversight
    required property string field
    required property string label
    required property string hint
    signal accepted

    Words {
        theme: root.theme
        text: root.label
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
    TextLine {
        theme: root.theme
        text: root.oversight.typed[root.field] ?? ""
        placeholderText: qsTr("vd. %1").arg(root.hint)
        font.pixelSize: root.theme.bodySize
        height: root.theme.touch - 12
        Accessible.name: root.label
        width: parent.width
        onTextEdited: root.oversight.setField(root.field, text)
        onAccepted: root.accepted()
    }
}
