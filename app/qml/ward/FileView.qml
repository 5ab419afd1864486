// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A picture or the pages of a PDF.
Item {
    id: root

    required property Theme theme
    required property RequestModel request

    Words {
        id: name

        theme: root.theme
        text: root.request.viewName
        strong: true
        wrapMode: Text.NoWrap
        elide: Text.ElideMiddle
        height: close.height
        verticalAlignment: Text.AlignVCenter
        width: parent.width - close.width - root.theme.gap
    }
    PushButton {
        id: close

        theme: root.theme
        glyph: "close"
        text: root.theme.tall ? "" : qsTr("Đóng")
        key: "Esc"
        Accessible.name: qsTr("Đóng")
        height: root.theme.touch - 8
        anchors.right: parent.right
        onClicked: root.request.closeView()
    }
    Words {
        id: note

        theme: root.theme
        visible: text !== ""
        text: root.request.viewNote
        color: root.theme.softText
        y: close.height + 6
        width: parent.width
    }
    ScrollArea {
        theme: root.theme
        y: note.visible ? note.y + note.height + 6 : note.y
        width: parent.width
        height: parent.height - y
        contentHeight: pages.implicitHeight

        Column {
            id: pages

            width: parent.width - 14
            spacing: root.theme.gap

            Repeater {
                model: root.request.pages

                PictureView {
                    required property var modelData

                    picture: modelData
                    width: pages.width
                }
            }
        }
    }
}
