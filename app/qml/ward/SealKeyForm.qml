// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
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
            SealKeyChooser {
                theme: root.theme
                seal: root.seal
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

        Choice {
            theme: root.theme
            visible: root.seal.wantsSeries
            label: qsTr("Dãy số")
            options: root.seal.seriesOffered
            current: root.seal.series
            width: parent.width
            onPicked: value => root.seal.series = value
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
