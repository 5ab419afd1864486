// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Name and password.
SignInStep {
    id: root

    readonly property var recent: signIn.recent

    function enter() {
        if (!root.idle || root.signIn.waitLeft > 0 || secret.text === "")
            return;
        root.signIn.enter(secret.text);
        secret.clear();
    }
    function begin() {
        (root.signIn.account === "" ? account : secret.line).forceActiveFocus(Qt.TabFocusReason);
    }

    TextLine {
        id: account

        theme: root.theme
        text: root.signIn.account
        placeholderText: qsTr("Tên đăng nhập, ví dụ: huongnt")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhLowercaseOnly
        maximumLength: 32
        Accessible.name: qsTr("Tên đăng nhập")
        enabled: root.idle
        width: parent.width
        onTextEdited: root.signIn.account = text
        onAccepted: secret.line.forceActiveFocus(Qt.TabFocusReason)
    }
    Flow {
        visible: root.recent.length > 1 && !root.signIn.unlocking && !(root.theme.flat && (root.signIn.complaint !== "" || root.signIn.trouble !== ""))
        width: parent.width
        spacing: root.theme.gap / 2

        Repeater {
            model: root.recent.slice(0, 4)
            PushButton {
                required property string modelData

                theme: root.theme
                text: modelData
                chosen: modelData === root.signIn.account
                enabled: root.idle
                onClicked: {
                    root.signIn.account = modelData;
                    secret.line.forceActiveFocus(Qt.TabFocusReason);
                }
            }
        }
    }
    SecretLine {
        id: secret

        theme: root.theme
        name: qsTr("Mật khẩu")
        enabled: root.idle
        width: parent.width
        onAccepted: root.enter()
    }
    Words {
        theme: root.theme
        visible: root.signIn.badgeShown
        text: qsTr("Đã nhận thẻ.")
        color: root.theme.softText
        width: parent.width
    }
    SignInButtons {
        theme: root.theme
        signIn: root.signIn
        text: root.signIn.unlocking ? qsTr("Mở khóa") : qsTr("Đăng nhập")
        back: root.signIn.unlocking ? qsTr("Quay lại") : ""
        ready: root.signIn.account !== "" && secret.text !== ""
        onAccepted: root.enter()
        onReturned: root.signIn.cancel()
    }
    PushButton {
        theme: root.theme
        visible: root.signIn.offersUnlocking
        glyph: "lock"
        text: root.signIn.trouble !== "" ? qsTr("Giám sát xác nhận tại đây…") : qsTr("Giám sát mở khóa tại đây…")
        width: Math.min(implicitWidth, parent.width)
        onClicked: {
            root.signIn.beginUnlocking();
            root.begin();
        }
    }
    PushButton {
        theme: root.theme
        visible: root.signIn.offersOversight && !root.signIn.unlocking
        glyph: "search"
        text: qsTr("Giám sát nhật ký nhiều trạm…")
        width: Math.min(implicitWidth, parent.width)
        onClicked: root.signIn.wantOversight()
    }
}
