// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A number typed because no code could be read. Says what is known of it: never a permission.
Panel {
    id: root

    required property LookUpModel lookUp
    readonly property bool wide: theme.wide
    readonly property bool answered: lookUp.state !== LookUpModel.Empty

    title: qsTr("Tra số giấy")
    glyph: "search"

    Item {
        id: entry

        width: root.wide ? parent.width * 0.56 : parent.width
        height: parent.height

        TextLine {
            id: number

            theme: root.theme
            text: root.lookUp.number
            placeholderText: "BD01A-000123"
            focus: true
            inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Số giấy")
            width: parent.width - go.width - root.theme.gap / 2
            onTextEdited: root.lookUp.number = text
            onAccepted: root.lookUp.search()
        }
        PushButton {
            id: go

            theme: root.theme
            primary: true
            height: root.theme.touch
            anchors.right: parent.right
            glyph: "search"
            text: qsTr("Tra")
            enabled: root.lookUp.complete
            onClicked: root.lookUp.search()
        }
        Keypad {
            theme: root.theme
            hyphen: true
            visible: root.wide || !root.answered
            y: number.height + root.theme.gap / 2
            width: parent.width
            onTyped: key => root.lookUp.number += key
            onErased: root.lookUp.number = root.lookUp.number.slice(0, -1)
        }
    }
    ScrollArea {
        id: scroll

        theme: root.theme
        contentHeight: answer.implicitHeight
        visible: root.answered
        x: root.wide ? entry.width + root.theme.gap * 1.5 : 0
        y: root.wide ? 0 : number.height + root.theme.gap
        width: parent.width - x
        height: parent.height - y

        Column {
            id: answer

            width: scroll.contentHeight > scroll.height + 1 ? scroll.width - 14 : scroll.width
            spacing: root.theme.gap / 2

            ReasonBox {
                theme: root.theme
                glyph: root.lookUp.state === LookUpModel.Searching ? "clock" : root.lookUp.shape
                text: (root.lookUp.word !== "" ? root.lookUp.word + ": " : "") + root.lookUp.answer
                level: root.lookUp.level
                size: root.theme.titleSize
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.lookUp.advice
                width: parent.width
            }
            Repeater {
                model: root.lookUp.reasons

                ReasonBox {
                    required property string what
                    required property string toDo

                    theme: root.theme
                    glyph: level === Theme.Bad ? "bad" : "caution"
                    text: what
                    more: toDo
                    required level
                    width: answer.width
                }
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.lookUp.recordText
                color: root.lookUp.recorded ? root.theme.softText : root.theme.onSoft[Theme.Bad]
                strong: !root.lookUp.recorded
                size: root.theme.smallSize
                width: parent.width
            }
            PushButton {
                theme: root.theme
                visible: !root.wide && root.lookUp.state === LookUpModel.Answered
                glyph: "search"
                text: qsTr("Tra số khác")
                width: parent.width
                onClicked: root.lookUp.clear()
            }
            Words {
                theme: root.theme
                visible: root.lookUp.history.count > 0
                text: qsTr("Đã quét ở trạm này")
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
                topPadding: root.theme.gap / 2
            }
            HistoryStrip {
                theme: root.theme
                model: root.lookUp.history
                width: parent.width
                height: contentHeight
            }
        }
    }
}
