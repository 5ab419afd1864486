// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is asked for: a field each; Enter in any of them asks.
Item {
    id: root

    required property Theme theme
    required property Oversight oversight
    readonly property string verdictField: "verdict"
    readonly property string historiesField: "histories"
    readonly property string entriesField: "entries"
    signal applied

    function apply() {
        oversight.apply();
        if (oversight.complaint === "")
            applied();
    }

    ScrollArea {
        theme: root.theme
        width: parent.width
        height: actions.y - root.theme.gap / 2
        contentHeight: fields.implicitHeight

        Column {
            id: fields

            width: parent.width - 12
            spacing: root.theme.gap / 2

            Choice {
                theme: root.theme
                label: qsTr("Loại mục")
                most: 2
                width: fields.width
                current: root.oversight.typed[root.entriesField] ?? ""
                options: [
                    { value: "", text: qsTr("Lượt quét") },
                    { value: "people", text: qsTr("Đăng nhập, giao quyền") },
                    { value: "desk", text: qsTr("Việc ở bàn") },
                    { value: "passes", text: qsTr("Cấp, thu hồi giấy") },
                    { value: "machine", text: qsTr("Máy trạm") },
                    { value: "all", text: qsTr("Mọi mục") }
                ]
                onPicked: value => {
                    root.oversight.setField(root.entriesField, value);
                    root.apply();
                }
            }
            Repeater {
                model: [
                    { field: "from", label: qsTr("Từ lúc"), hint: "2021-09-06 08:00" },
                    { field: "until", label: qsTr("Đến trước"), hint: "2021-09-07" },
                    { field: "checkpoint", label: qsTr("Mã chốt"), hint: "CK-07" },
                    { field: "officer", label: qsTr("Cán bộ"), hint: "Trần Thị Bình" },
                    { field: "pass", label: qsTr("Số giấy"), hint: "BD01A-000123" },
                    { field: "category", label: qsTr("Diện"), hint: "food" },
                    { field: "reason", label: qsTr("Mã lý do"), hint: "revoked" },
                    { field: "authority", label: qsTr("Mã nơi cấp"), hint: "P00001" },
                    { field: "area", label: qsTr("Mã khu vực"), hint: "01.002" },
                    { field: "device", label: qsTr("Thiết bị"), hint: "ck-07, 4f3a90c1" }
                ]

                FilterField {
                    required property var modelData

                    theme: root.theme
                    oversight: root.oversight
                    field: modelData.field
                    label: modelData.label
                    hint: modelData.hint
                    width: fields.width
                    onAccepted: root.apply()
                }
            }
            Choice {
                theme: root.theme
                label: qsTr("Kết luận")
                width: fields.width
                current: root.oversight.typed[root.verdictField] ?? ""
                options: [
                    { value: "refuse", text: qsTr("Không qua") },
                    { value: "cannot_tell", text: qsTr("Chưa rõ") },
                    { value: "admit", text: qsTr("Qua") }
                ]
                onPicked: value => {
                    root.oversight.setField(root.verdictField, value === current ? "" : value);
                    root.apply();
                }
            }
            Choice {
                theme: root.theme
                label: qsTr("Mục ngoài nhật ký đã ký (ai cũng có thể bịa ra)")
                width: fields.width
                current: root.oversight.allHistories ? "all" : "own"
                options: [
                    { value: "own", text: qsTr("Bỏ ra") },
                    { value: "all", text: qsTr("Tính cả") }
                ]
                onPicked: value => {
                    root.oversight.setField(root.historiesField, value === "all" ? value : "");
                    root.apply();
                }
            }
        }
    }
    Column {
        id: actions

        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap / 2

        Words {
            theme: root.theme
            visible: text !== ""
            text: root.oversight.complaint
            color: root.theme.onSoft[Theme.Bad]
            size: root.theme.smallSize
            width: parent.width
        }
        Row {
            spacing: root.theme.gap / 2
            width: parent.width

            PushButton {
                theme: root.theme
                text: qsTr("Tìm")
                chosen: true
                width: Math.floor((parent.width - parent.spacing) / 2)
                onClicked: root.apply()
            }
            PushButton {
                theme: root.theme
                text: qsTr("Bỏ lọc")
                enabled: root.oversight.narrowed
                width: Math.floor((parent.width - parent.spacing) / 2)
                onClicked: {
                    root.oversight.widen();
                    root.applied();
                }
            }
        }
    }
}
