// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Some rows are of people, vehicles or households that have a line already: nothing was taken yet.
FocusScope {
    id: root

    required property Theme theme
    required property IntakeModel list

    Keys.onEscapePressed: list.dismiss()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title

        theme: root.theme
        text: root.list.duplicatesText
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
    }
    ScrollArea {
        theme: root.theme
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
        height: foot.y - y - root.theme.gap / 2
        contentHeight: lines.implicitHeight

        Column {
            id: lines

            width: parent.width - 14
            spacing: 6

            Repeater {
                model: root.list.duplicates

                Words {
                    required property string modelData

                    theme: root.theme
                    text: modelData
                    width: lines.width
                }
            }
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            chosen: true
            focus: true
            text: qsTr("Nhận, bỏ các dòng trùng")
            onClicked: root.list.takeWithout()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Nhận cả các dòng trùng")
            onClicked: root.list.takeAll()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.list.dismiss()
        }
    }
}
