// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Locked by who is still signed in.
SignInStep {
    id: root

    function enter() {
        if (!root.idle || pin.text === "")
            return;
        root.signIn.unlock(pin.text);
        pin.clear();
    }
    function begin() {
        pin.line.forceActiveFocus(Qt.TabFocusReason);
    }

    Words {
        theme: root.theme
        text: qsTr("%1: nhập PIN để làm tiếp.").arg(root.signIn.person)
        width: parent.width
    }
    SecretLine {
        id: pin

        theme: root.theme
        name: qsTr("PIN")
        digits: true
        enabled: root.idle
        width: parent.width
        onAccepted: root.enter()
    }
    Keypad {
        theme: root.theme
        letters: false
        columns: root.theme.tall ? 4 : 6
        width: parent.width
        onTyped: key => pin.line.insert(pin.line.length, key)
        onErased: pin.line.remove(pin.line.length - 1, pin.line.length)
    }
    SignInButtons {
        theme: root.theme
        signIn: root.signIn
        text: qsTr("Mở khóa")
        back: qsTr("Người khác, hoặc quên PIN")
        ready: pin.text !== ""
        onAccepted: root.enter()
        onReturned: root.signIn.usePassword()
    }
}
