// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// By which commands anybody verifies what was written; nothing without commands.
Column {
    id: root

    required property Theme theme
    required property string commands

    visible: commands !== ""
    spacing: theme.gap * 0.6

    Words {
        theme: root.theme
        text: qsTr("Ai cũng kiểm tra được, ở thư mục có các tệp, bằng các lệnh này (chúng cũng có trong bản kê). Khóa là của ai thì phải biết từ nơi khác.")
        size: root.theme.smallSize
        width: parent.width
    }
    TextEdit {
        text: root.commands
        readOnly: true
        selectByMouse: true
        wrapMode: TextEdit.WrapAnywhere
        color: root.theme.text
        font.family: "monospace"
        font.pixelSize: root.theme.smallSize
        Accessible.name: qsTr("Lệnh để kiểm tra")
        width: parent.width
    }
}
