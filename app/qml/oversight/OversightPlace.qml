// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import ThongHanh

// The logs of many stations, made when a supervisor goes there.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    required property Oversight oversight
    required property SignInModel signIn
    required property CameraModel camera
    required property bool active

    focus: active && enabled

    Loader {
        anchors.fill: parent
        focus: true
        active: root.active
        sourceComponent: OversightDesk {
            theme: root.theme
            overseer: root.overseer
            oversight: root.oversight
            signIn: root.signIn
            camera: root.camera
        }
    }
}
