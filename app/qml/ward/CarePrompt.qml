// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Says what will happen, and asks for the reason, before passes are revoked or reinstated. What was typed stays when it
// is refused.
FocusScope {
    id: root

    required property Theme theme
    required property RegisterModel book
    readonly property bool revoking: book.asking === "revoke"
    readonly property bool ready: line.text.trim() !== "" && (!revoking || reason !== "") && !book.working
    property string reason: ""

    function begin() {
        reason = "";
        line.text = "";
        line.forceActiveFocus(Qt.PopupFocusReason);
    }
    function confirm() {
        if (ready)
            book.confirm(reason, line.text);
    }

    Keys.onEscapePressed: book.progressText !== "" ? book.stop() : book.dismiss()

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
                text: root.book.askingText
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.book.progressText
                strong: true
                width: parent.width
            }
            Rectangle {
                visible: root.book.progressText !== ""
                radius: height / 2
                color: root.theme.raised
                border.width: 1
                border.color: root.theme.outline
                width: parent.width
                height: 22
                Accessible.role: Accessible.ProgressBar
                Accessible.name: root.book.progressText

                Rectangle {
                    visible: root.book.progress > 0
                    radius: height / 2
                    color: root.theme.accent
                    height: parent.height
                    width: Math.max(height, parent.width * root.book.progress)
                }
            }
            PushButton {
                theme: root.theme
                visible: root.book.progressText !== ""
                height: root.theme.primary
                glyph: "bad"
                text: qsTr("Dừng")
                key: "Esc"
                enabled: !root.book.stopping
                onClicked: root.book.stop()
            }
            Words {
                theme: root.theme
                text: root.book.askingNote
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.book.complaint
                level: Theme.Bad
                width: parent.width
            }
            Choice {
                theme: root.theme
                visible: root.revoking
                label: qsTr("Lý do")
                options: root.book.careReasons
                current: root.reason
                width: parent.width
                onPicked: value => root.reason = value
            }
            TextLine {
                id: line

                theme: root.theme
                focus: true
                placeholderText: qsTr("Giải thích: ai báo, vì sao")
                maximumLength: 500
                Accessible.name: qsTr("Giải thích")
                width: parent.width
                onAccepted: root.confirm()
            }
            Flow {
                visible: root.book.progressText === ""
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: root.revoking ? qsTr("Thu hồi") : qsTr("Khôi phục")
                    enabled: root.ready
                    onClicked: root.confirm()
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    enabled: !root.book.working
                    onClicked: root.book.dismiss()
                }
            }
        }
    }
}
