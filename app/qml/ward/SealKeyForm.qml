// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// With which key to seal, what the last sealing did, and the start.
FocusScope {
    id: root

    required property Theme theme
    required property SealModel seal

    function begin() {
        if (!seal.ready)
            return;
        seal.start(secret.text);
        secret.clear();
    }
    function takeKeyboard() {
        if (seal.wantsSecret && seal.missing === "")
            secret.forceActiveFocus(Qt.TabFocusReason);
        else
            go.forceActiveFocus(Qt.TabFocusReason);
    }

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn tệp khóa đóng dấu")
            nameFilters: [qsTr("Tệp khóa (*.key)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.seal.chooseFile(selectedFile);
            }
            onRejected: dialog.active = false
        }
    }
    ScrollArea {
        theme: root.theme
        width: parent.width
        height: foot.y - root.theme.gap / 2
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: parent.width - 14
            spacing: root.theme.gap * 0.6

            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.seal.complaint
                more: root.seal.outcome
                level: Theme.Bad
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.seal.refusals
                level: Theme.Caution
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== "" && root.seal.complaint === ""
                glyph: root.seal.refusals === "" ? "good" : "info"
                text: root.seal.outcome
                level: root.seal.refusals === "" ? Theme.Good : Theme.Plain
                width: parent.width
            }
            Row {
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    text: qsTr("Tệp khóa")
                    chosen: !root.seal.onToken
                    focusPolicy: Qt.TabFocus
                    onClicked: root.seal.onToken = false
                }
                PushButton {
                    theme: root.theme
                    text: qsTr("Thiết bị ký")
                    chosen: root.seal.onToken
                    focusPolicy: Qt.TabFocus
                    onClicked: root.seal.onToken = true
                }
            }
            Words {
                theme: root.theme
                visible: !root.seal.onToken && text !== ""
                text: root.seal.keyFile
                size: root.theme.smallSize
                color: root.theme.softText
                wrapMode: Text.WrapAnywhere
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: !root.seal.onToken && root.seal.keyFile !== "" && text !== ""
                glyph: "caution"
                text: root.seal.keyTrouble
                level: Theme.Caution
                width: parent.width
            }
            PushButton {
                theme: root.theme
                visible: !root.seal.onToken
                glyph: "file"
                text: qsTr("Chọn tệp khóa…")
                onClicked: dialog.active = true
            }
            SealTokens {
                theme: root.theme
                seal: root.seal
                visible: root.seal.onToken
                width: parent.width
                onChosen: root.takeKeyboard()
            }
        }
    }
    Column {
        id: foot

        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap * 0.6

        TextLine {
            theme: root.theme
            visible: root.seal.wantsSeries
            text: root.seal.series
            placeholderText: qsTr("Dãy số, ví dụ BD01A")
            Accessible.name: qsTr("Dãy số")
            width: parent.width
            onTextEdited: root.seal.series = text
        }
        TextLine {
            theme: root.theme
            visible: root.seal.wantsReason
            text: root.seal.reason
            placeholderText: qsTr("Lý do")
            Accessible.name: qsTr("Lý do")
            width: parent.width
            onTextEdited: root.seal.reason = text
        }
        TextLine {
            id: secret

            theme: root.theme
            visible: root.seal.wantsSecret
            echoMode: TextInput.Password
            placeholderText: root.seal.onToken ? qsTr("Mã PIN") : qsTr("Mật khẩu của khóa")
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: placeholderText
            width: parent.width
            onAccepted: root.begin()
        }
        PushButton {
            id: go

            theme: root.theme
            focus: true
            primary: true
            glyph: "check"
            text: qsTr("Đóng dấu")
            enabled: root.seal.ready
            width: parent.width
            onClicked: root.begin()
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.seal.missing
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
    }
}
