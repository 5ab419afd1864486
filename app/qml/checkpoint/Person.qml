// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Whose pass it is, and whether the ID card says the same.
Item {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    readonly property bool beside: mark.visible && !theme.tall
    readonly property bool below: mark.visible && theme.tall

    implicitHeight: Math.max(names.height, beside ? mark.height : 0) + (below ? mark.height + 4 : 0)

    Column {
        id: names

        width: parent.width - (root.beside ? mark.width + root.theme.gap : 0)
        spacing: -2

        Words {
            theme: root.theme
            text: root.checkpoint.holder
            size: root.theme.nameSize
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.checkpoint.subtitle
            color: root.theme.softText
            elide: root.theme.flat ? Text.ElideRight : Text.ElideNone
            maximumLineCount: root.theme.flat ? 1 : 3
            width: parent.width
        }
    }
    CardMark {
        id: mark

        theme: root.theme
        checkpoint: root.checkpoint
        width: Math.min(implicitWidth, parent.width * (root.theme.tall ? 1 : 0.42))
        x: root.below ? 0 : parent.width - width
        y: root.below ? names.height + 4 : 6
    }
}
