// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Keys on the screen for gloves: the digits, and the letters that numbers and plates use.
Grid {
    id: root

    required property Theme theme
    property bool letters: true
    property bool hyphen: false
    readonly property var keys: (letters ? "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "1234567890").split("")
        .concat(letters && !hyphen ? ["Đ"] : [], hyphen ? ["-"] : [], ["⌫"])
    readonly property real cell: Math.floor((width - spacing * (columns - 1)) / columns)
    readonly property real cellHeight: theme.flat && letters ? 56 : theme.touch
    signal typed(string key)
    signal erased

    columns: !letters ? 4 : theme.tall ? 7 : 10
    spacing: theme.flat ? 4 : 6

    Repeater {
        model: root.keys

        PushButton {
            id: button

            required property string modelData
            readonly property bool erases: modelData === "⌫"

            theme: root.theme
            text: erases ? "" : modelData
            glyph: erases ? "backspace" : ""
            stacked: true
            wordSize: root.theme.titleSize
            Accessible.name: erases ? qsTr("Xóa một ký tự") : modelData
            focusPolicy: Qt.TabFocus
            width: root.cell
            height: root.cellHeight
            onClicked: erases ? root.erased() : root.typed(modelData)
        }
    }
}
