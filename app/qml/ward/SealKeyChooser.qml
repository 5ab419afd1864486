// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// With which key passes are sealed: a key file, or one on a token.
Column {
    id: root

    required property Theme theme
    required property SealModel seal
    signal chosen

    spacing: theme.gap * 0.6

    FilePick {
        id: dialog

        title: qsTr("Chọn tệp khóa đóng dấu")
        kinds: [qsTr("Tệp khóa (*.key)"), qsTr("Mọi tệp (*)")]
        onChosen: file => root.seal.chooseFile(file)
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
        onClicked: dialog.begin()
    }
    SealTokens {
        theme: root.theme
        seal: root.seal
        visible: root.seal.onToken
        width: root.width
        onChosen: root.chosen()
    }
}
