// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The way out of the kiosk.
Panel {
    id: root

    required property SettingsModel settings

    title: qsTr("Mở khóa màn hình")
    glyph: "lock"

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 620)
        spacing: root.theme.gap / 2

        Words {
            theme: root.theme
            text: root.settings.unlockMessage !== "" ? root.settings.unlockMessage
                                                     : qsTr("Nhập mã của chỉ huy để ra khỏi màn hình chốt.")
            color: root.settings.unlockMessage !== "" ? root.theme.onSoft[Theme.Bad] : root.theme.text
            strong: root.settings.unlockMessage !== ""
            width: parent.width
        }
        Row {
            width: parent.width
            spacing: root.theme.gap / 2
            TextLine {
                id: code

                theme: root.theme
                echoMode: TextInput.Password
                focus: true
                maximumLength: 64
                Accessible.name: qsTr("Mã mở khóa")
                width: parent.width - open.width - parent.spacing
                onAccepted: open.clicked()
            }
            PushButton {
                id: open

                theme: root.theme
                primary: true
                height: root.theme.touch
                glyph: "check"
                text: qsTr("Mở")
                enabled: code.text.length >= 4
                onClicked: {
                    root.settings.unlock(code.text);
                    code.clear();
                }
            }
        }
        Keypad {
            theme: root.theme
            letters: false
            width: parent.width
            onTyped: key => code.insert(code.length, key)
            onErased: code.remove(code.length - 1, code.length)
        }
    }
}
