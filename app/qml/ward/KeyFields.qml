// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// The desk's key, its passphrase, and the start.
Column {
    id: root

    required property Theme theme
    required property WardSession session
    readonly property bool busy: session.state === WardSession.SigningIn

    function enter() {
        if (!session.ready || busy)
            return;
        session.signIn(secret.text);
        secret.clear();
    }
    /// From the field before: on to the passphrase, or in.
    function goOn() {
        session.wantsPassphrase ? begin() : enter();
    }
    function begin() {
        if (session.wantsPassphrase)
            secret.forceActiveFocus(Qt.TabFocusReason);
        else
            go.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: theme.gap * 0.75

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn tệp khóa của bàn")
            nameFilters: [qsTr("Tệp khóa (*.key)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.session.chooseKey(selectedFile);
            }
            onRejected: dialog.active = false
        }
    }
    TextLine {
        id: secret

        theme: root.theme
        visible: root.session.wantsPassphrase
        echoMode: TextInput.Password
        placeholderText: qsTr("Mật khẩu khóa của bàn")
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        Accessible.name: qsTr("Mật khẩu khóa của bàn")
        enabled: !root.busy
        width: parent.width
        onAccepted: root.enter()
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: "caution"
        text: root.session.keyTrouble
        more: root.session.keyTrouble !== "" ? root.session.keyFile : ""
        level: Theme.Caution
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: root.theme.gap / 2
        layoutDirection: Qt.RightToLeft

        PushButton {
            id: go

            theme: root.theme
            primary: true
            glyph: root.busy ? "clock" : "check"
            text: root.busy ? qsTr("Đang mở khóa…") : qsTr("Đăng nhập")
            enabled: root.session.ready && !root.busy
            onClicked: root.enter()
        }
        PushButton {
            theme: root.theme
            visible: root.session.keyTrouble !== ""
            height: root.theme.primary
            glyph: "file"
            text: qsTr("Chọn tệp khóa…")
            onClicked: dialog.active = true
        }
        Words {
            theme: root.theme
            visible: root.session.keyTrouble === ""
            text: root.session.missing
            color: root.theme.softText
            height: root.theme.primary
            verticalAlignment: Text.AlignVCenter
        }
    }
}
