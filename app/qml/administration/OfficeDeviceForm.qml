// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is to be typed for a name, a place, a device that is added, or before one is wiped.
FocusScope {
    id: root

    required property Theme theme
    required property OfficeDevices devices
    readonly property bool wiping: devices.form === "wipe"
    readonly property var names: [{ field: "vi", label: qsTr("Tên tiếng Việt"), hint: qsTr("vd. %1").arg("Chốt 12") },
        { field: "en", label: qsTr("Tên tiếng Anh"), hint: qsTr("vd. %1").arg("Checkpoint 12") }]
    readonly property var places: [{ field: "checkpoint", label: qsTr("Mã chốt"), hint: devices.checkpoints.slice(0, 3).join(", ") },
        { field: "area", label: qsTr("Mã khu vực"), hint: "" }]
    readonly property var authority: [{ field: "authority", label: qsTr("Cơ quan mà máy cấp giấy cho; máy ở chốt thì để trống"), hint: "P00001" }]
    readonly property var fields: devices.form === "name" ? names : devices.form === "place" ? places
        : wiping ? [{ field: "typed", label: qsTr("Gõ đúng tên thiết bị: %1").arg(devices.sheetTitle), hint: "" }]
        : names.concat(authority, places)

    function begin() {
        if (rows.count > 0)
            rows.itemAt(0).line.forceActiveFocus(Qt.PopupFocusReason);
    }

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: parent.width - 14
            spacing: root.theme.gap / 2

            ReasonBox {
                theme: root.theme
                visible: root.wiping
                glyph: "bad"
                level: Theme.Bad
                text: qsTr("Ở lần liên lạc tới, máy gửi nhật ký rồi hủy khóa và mọi dữ liệu của nó. Không lấy lại được.")
                width: parent.width
            }
            Repeater {
                id: rows

                model: root.fields

                OfficeField {
                    required property var modelData

                    theme: root.theme
                    label: modelData.label
                    hint: modelData.hint
                    value: root.devices.typed[modelData.field] ?? ""
                    width: form.width
                    onEdited: text => root.devices.setField(modelData.field, text)
                    onAccepted: root.devices.submit()
                }
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: qsTr("Xem sẽ đổi gì")
                    onClicked: root.devices.submit()
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    onClicked: root.devices.closeForm()
                }
            }
        }
    }
}
