// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Asks why something is done, for the journal. What was typed stays when it is refused.
FocusScope {
    id: root

    required property Theme theme
    required property string title
    required property string complaint
    property string note: ""
    signal answered(string why)
    signal dismissed

    function begin() {
        line.text = "";
        line.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: root.dismissed()

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
                text: root.title
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.note
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.complaint
                level: Theme.Bad
                width: parent.width
            }
            TextLine {
                id: line

                theme: root.theme
                focus: true
                placeholderText: qsTr("Lý do")
                maximumLength: 500
                Accessible.name: qsTr("Lý do")
                width: parent.width
                onAccepted: if (text.trim() !== "")
                    root.answered(text)
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: qsTr("Đồng ý")
                    enabled: line.text.trim() !== ""
                    onClicked: root.answered(line.text)
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    onClicked: root.dismissed()
                }
            }
        }
    }
}
