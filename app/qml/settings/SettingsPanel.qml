// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Everything a station's people may set. Each change shows at once.
Panel {
    id: root

    required property SettingsModel settings
    required property CameraModel camera
    required property bool enrols // this device can still be brought in
    required property bool oversees // whoever is here may look at logs of many stations, or can sign in for it
    signal helpWanted
    signal unlockWanted
    signal importWanted
    signal enrolmentWanted
    signal oversightWanted
    signal administrationWanted

    title: qsTr("Cài đặt")
    glyph: "settings"
    Component.onCompleted: settings.refresh()

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: lines.implicitHeight + root.theme.gap

        Flow {
            id: lines

            readonly property real half: root.theme.tall ? width : Math.floor((width - spacing) / 2)

            width: parent.width - 14
            spacing: root.theme.gap * 1.5

            Column {
                width: lines.half
                spacing: root.theme.gap

                Choice {
                    theme: root.theme
                    label: qsTr("Ngôn ngữ (Ctrl+L)")
                    options: [{ value: "vi", text: "Tiếng Việt" }, { value: "en", text: "English" }]
                    current: root.settings.language
                    width: parent.width
                    onPicked: value => root.settings.language = value
                }
                Choice {
                    theme: root.theme
                    label: qsTr("Màu màn hình (Ctrl+D)")
                    options: [{ value: "auto", text: qsTr("Tự động") }, { value: "light", text: qsTr("Sáng") },
                        { value: "dark", text: qsTr("Tối") }]
                    current: root.settings.theme
                    width: parent.width
                    onPicked: value => root.settings.theme = value
                }
                Choice {
                    theme: root.theme
                    label: root.settings.voiceAvailable ? qsTr("Âm báo") : qsTr("Âm báo (máy chưa cài giọng đọc tiếng Việt)")
                    options: [{ value: "silent", text: qsTr("Tắt") }, { value: "sounds", text: qsTr("Tiếng") },
                        { value: "voice", text: qsTr("Tiếng và lời") }]
                    current: root.settings.sound
                    width: parent.width
                    onPicked: value => root.settings.sound = value
                }
                PushButton {
                    theme: root.theme
                    glyph: "data"
                    text: qsTr("Nạp dữ liệu mới…")
                    key: "F7"
                    width: parent.width
                    onClicked: root.importWanted()
                }
                PushButton {
                    theme: root.theme
                    visible: root.enrols
                    glyph: "qr"
                    text: qsTr("Ghi danh máy này…")
                    width: parent.width
                    onClicked: root.enrolmentWanted()
                }
                PushButton {
                    theme: root.theme
                    visible: root.oversees
                    glyph: "search"
                    text: qsTr("Giám sát nhật ký…")
                    width: parent.width
                    onClicked: root.oversightWanted()
                }
                PushButton {
                    theme: root.theme
                    visible: !root.settings.kiosk
                    glyph: "file"
                    text: qsTr("Quản trị thiết bị và tài khoản…")
                    width: parent.width
                    onClicked: root.administrationWanted()
                }
                SyncSetting {
                    theme: root.theme
                    settings: root.settings
                    width: parent.width
                }
                KioskSetting {
                    theme: root.theme
                    settings: root.settings
                    width: parent.width
                    onUnlockWanted: root.unlockWanted()
                }
            }
            Column {
                width: lines.half
                spacing: root.theme.gap

                PickList {
                    theme: root.theme
                    label: qsTr("Camera")
                    none: qsTr("Camera đầu tiên tìm thấy")
                    model: root.settings.cameras
                    current: root.settings.camera
                    width: parent.width
                    onPicked: value => root.settings.camera = value
                }
                Choice {
                    theme: root.theme
                    label: qsTr("Lật ảnh như soi gương")
                    options: [{ value: "", text: qsTr("Tự động") }, { value: "yes", text: qsTr("Có") },
                        { value: "no", text: qsTr("Không") }]
                    current: root.settings.mirror
                    width: parent.width
                    onPicked: value => root.settings.mirror = value
                }
                CameraControls {
                    theme: root.theme
                    camera: root.camera
                    visible: root.camera.canTorch || root.camera.canZoom || root.camera.canExpose
                    width: parent.width
                }
                PickList {
                    theme: root.theme
                    label: qsTr("Súng quét cổng nối tiếp")
                    none: qsTr("Không dùng")
                    model: root.settings.serialPorts
                    current: root.settings.serialPort
                    width: parent.width
                    onPicked: value => root.settings.serialPort = value
                }
                Choice {
                    theme: root.theme
                    label: qsTr("Súng quét kiểu bàn phím")
                    options: [{ value: "", text: qsTr("Thường") }, { value: "60", text: qsTr("Chậm") },
                        { value: "100", text: qsTr("Rất chậm") }]
                    current: root.settings.gunPace
                    width: parent.width
                    onPicked: value => root.settings.gunPace = value
                }
                PushButton {
                    theme: root.theme
                    glyph: "keyboard"
                    text: qsTr("Phím tắt")
                    key: "F1"
                    width: parent.width
                    onClicked: root.helpWanted()
                }
                Words {
                    theme: root.theme
                    text: qsTr("Thông Hành, phiên bản %1").arg(root.settings.version)
                    color: root.theme.softText
                    size: root.theme.smallSize
                    width: parent.width
                }
            }
        }
    }
}
