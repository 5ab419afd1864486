// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What every question of a sign-in is given. Takes the keyboard when it is asked; Esc leads back.
FocusScope {
    id: root

    required property Theme theme
    required property SignInModel signIn
    required property CameraModel camera
    readonly property bool idle: !signIn.working
    readonly property int halves: theme.tall ? 1 : 2 // what stands side by side
    default property alias content: column.data

    function begin() {
        forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.implicitHeight
    Keys.onEscapePressed: event => {
        event.accepted = root.signIn.unlocking || root.signIn.step !== SignInModel.Account;
        root.signIn.cancel();
    }

    Column {
        id: column

        width: parent.width
        spacing: root.theme.gap * 0.75
    }
}
