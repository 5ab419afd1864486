// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import ThongHanh

// An administrator's folder, made when one is opened.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property SettingsModel settings
    required property bool active

    focus: active && enabled

    Loader {
        anchors.fill: parent
        focus: true
        active: root.active
        sourceComponent: AdministrationScreen {
            theme: root.theme
            administration: root.administration
            settings: root.settings
        }
    }
}
