// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Above the choice of archives: what this is, who is there, and the way out.
Item {
    id: root

    required property Theme theme
    required property Overseer overseer

    implicitHeight: buttons.height

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - buttons.width - root.theme.gap

        Words {
            theme: root.theme
            text: qsTr("Giám sát nhật ký")
            strong: true
            size: root.theme.titleSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.overseer.person
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.overseer.person !== ""
            glyph: "lock"
            text: qsTr("Khóa")
            wordSize: root.theme.smallSize
            onClicked: root.overseer.lock()
        }
        PushButton {
            theme: root.theme
            glyph: "back"
            text: qsTr("Ra khỏi đây")
            wordSize: root.theme.smallSize
            onClicked: root.overseer.leave()
        }
    }
}
