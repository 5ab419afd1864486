// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// A supervisor's own key: a file, or one on a token.
Column {
    id: root

    required property Theme theme
    required property KeyChoice key

    spacing: theme.gap / 2

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn tệp khóa của bạn")
            nameFilters: [qsTr("Tệp khóa (*.key)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.key.chooseFile(selectedFile);
            }
            onRejected: dialog.active = false
        }
    }
    Flow {
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.key.offersTokens
            text: qsTr("Tệp khóa")
            chosen: !root.key.onToken
            wordSize: root.theme.smallSize
            onClicked: root.key.onToken = false
        }
        PushButton {
            theme: root.theme
            visible: root.key.offersTokens
            text: qsTr("Thiết bị ký")
            chosen: root.key.onToken
            wordSize: root.theme.smallSize
            onClicked: root.key.onToken = true
        }
        PushButton {
            theme: root.theme
            visible: !root.key.onToken
            glyph: "file"
            text: root.key.file === "" ? qsTr("Chọn tệp khóa…") : root.key.file.split("/").pop()
            wordSize: root.theme.smallSize
            onClicked: dialog.active = true
        }
        PushButton {
            theme: root.theme
            visible: root.key.onToken
            glyph: "sync"
            text: qsTr("Tìm lại thiết bị ký")
            wordSize: root.theme.smallSize
            onClicked: root.key.lookForTokens()
        }
    }
    Column {
        visible: root.key.onToken
        width: parent.width
        spacing: root.theme.gap / 2

        Repeater {
            model: root.key.tokens

            PushButton {
                required property string address
                required property string name
                required property string note
                required property bool usable

                theme: root.theme
                text: note !== "" ? name + " — " + note : name
                wordSize: root.theme.smallSize
                chosen: address === root.key.address
                enabled: usable
                width: root.width
                onClicked: root.key.address = address
            }
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.key.tokenTrouble
            size: root.theme.smallSize
            width: parent.width
        }
        TextLine {
            theme: root.theme
            text: root.key.address
            placeholderText: "pkcs11:…"
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            Accessible.name: qsTr("Địa chỉ thiết bị ký")
            width: parent.width
            onTextEdited: root.key.address = text
        }
    }
}
