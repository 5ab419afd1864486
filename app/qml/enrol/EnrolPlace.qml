// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import ThongHanh

// The screen that brings this device in, made when it is needed.
FocusScope {
    id: root

    required property Theme theme
    required property EnrolModel enrolment
    required property Administration administration
    required property CameraModel camera
    required property SettingsModel settings
    required property BusyModel busy
    required property bool active

    focus: active

    Loader {
        anchors.fill: parent
        focus: true
        active: root.active
        onLoaded: (item as EnrolScreen).forceActiveFocus(Qt.TabFocusReason)
        sourceComponent: EnrolScreen {
            theme: root.theme
            enrolment: root.enrolment
            camera: root.camera
            settings: root.settings
            busy: root.busy
            administration: root.administration
        }
    }
}
