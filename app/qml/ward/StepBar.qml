// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The steps that the officer has before them; the first is the way on.
Flow {
    id: root

    required property Theme theme
    required property RequestModel request

    visible: steps.count > 0
    spacing: theme.gap / 2

    Repeater {
        id: steps

        model: root.request.steps

        PushButton {
            id: button

            required property int index
            required property string step
            required property string name
            required property bool wantsReason

            theme: root.theme
            text: name + (wantsReason ? "…" : "")
            glyph: index === 0 ? "check" : ""
            wordSize: root.theme.smallSize
            chosen: index === 0
            height: root.theme.touch - 4
            enabled: !root.request.working
            onClicked: root.request.take(button.step)
        }
    }
}
