// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A password that was given is replaced by one's own, at once.
SignInStep {
    id: root

    function enter() {
        if (!root.idle || chosen.text === "")
            return;
        root.signIn.change(chosen.text, again.text);
    }
    function begin() {
        chosen.line.forceActiveFocus(Qt.TabFocusReason);
    }

    Words {
        theme: root.theme
        text: qsTr("Mật khẩu đúng, nhưng là mật khẩu in trên phiếu: chỉ dùng được một lần. Hãy đặt mật khẩu mới, rồi hủy phiếu.")
        width: parent.width
    }
    Words {
        theme: root.theme
        text: qsTr("• Ít nhất 10 ký tự, trong đó có 5 ký tự khác nhau. Vài từ dễ nhớ là tốt, có dấu hay không cũng được.") + "\n" + qsTr("• Không phải tên của bạn, không giống mật khẩu cũ.")
        color: root.theme.softText
        width: parent.width
    }
    Grid {
        id: both

        readonly property real cell: Math.floor((width - columnSpacing * (columns - 1)) / columns)

        columns: root.halves
        columnSpacing: root.theme.gap
        rowSpacing: root.theme.gap * 0.75
        width: parent.width

        SecretLine {
            id: chosen

            theme: root.theme
            name: qsTr("Mật khẩu mới")
            enabled: root.idle
            width: both.cell
            onAccepted: again.line.forceActiveFocus(Qt.TabFocusReason)
        }
        SecretLine {
            id: again

            theme: root.theme
            name: qsTr("Nhập lại lần nữa")
            enabled: root.idle
            width: both.cell
            onAccepted: root.enter()
        }
    }
    SignInButtons {
        theme: root.theme
        signIn: root.signIn
        text: qsTr("Đặt mật khẩu và vào")
        back: qsTr("Quay lại")
        ready: chosen.text !== "" && again.text !== ""
        onAccepted: root.enter()
        onReturned: root.signIn.cancel()
    }
}
