// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One of a list that the machine found, or whatever comes first.
Column {
    id: root

    required property Theme theme
    required property string label
    required property string none
    required property string current
    property alias model: found.model
    signal picked(string value)

    spacing: 4

    Words {
        theme: root.theme
        text: root.label
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    PushButton {
        theme: root.theme
        text: root.none
        chosen: root.current === ""
        glyph: chosen ? "check" : ""
        width: parent.width
        onClicked: root.picked("")
    }
    Repeater {
        id: found

        PushButton {
            required property string id
            required property string name

            theme: root.theme
            text: name
            chosen: root.current === id
            glyph: chosen ? "check" : ""
            width: parent.width
            onClicked: root.picked(id)
        }
    }
}
