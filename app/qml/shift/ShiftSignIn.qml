// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who starts the shift signs in, or unlocks it; or the checkpoint goes on without, and the journal says so.
FocusScope {
    id: root

    required property Theme theme
    required property ShiftModel shift
    required property SignInModel signIn
    required property CameraModel camera

    onVisibleChanged: soon.restart()

    Timer {
        id: soon // once all of it shows

        interval: 0
        onTriggered: if (root.visible)
            form.begin()
    }

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        anchors.bottomMargin: without.visible ? without.height + root.theme.gap / 2 : 0
        contentHeight: form.implicitHeight

        SignInForm {
            id: form

            visible: root.visible
            focus: true
            theme: root.theme
            signIn: root.signIn
            camera: root.camera
            x: Math.round((parent.width - width) / 2)
            width: Math.min(parent.width - 12, 720)
        }
    }
    PushButton {
        id: without

        theme: root.theme
        visible: root.shift.asks && root.signIn.step === SignInModel.Account && !root.signIn.unlocking
        text: qsTr("Trực không đăng nhập…")
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        onClicked: root.shift.setUnproven(true)
    }
}
