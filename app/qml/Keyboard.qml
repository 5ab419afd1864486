// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import ThongHanh

// Every action has a key, wherever the keyboard is.
Item {
    id: root

    required property Window window
    required property Theme theme
    required property Navigation navigation
    required property SettingsModel settings
    required property CameraModel camera
    required property CheckpointModel checkpoint
    required property StatusModel status
    required property SignInModel signIn
    property bool desk: false // a ward's: what is of the checkpoint has no keys

    Shortcut {
        enabled: root.enabled
        sequence: "F1"
        onActivated: root.navigation.open(Navigation.Help)
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F2"
        onActivated: root.navigation.open(Navigation.LookUp)
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F3"
        onActivated: root.navigation.open(Navigation.File)
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F4"
        onActivated: root.navigation.open(Navigation.Shift)
    }
    Shortcut {
        enabled: root.enabled && root.signIn.inside
        sequence: "Shift+F4"
        onActivated: root.signIn.lock()
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F5"
        onActivated: root.camera.torch = !root.camera.torch
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F6"
        onActivated: root.navigation.open(Navigation.Plate)
    }
    Shortcut {
        enabled: root.enabled
        sequence: "F7"
        onActivated: root.navigation.open(Navigation.Import)
    }
    Shortcut {
        enabled: root.enabled
        sequence: "F8"
        onActivated: root.navigation.open(Navigation.Status)
    }
    Shortcut {
        enabled: root.enabled
        sequence: "F9"
        onActivated: root.navigation.open(Navigation.Settings)
    }
    Shortcut {
        enabled: root.enabled && root.status.syncs
        sequence: "F10"
        onActivated: root.status.syncNow()
    }
    Shortcut {
        enabled: !root.settings.kiosk
        sequence: "F11"
        onActivated: root.window.visibility = root.window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
    }
    Shortcut {
        enabled: root.enabled && !root.desk
        sequence: "F12"
        onActivated: root.navigation.open(root.settings.kiosk ? Navigation.Unlock : Navigation.Settings)
    }
    Shortcut {
        sequence: "Ctrl+L"
        onActivated: root.settings.toggleLanguage()
    }
    Shortcut {
        sequence: "Ctrl+D"
        onActivated: root.settings.theme = root.theme.dark ? "light" : "dark"
    }
    Shortcut {
        enabled: root.enabled && !root.desk && root.navigation.panel === Navigation.None
        sequence: "PgDown"
        onActivated: root.checkpoint.requestScroll(1)
    }
    Shortcut {
        enabled: root.enabled && !root.desk && root.navigation.panel === Navigation.None
        sequence: "PgUp"
        onActivated: root.checkpoint.requestScroll(-1)
    }
    Shortcut {
        enabled: root.enabled && !root.desk && root.navigation.panel === Navigation.None
        sequence: "Esc"
        onActivated: root.checkpoint.requestClear()
    }
}
