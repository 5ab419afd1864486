// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A PIN for this session, for who wants one.
SignInStep {
    id: root

    readonly property TextLine typedInto: again.line.activeFocus ? again.line : chosen.line

    function enter() {
        if (root.idle && chosen.text !== "")
            root.signIn.choosePin(chosen.text, again.text);
    }
    function begin() {
        chosen.line.forceActiveFocus(Qt.TabFocusReason);
    }

    Words {
        theme: root.theme
        text: qsTr("%1 đã đăng nhập. Khi màn hình khóa, 4 đến 12 chữ số mở nhanh hơn mật khẩu. PIN mất khi hết phiên; sai năm lần phải nhập lại mật khẩu.").arg(root.signIn.person)
        width: parent.width
    }
    Grid {
        id: both

        readonly property real cell: Math.floor((width - columnSpacing * (columns - 1)) / columns)

        columns: root.halves
        columnSpacing: root.theme.gap
        rowSpacing: root.theme.gap / 2
        width: parent.width

        SecretLine {
            id: chosen

            theme: root.theme
            name: qsTr("PIN mới")
            digits: true
            enabled: root.idle
            width: both.cell
            onAccepted: again.line.forceActiveFocus(Qt.TabFocusReason)
        }
        SecretLine {
            id: again

            theme: root.theme
            name: qsTr("Nhập lại PIN")
            digits: true
            enabled: root.idle
            width: both.cell
            onAccepted: root.enter()
        }
    }
    Keypad {
        theme: root.theme
        letters: false
        columns: root.theme.tall ? 4 : 6
        width: parent.width
        onTyped: key => root.typedInto.insert(root.typedInto.length, key)
        onErased: root.typedInto.remove(root.typedInto.length - 1, root.typedInto.length)
    }
    SignInButtons {
        theme: root.theme
        signIn: root.signIn
        text: qsTr("Dùng PIN này")
        back: qsTr("Không dùng PIN")
        ready: chosen.text !== "" && again.text !== ""
        onAccepted: root.enter()
        onReturned: root.signIn.skipPin()
    }
}
