// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One device: what is known of it, and what can be ordered.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeDevices devices
    readonly property var words: ({
            name: qsTr("Đặt tên"),
            place: qsTr("Nơi đặt"),
            suspend: qsTr("Tạm ngưng"),
            resume: qsTr("Cho dùng lại"),
            revoke: qsTr("Thu hồi"),
            wipe: qsTr("Xóa sạch máy"),
            withdraw: qsTr("Rút lệnh xóa"),
            add: qsTr("Thêm vào danh bạ")
        })

    function begin() {
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: devices.form !== "" ? devices.closeForm() : devices.closeSheet()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title

        theme: root.theme
        text: root.devices.sheetTitle
        size: root.theme.titleSize
        strong: true
        width: parent.width
    }
    ListView {
        id: list

        focus: true
        clip: true
        visible: root.devices.form === ""
        boundsBehavior: Flickable.StopAtBounds
        model: root.devices.sheet
        y: title.height + root.theme.gap / 2
        width: Math.min(parent.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        spacing: root.theme.gap / 3
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width
        }
    }
    OfficeDeviceForm {
        theme: root.theme
        working: root.administration.working
        devices: root.devices
        visible: root.devices.form !== ""
        enabled: visible
        y: list.y
        width: list.width
        height: parent.height - y
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    Flow {
        id: actions

        visible: root.devices.form === ""
        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            glyph: "back"
            text: root.theme.tall ? "" : qsTr("Đóng")
            Accessible.name: qsTr("Đóng")
            key: "Esc"
            wordSize: root.theme.smallSize
            onClicked: root.devices.closeSheet()
        }
        Repeater {
            model: root.devices.offers

            PushButton {
                required property string modelData

                theme: root.theme
                text: root.words[modelData]
                enabled: !root.administration.working
                wordSize: root.theme.smallSize
                onClicked: root.devices.begin(modelData)
            }
        }
    }
}
