// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What an officer does beside scanning. Every action has its key.
Row {
    id: root

    required property Theme theme
    required property CameraModel camera
    required property SettingsModel settings
    required property CheckpointModel checkpoint
    readonly property int count: 5 + (camera.canTorch ? 1 : 0) + (theme.tall ? 0 : 2)
    readonly property real place: (width - spacing * (count - 1)) / count
    signal chosen(int panel)

    spacing: theme.wide ? theme.gap / 2 : 6

    ActionButton {
        theme: root.theme
        place: root.place
        glyph: "search"
        text: qsTr("Tra số")
        key: "F2"
        onClicked: root.chosen(Navigation.LookUp)
    }
    ActionButton {
        theme: root.theme
        place: root.place
        glyph: "plate"
        text: root.checkpoint.plate !== "" ? root.checkpoint.plate : qsTr("Biển số")
        chosen: root.checkpoint.plate !== ""
        key: "F6"
        onClicked: root.chosen(Navigation.Plate)
    }
    ActionButton {
        theme: root.theme
        place: root.place
        glyph: "file"
        text: qsTr("Mở tệp")
        key: "F3"
        onClicked: root.chosen(Navigation.File)
    }
    ActionButton {
        theme: root.theme
        place: root.place
        glyph: "shift"
        text: qsTr("Ca trực")
        key: "F4"
        onClicked: root.chosen(Navigation.Shift)
    }
    ActionButton {
        theme: root.theme
        place: root.place
        visible: root.camera.canTorch
        chosen: root.camera.torch
        glyph: "torch"
        text: qsTr("Đèn")
        key: "F5"
        onClicked: root.camera.torch = !root.camera.torch
    }
    ActionButton {
        theme: root.theme
        place: root.place
        glyph: "settings"
        text: qsTr("Cài đặt")
        key: "F9"
        onClicked: root.chosen(Navigation.Settings)
    }
    ActionButton {
        theme: root.theme
        place: root.place
        visible: !root.theme.tall
        glyph: "language"
        text: root.settings.language === "vi" ? "English" : "Tiếng Việt"
        onClicked: root.settings.toggleLanguage()
    }
    ActionButton {
        theme: root.theme
        place: root.place
        visible: !root.theme.tall
        glyph: root.settings.kiosk ? "lock" : "help"
        text: root.settings.kiosk ? qsTr("Mở khóa") : qsTr("Phím tắt")
        key: root.settings.kiosk ? "F12" : "F1"
        onClicked: root.chosen(root.settings.kiosk ? Navigation.Unlock : Navigation.Help)
    }
}
