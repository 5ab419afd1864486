// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who has several roles works in one at a time.
SignInStep {
    id: root

    function begin() {
        const first = roles.itemAt(0);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    Repeater {
        id: roles

        model: root.signIn.roles

        PushButton {
            required property string role
            required property string name

            theme: root.theme
            text: name
            enabled: root.idle
            width: root.width
            height: root.theme.primary
            onClicked: root.signIn.chooseRole(role)
        }
    }
    PushButton {
        theme: root.theme
        text: qsTr("Quay lại")
        enabled: root.idle
        onClicked: root.signIn.cancel()
    }
}
