// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What there is to know: a sentence, what is wrong, what the code or the request says, the device's name.
ScrollArea {
    id: root

    required property EnrolModel enrolment
    readonly property bool confirming: enrolment.state === EnrolModel.Confirming

    contentHeight: lines.implicitHeight

    Column {
        id: lines

        width: Math.min(root.width - 14, 1000)
        spacing: root.theme.gap

        Words {
            theme: root.theme
            visible: text !== ""
            text: root.enrolment.sentence
            size: root.theme.titleSize
            width: parent.width
        }
        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: root.enrolment.level === Theme.Bad ? "bad" : "caution"
            level: root.enrolment.level
            text: root.enrolment.problem
            more: root.enrolment.detail
            size: root.theme.titleSize
            width: parent.width
        }
        Moving {
            theme: root.theme
            visible: root.enrolment.working
            width: parent.width
        }
        Column {
            visible: root.confirming
            width: parent.width
            spacing: 4

            Words {
                theme: root.theme
                text: root.enrolment.nameFits ? qsTr("Tên của máy này, để quản trị viên nhận ra")
                    : qsTr("Đặt tên cho máy này, 1 đến 80 byte (khoảng 60 chữ tiếng Việt)")
                strong: !root.enrolment.nameFits
                color: root.enrolment.nameFits ? root.theme.softText : root.theme.text
                width: parent.width
            }
            TextLine {
                theme: root.theme
                text: root.enrolment.name
                placeholderText: qsTr("Chốt 12, máy số 3")
                maximumLength: 80
                Accessible.name: qsTr("Tên của máy này")
                width: parent.width
                onTextEdited: root.enrolment.setName(text)
                onAccepted: root.enrolment.agree()
            }
        }
        Repeater {
            model: root.enrolment.facts

            Column {
                id: fact

                required property string label
                required property string value

                width: lines.width

                Words {
                    theme: root.theme
                    text: fact.label
                    color: root.theme.softText
                    size: root.theme.smallSize
                    width: parent.width
                }
                Words {
                    theme: root.theme
                    text: fact.value
                    strong: true
                    width: parent.width
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }
            }
        }
    }
}
