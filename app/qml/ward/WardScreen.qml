// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A ward's desk: signing in, then the pages beside their list.
FocusScope {
    id: root

    required property Theme theme
    required property Ward ward

    focus: true

    SignInPage {
        anchors.fill: parent
        visible: !root.ward.signedIn
        enabled: visible
        focus: visible
        theme: root.theme
        session: root.ward.session
        camera: root.ward.camera.view
    }
    WardNavigation {
        id: navigation

        visible: root.ward.signedIn
        theme: root.theme
        ward: root.ward
        y: lying ? parent.height - height : 0
        width: lying ? parent.width : side
        height: lying ? root.theme.touch + 16 : parent.height
    }
    WardPages {
        visible: root.ward.signedIn
        focus: root.ward.signedIn
        theme: root.theme
        ward: root.ward
        x: navigation.lying ? 0 : navigation.side
        width: parent.width - x
        height: navigation.lying ? navigation.y : parent.height
    }
    Moving {
        visible: root.ward.busy
        theme: root.theme
        implicitHeight: 6
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
    }
}
