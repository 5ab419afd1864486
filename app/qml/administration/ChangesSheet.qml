// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What a change does to the directory, in words, before it is written.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration

    function begin() {
        agree.forceActiveFocus(Qt.PopupFocusReason);
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: administration.dismiss()

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
        text: qsTr("Sẽ đổi trong danh bạ")
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * x
    }
    ScrollArea {
        theme: root.theme
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: Math.min(title.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        contentHeight: words.implicitHeight

        Column {
            id: words

            width: parent.width - 14
            spacing: root.theme.gap / 2

            Repeater {
                model: root.administration.changes

                ReasonBox {
                    required property string modelData

                    theme: root.theme
                    glyph: "caution"
                    level: Theme.Caution
                    text: modelData
                    width: words.width
                }
            }
            Words {
                theme: root.theme
                text: qsTr("Bản gốc danh bạ được ghi ngay. Thiết bị chỉ nghe theo khi danh bạ đã được ký và công bố.")
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
            }
        }
    }
    Flow {
        id: actions

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        PushButton {
            id: agree

            theme: root.theme
            primary: true
            glyph: "check"
            text: qsTr("Ghi vào danh bạ")
            onClicked: root.administration.agree()
        }
        PushButton {
            theme: root.theme
            height: root.theme.primary
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.administration.dismiss()
        }
    }
}
