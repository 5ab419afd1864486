// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// From what a code is made.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeEnrolment enrolment
    readonly property bool hub: enrolment.hub
    readonly property var fields: [{ field: "hub", label: qsTr("Địa chỉ máy chủ"), hint: "https://hub.example.vn" },
        { field: "key", label: hub ? qsTr("Khóa của máy chủ; để trống: hỏi máy chủ ở máy này") : qsTr("Khóa của máy chủ"), hint: "thonghanh-hub key show" },
        { field: "token", label: hub ? qsTr("Mã dùng một lần; để trống: máy chủ ở máy này tạo") : qsTr("Mã dùng một lần"), hint: "thonghanh-hub token new" },
        { field: "hours", label: qsTr("Dùng được mấy giờ"), hint: "72" }]

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: column.implicitHeight

        Column {
            id: column

            width: parent.width - 14
            spacing: root.theme.gap / 2

            Words {
                theme: root.theme
                text: root.enrolment.ended ? qsTr("Mã trước đã hết hạn. Hãy tạo mã khác.") : qsTr("Mỗi mã cho một máy mới. Máy đó quét mã ngay trên màn hình này.")
                strong: true
                width: parent.width
            }
            Repeater {
                model: root.fields

                OfficeField {
                    required property var modelData

                    theme: root.theme
                    label: modelData.label
                    hint: modelData.hint
                    value: root.enrolment.typed[modelData.field] ?? ""
                    width: column.width
                    onEdited: text => root.enrolment.setField(modelData.field, text)
                    onAccepted: root.enrolment.makeCode()
                }
            }
            PushButton {
                theme: root.theme
                primary: true
                glyph: "qr"
                text: qsTr("Tạo mã")
                enabled: !root.administration.working && !root.enrolment.loading
                onClicked: root.enrolment.makeCode()
            }
        }
    }
}
