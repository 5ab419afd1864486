// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One mail: what is the matter with it, what it says, what can be done.
FocusScope {
    id: root

    required property Theme theme
    required property MailModel mails

    function begin() {
        area.contentY = 0;
        area.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: mails.closeLook()

    FilePick {
        id: saving

        title: qsTr("Lưu thư ra")
        saves: true
        kinds: ["E-mail (*.eml)"]
        suffix: "eml"
        proposal: qsTr("thu") + ".eml"
        onChosen: file => root.mails.save(file)
    }
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
        text: root.mails.title
        size: root.theme.titleSize
        strong: true
        maximumLineCount: 2
        elide: Text.ElideRight
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
    }
    ScrollArea {
        id: area

        theme: root.theme
        focus: true
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
        height: actions.y - y - root.theme.gap / 2
        contentHeight: words.implicitHeight
        Keys.onDownPressed: turn(0.2)
        Keys.onUpPressed: turn(-0.2)

        Column {
            id: words

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap / 2

            ReasonBox {
                theme: root.theme
                visible: text !== "" && root.mails.asking === ""
                glyph: root.mails.complaint !== "" ? "bad" : "check"
                text: root.mails.complaint !== "" ? root.mails.complaint : root.mails.saved
                level: root.mails.complaint !== "" ? Theme.Bad : Theme.Good
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "info"
                text: root.mails.note
                width: parent.width
            }
            Words {
                theme: root.theme
                text: root.mails.body
                width: parent.width
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
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
            theme: root.theme
            glyph: "back"
            text: qsTr("Đóng")
            key: "Esc"
            wordSize: root.theme.smallSize
            onClicked: root.mails.closeLook()
        }
        PushButton {
            theme: root.theme
            visible: root.mails.canTake
            glyph: "check"
            text: qsTr("Nhận vào hồ sơ…")
            wordSize: root.theme.smallSize
            onClicked: root.mails.ask("take")
        }
        PushButton {
            theme: root.theme
            visible: root.mails.canTake
            text: qsTr("Để riêng…")
            wordSize: root.theme.smallSize
            onClicked: root.mails.ask("aside")
        }
        PushButton {
            theme: root.theme
            visible: root.mails.canTake
            glyph: "disk"
            text: qsTr("Lưu ra…")
            wordSize: root.theme.smallSize
            onClicked: saving.begin()
        }
        PushButton {
            theme: root.theme
            visible: root.mails.canSendAgain
            glyph: "sync"
            text: qsTr("Gửi lại…")
            wordSize: root.theme.smallSize
            onClicked: root.mails.ask("again")
        }
        PushButton {
            theme: root.theme
            visible: root.mails.canDrop
            text: qsTr("Bỏ thư này…")
            wordSize: root.theme.smallSize
            onClicked: root.mails.ask("drop")
        }
        PushButton {
            theme: root.theme
            visible: root.mails.request !== ""
            glyph: "file"
            text: qsTr("Mở hồ sơ %1").arg(root.mails.request)
            wordSize: root.theme.smallSize
            onClicked: root.mails.openRequest()
        }
    }
}
