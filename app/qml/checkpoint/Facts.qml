// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What the pass says, two facts a line where they are short.
Flow {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint

    spacing: theme.wide ? 8 : 4

    Repeater {
        model: root.checkpoint.fields
        FieldLine {
            required property bool spread

            theme: root.theme
            width: spread ? root.width : Math.floor((root.width - root.spacing) / 2)
        }
    }
}
