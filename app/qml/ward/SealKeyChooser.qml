// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// With which key passes are sealed: a key file, or one on a token.
Column {
    id: root

    required property Theme theme
    required property SealModel seal
    signal chosen

    spacing: theme.gap * 0.6

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
        width: root.width
    }
    ReasonBox {
        theme: root.theme
        visible: !root.seal.onToken && root.seal.keyFile !== "" && text !== ""
        glyph: "caution"
        text: root.seal.keyTrouble
        level: Theme.Caution
        width: root.width
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
        width: root.width
        onChosen: root.chosen()
    }
}
