// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which token to seal with: those that are plugged in, or an address.
Column {
    id: root

    required property Theme theme
    required property SealModel seal
    signal chosen

    spacing: theme.gap / 2

    Repeater {
        model: root.seal.tokens

        PushButton {
            required property string address
            required property string name
            required property string note
            required property bool usable

            theme: root.theme
            text: note !== "" ? name + " — " + note : name
            wordSize: root.theme.smallSize
            chosen: address === root.seal.address
            enabled: usable
            width: root.width
            onClicked: {
                root.seal.address = address;
                root.chosen();
            }
        }
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.seal.tokenTrouble
        size: root.theme.smallSize
        width: parent.width
    }
    TextLine {
        theme: root.theme
        text: root.seal.address
        placeholderText: "pkcs11:…"
        font.pixelSize: root.theme.bodySize
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        Accessible.name: qsTr("Địa chỉ thiết bị ký")
        width: parent.width
        onTextEdited: root.seal.address = text
        onAccepted: root.chosen()
    }
    PushButton {
        theme: root.theme
        glyph: "sync"
        text: qsTr("Tìm lại thiết bị ký")
        wordSize: root.theme.smallSize
        onClicked: root.seal.lookForTokens()
    }
}
