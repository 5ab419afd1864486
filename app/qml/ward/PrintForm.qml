// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// On which printer and paper, what the last printing did, and the start.
FocusScope {
    id: root

    required property Theme theme
    required property PrintModel prints
    readonly property var printers: prints.printers
    readonly property var designs: prints.designs
    readonly property var pages: prints.pages

    function takeKeyboard() {
        if (prints.wantsReason && prints.missing !== "")
            why.forceActiveFocus(Qt.TabFocusReason);
        else
            actions.takeKeyboard();
    }

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: parent.width - 14
            spacing: root.theme.gap * 0.6

            Words {
                theme: root.theme
                text: root.prints.pickedText
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== "" && !root.prints.asking
                glyph: "bad"
                text: root.prints.complaint
                level: Theme.Bad
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: root.prints.failures ? "caution" : "check"
                text: root.prints.outcome
                level: root.prints.failures ? Theme.Caution : Theme.Good
                width: parent.width
            }
            PushButton {
                theme: root.theme
                visible: root.prints.leftOver || root.prints.present
                glyph: "sync"
                text: !root.prints.present ? qsTr("Xóa tệp dở dang rồi lưu lại")
                    : root.prints.leftOver ? qsTr("Xóa tệp dở dang, ghi đè tệp đã có, rồi lưu lại") : qsTr("Ghi đè tệp đã có")
                onClicked: root.prints.saveAgain()
            }
            TextLine {
                id: why

                theme: root.theme
                visible: root.prints.wantsReason
                text: root.prints.reason
                placeholderText: qsTr("Vì sao in lại")
                font.pixelSize: root.theme.bodySize
                maximumLength: 500
                Accessible.name: qsTr("Vì sao in lại")
                width: parent.width
                onTextEdited: root.prints.reason = text
                onAccepted: root.takeKeyboard()
            }
            PrintActions {
                id: actions

                theme: root.theme
                prints: root.prints
                focus: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.prints.missing
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
            }
            PrintDoubt {
                theme: root.theme
                prints: root.prints
                visible: root.prints.notKnown
                width: parent.width
            }
            Choice {
                theme: root.theme
                visible: root.printers.length > 0
                label: qsTr("Máy in")
                options: root.printers
                current: root.prints.printer
                width: parent.width
                onPicked: value => root.prints.printer = value
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.prints.printerNote
                size: root.theme.smallSize
                width: parent.width
            }
            PushButton {
                theme: root.theme
                visible: root.printers.length === 0
                glyph: "sync"
                text: qsTr("Tìm lại máy in")
                wordSize: root.theme.smallSize
                onClicked: root.prints.lookForPrinters()
            }
            Choice {
                theme: root.theme
                visible: root.designs.length > 1
                label: qsTr("Mẫu giấy")
                options: root.designs
                current: root.prints.design
                width: parent.width
                onPicked: value => root.prints.design = value
            }
            Choice {
                theme: root.theme
                visible: root.pages.length > 1
                label: qsTr("Khổ giấy")
                options: root.pages
                current: root.prints.page
                width: parent.width
                onPicked: value => root.prints.page = value
            }
            Repeater {
                model: root.prints.history

                Words {
                    required property string modelData

                    theme: root.theme
                    text: modelData
                    color: root.theme.softText
                    size: root.theme.smallSize
                    width: form.width
                }
            }
        }
    }
}
