// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A device that asks to be let in: its key is compared with what it shows, then a person decides.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeEnrolment enrolment
    readonly property var typed: enrolment.typed

    function begin() {
        compared.line.forceActiveFocus(Qt.PopupFocusReason);
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: enrolment.closeLook()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.6

            Words {
                id: title

                theme: root.theme
                text: root.enrolment.askedBy
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                text: root.enrolment.askedKey
                font.family: "monospace"
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                glyph: "caution"
                level: Theme.Caution
                text: root.enrolment.byStick ? qsTr("Ai giữ USB cũng làm được một yêu cầu như vậy. Hỏi người ở máy đó đọc cả khóa, và gõ đủ vào đây.")
                    : qsTr("Hỏi người ở máy đó đọc khóa mà máy đang hiện, và gõ ít nhất 16 chữ số đầu vào đây.")
                size: root.theme.smallSize
                width: parent.width
            }
            OfficeField {
                id: compared

                theme: root.theme
                label: qsTr("Khóa mà máy đó hiện")
                hint: "3f9a 61c2 d07b 84e5"
                value: root.typed.compared ?? ""
                width: parent.width
                onEdited: text => root.enrolment.setField("compared", text)
                onAccepted: given.line.forceActiveFocus(Qt.TabFocusReason)
            }
            OfficeField {
                id: given

                theme: root.theme
                label: qsTr("Tên ở máy chủ")
                value: root.typed.name ?? ""
                width: parent.width
                onEdited: text => root.enrolment.setField("name", text)
                onAccepted: root.enrolment.approve()
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: qsTr("Phê duyệt")
                    enabled: !root.administration.working
                    onClicked: root.enrolment.approve()
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    glyph: "refuse"
                    text: qsTr("Từ chối")
                    enabled: !root.administration.working
                    onClicked: root.enrolment.refuse()
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Để sau")
                    key: "Esc"
                    onClicked: root.enrolment.closeLook()
                }
            }
        }
    }
}
