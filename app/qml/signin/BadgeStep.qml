// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The badge: by camera, by a scanner gun wherever the keyboard is, or typed.
SignInStep {
    id: root

    function begin() {
        code.line.forceActiveFocus(Qt.TabFocusReason);
    }

    Words {
        theme: root.theme
        text: qsTr("Đưa mã QR trên thẻ vào máy quay, hoặc quét bằng súng. Ai không được cấp thẻ thì vào không cần thẻ.")
        width: parent.width
    }
    CameraPane {
        theme: root.theme
        camera: root.camera
        width: parent.width
        height: root.theme.flat ? 130 : 220
    }
    SecretLine {
        id: code

        theme: root.theme
        name: qsTr("hoặc gõ mã thẻ: THB1…")
        enabled: root.idle
        width: parent.width
        onAccepted: root.signIn.typeBadge(text)
    }
    SignInButtons {
        theme: root.theme
        signIn: root.signIn
        text: qsTr("Tiếp tục")
        other: qsTr("Vào không cần thẻ")
        back: qsTr("Quay lại")
        ready: code.text !== ""
        onAccepted: root.signIn.typeBadge(code.text)
        onOtherwise: root.signIn.goWithoutBadge()
        onReturned: root.signIn.cancel()
    }
}
