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
    required property bool working // an answer is awaited
    readonly property bool wiping: devices.form === "wipe"
    // A text, not a list: fields are made anew only when it is another one.
    readonly property string fields: devices.form === "name" ? "vi en" : devices.form === "place" ? "checkpoint area"
        : wiping ? "typed" : "vi en authority checkpoint area"
    readonly property var labels: ({
            vi: qsTr("Tên tiếng Việt"),
            en: qsTr("Tên tiếng Anh"),
            authority: qsTr("Cơ quan mà máy cấp giấy cho; máy ở chốt thì để trống"),
            checkpoint: qsTr("Mã chốt"),
            area: qsTr("Mã khu vực"),
            typed: qsTr("Gõ đúng tên thiết bị: %1").arg(devices.sheetTitle)
        })
    readonly property var places: devices.checkpoints
    readonly property var hints: ({
            vi: qsTr("vd. %1").arg("Chốt 12"),
            en: qsTr("vd. %1").arg("Checkpoint 12"),
            authority: "P00001",
            checkpoint: places.slice(0, 3).join(", "),
            area: "",
            typed: ""
        })

    function submit() {
        if (!working)
            devices.submit();
    }
    function begin() {
        const first = rows.itemAt(0) as OfficeField;
        if (first)
            first.line.forceActiveFocus(Qt.PopupFocusReason);
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

                model: root.fields.split(" ")

                OfficeField {
                    required property string modelData

                    theme: root.theme
                    label: root.labels[modelData]
                    hint: root.hints[modelData]
                    value: root.devices.typed[modelData] ?? ""
                    width: form.width
                    onEdited: text => root.devices.setField(modelData, text)
                    onAccepted: root.submit()
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
                    enabled: !root.working
                    onClicked: root.submit()
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
