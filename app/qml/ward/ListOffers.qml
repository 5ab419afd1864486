// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What can be put right in the whole list at once, if a person says so.
Column {
    id: root

    required property Theme theme
    required property IntakeModel list

    spacing: 4
    bottomPadding: offers.count > 0 ? 4 : 0

    Repeater {
        id: offers

        model: root.list.offers

        PushButton {
            required property var modelData

            theme: root.theme
            glyph: modelData.accepted ? "check" : ""
            text: modelData.text
            wordSize: root.theme.smallSize
            chosen: modelData.accepted
            focusPolicy: Qt.TabFocus
            width: root.width
            onClicked: root.list.toggleOffer(modelData.offer)
        }
    }
}
