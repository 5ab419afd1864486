// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Everything under the band: what to do, further reasons, the person, the facts.
Column {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    readonly property bool unproven: checkpoint.card === CheckpointModel.Verdict && checkpoint.hasPass && !checkpoint.proven

    spacing: theme.gap * 0.5

    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: "todo"
        text: root.checkpoint.toDo
        level: root.checkpoint.level
        size: root.theme.titleSize
        width: parent.width
    }
    Repeater {
        model: root.checkpoint.reasons
        ReasonBox {
            required property string what
            required property string toDo

            theme: root.theme
            glyph: level === Theme.Bad ? "bad" : level === Theme.Caution ? "caution" : "info"
            text: what
            more: level === Theme.Caution ? toDo : ""
            required level
            width: root.width
        }
    }
    ReasonBox {
        theme: root.theme
        visible: root.unproven
        glyph: "caution"
        text: qsTr("Chưa chứng thực: những gì ghi dưới đây có thể là giả.")
        level: Theme.Caution
        width: parent.width
    }
    Person {
        theme: root.theme
        checkpoint: root.checkpoint
        visible: root.checkpoint.holder !== ""
        width: parent.width
    }
    Facts {
        theme: root.theme
        checkpoint: root.checkpoint
        width: parent.width
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.checkpoint.origin
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
}
