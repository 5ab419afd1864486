// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Asks why. What was typed stays when the change is refused; earlier reasons are offered.
FocusScope {
    id: root

    required property Theme theme
    required property RequestModel request

    function begin() {
        line.text = request.reason;
        line.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: request.dismiss()

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
        anchors.margins: root.theme.gap
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.75

            Words {
                theme: root.theme
                text: root.request.askingText
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.request.complaint
                level: Theme.Bad
                width: parent.width
            }
            TextLine {
                id: line

                theme: root.theme
                focus: true
                placeholderText: qsTr("Lý do, gửi cho người đề nghị")
                maximumLength: 500
                Accessible.name: qsTr("Lý do")
                width: parent.width
                onTextEdited: root.request.reason = text
                onAccepted: root.request.answer(text)
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: qsTr("Đồng ý")
                    enabled: line.text.trim() !== "" && !root.request.working
                    onClicked: root.request.answer(line.text)
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    onClicked: root.request.dismiss()
                }
            }
            Words {
                theme: root.theme
                text: qsTr("Lý do hay dùng")
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                Repeater {
                    model: root.request.reasons

                    PushButton {
                        required property string modelData

                        theme: root.theme
                        text: modelData
                        wordSize: root.theme.smallSize
                        width: Math.min(implicitWidth, form.width)
                        onClicked: {
                            line.text = modelData;
                            line.forceActiveFocus(Qt.OtherFocusReason);
                        }
                    }
                }
            }
        }
    }
}
