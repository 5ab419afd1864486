// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Locks the window to the screen; leaving takes the code.
Column {
    id: root

    required property Theme theme
    required property SettingsModel settings
    signal unlockWanted

    spacing: 4

    Words {
        theme: root.theme
        text: qsTr("Khóa màn hình vào chốt")
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    TextLine {
        id: code

        theme: root.theme
        visible: !root.settings.kiosk && !root.settings.kioskCodeSet
        placeholderText: qsTr("Đặt mã mở khóa, ít nhất 4 ký tự")
        echoMode: TextInput.Password
        font.pixelSize: root.theme.bodySize
        Accessible.name: placeholderText
        width: parent.width
    }
    PushButton {
        theme: root.theme
        glyph: "lock"
        key: "F12"
        text: root.settings.kiosk ? qsTr("Mở khóa…") : qsTr("Khóa màn hình")
        enabled: root.settings.kiosk || root.settings.kioskCodeSet || code.text.length >= 4
        width: parent.width
        onClicked: {
            if (root.settings.kiosk) {
                root.unlockWanted();
            } else {
                root.settings.engageKiosk(code.text);
                code.clear();
            }
        }
    }
}
