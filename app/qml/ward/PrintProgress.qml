// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// How the printing goes: drawn, each code read back, given to the printer.
FocusScope {
    id: root

    required property Theme theme
    required property PrintModel prints

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.theme.gap

        Words {
            theme: root.theme
            text: root.prints.handingOver ? qsTr("Đang giao cho máy in…") : root.prints.stopping ? qsTr("Đang dừng…") : root.prints.pausing ? qsTr("In xong việc này thì tạm dừng…") : qsTr("Đang in…")
            size: root.theme.titleSize
            strong: true
            width: parent.width
        }
        Rectangle {
            radius: height / 2
            color: root.theme.raised
            border.width: 1
            border.color: root.theme.outline
            width: parent.width
            height: 22
            Accessible.role: Accessible.ProgressBar
            Accessible.name: root.prints.progressText

            Rectangle {
                visible: root.prints.done > 0
                radius: height / 2
                color: root.theme.accent
                height: parent.height
                width: root.prints.all > 0 ? Math.max(height, parent.width * root.prints.done / root.prints.all) : 0
            }
        }
        Words {
            theme: root.theme
            text: root.prints.progressText
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.prints.handingOver ? qsTr("Việc này không dừng ở đây được nữa; muốn dừng, hãy dừng ở máy in.")
                : qsTr("Mỗi mã được đọc lại từ trang in trước khi đưa ra máy in; trang nào không đọc lại được thì không có gì được in.")
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
        Flow {
            width: parent.width
            spacing: root.theme.gap / 2

            PushButton {
                theme: root.theme
                focus: root.prints.several
                primary: true
                visible: root.prints.several
                glyph: "hold"
                text: qsTr("Tạm dừng")
                enabled: !root.prints.pausing && !root.prints.stopping
                onClicked: root.prints.pause()
            }
            PushButton {
                theme: root.theme
                focus: !root.prints.several
                height: root.theme.primary
                glyph: "bad"
                text: qsTr("Dừng ngay")
                enabled: !root.prints.stopping && !root.prints.handingOver
                onClicked: root.prints.stop()
            }
        }
    }
}
