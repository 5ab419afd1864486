// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The desk's mails, both ways; one of them, and what is to be done about it.
WardPage {
    id: root

    readonly property MailModel mails: ward.mails

    Component.onCompleted: {
        mails.refresh();
        if (mails.asking !== "")
            prompt.begin();
        else if (mails.looking)
            sheet.begin();
    }

    FocusScope {
        id: body

        anchors.fill: parent
        focus: true
        enabled: !root.mails.looking

        Flow {
            id: head

            x: root.gap
            y: root.gap
            width: root.width - 2 * root.gap
            spacing: root.gap / 2

            Repeater {
                model: root.mails.tabs

                PushButton {
                    required property var modelData

                    theme: root.theme
                    text: modelData.text
                    wordSize: root.theme.smallSize
                    chosen: modelData.tab === root.mails.tab
                    focusPolicy: Qt.TabFocus
                    height: root.theme.touch - 4
                    onClicked: {
                        root.mails.tab = modelData.tab;
                        list.forceActiveFocus(Qt.MouseFocusReason);
                    }
                }
            }
            PushButton {
                theme: root.theme
                glyph: root.mails.running ? "clock" : "sync"
                text: root.mails.running ? qsTr("Đang gửi và nhận…") : qsTr("Gửi và nhận ngay")
                wordSize: root.theme.smallSize
                enabled: root.mails.hasAccount && !root.mails.running
                focusPolicy: Qt.TabFocus
                height: root.theme.touch - 4
                onClicked: root.mails.sendAndFetch()
            }
        }
        Column {
            id: notes

            x: root.gap
            y: head.y + head.height + root.gap / 2
            width: head.width
            spacing: 6

            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.mails.accountNote
                level: Theme.Caution
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.mails.trouble
                level: Theme.Bad
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.mails.notice
                level: Theme.Caution
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.mails.outcome
                size: root.theme.smallSize
                width: parent.width
            }
        }
        ChoiceList {
            id: list

            focus: true
            theme: root.theme
            model: root.mails.rows
            current: root.mails.current
            x: root.gap
            y: notes.y + notes.height + root.gap / 2
            width: head.width
            height: root.height - y - root.gap / 2
            onMoved: row => root.mails.current = row
            onChosen: root.mails.look()

            delegate: MailRow {
                theme: root.theme
                width: list.inner
                onTapped: row => {
                    root.mails.current = row;
                    root.mails.look();
                }
            }
        }
        EmptyNote {
            theme: root.theme
            anchors.fill: list
            visible: root.mails.rows.count === 0
            glyph: root.mails.state === MailModel.Failed ? "bad" : root.mails.state === MailModel.Loading ? "clock" : "check"
            text: root.mails.state === MailModel.Failed ? root.mails.failure
                : root.mails.state === MailModel.Loading ? qsTr("Đang mở thư…") : root.mails.emptyText
            again: root.mails.state === MailModel.Failed
            onRetried: root.mails.refresh()
        }
    }
    MailSheet {
        id: sheet

        anchors.fill: parent
        visible: root.mails.looking
        enabled: visible && root.mails.asking === ""
        theme: root.theme
        mails: root.mails
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    MailPrompt {
        id: prompt

        anchors.fill: parent
        visible: root.mails.asking !== ""
        enabled: visible && !picker.visible
        theme: root.theme
        mails: root.mails
        procedures: root.ward.procedures
        onVisibleChanged: visible ? begin() : root.mails.looking ? sheet.begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    ListPicker {
        id: picker

        anchors.fill: parent
        visible: prompt.visible && root.mails.list.choosing !== ""
        enabled: visible
        theme: root.theme
        field: root.mails.list.choosing
        title: root.mails.list.choosingText
        typing: root.mails.list.typing
        typed: root.mails.list.typed
        choices: root.mails.list.choices
        onSearchedFor: words => root.mails.list.find(words)
        onPicked: choice => root.mails.list.pick(choice)
        onTold: text => root.mails.list.type(text)
        onClosed: root.mails.list.dismiss()
        onVisibleChanged: visible ? begin() : soon.restart()

        Timer {
            id: soon // enabled by then

            interval: 0
            onTriggered: prompt.goOn()
        }
    }
}
