// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Keys that work wherever the keyboard is.
Item {
    id: root

    required property Administration administration
    required property SettingsModel settings

    Shortcut {
        enabled: root.enabled
        sequence: "F1"
        onActivated: root.administration.helping = true
    }
    Shortcut {
        enabled: root.enabled
        sequence: "F5"
        onActivated: root.administration.reload()
    }
    Shortcut {
        enabled: root.enabled
        sequence: "Ctrl+1"
        onActivated: root.administration.page = Administration.Devices
    }
    Shortcut {
        enabled: root.enabled
        sequence: "Ctrl+2"
        onActivated: root.administration.page = Administration.Enrolment
    }
    Shortcut {
        enabled: root.enabled
        sequence: "Ctrl+3"
        onActivated: root.administration.page = Administration.Accounts
    }
    Shortcut {
        enabled: root.enabled
        sequence: "Ctrl+L"
        onActivated: root.settings.toggleLanguage()
    }
}
