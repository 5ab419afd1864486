// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is typed of a person, a day, a unit; and roles to choose.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeAccounts accounts
    readonly property string kind: accounts.form
    readonly property bool roled: kind === "new" || kind === "roles"
    readonly property var details: [{ field: "name", label: qsTr("Họ và tên"), hint: qsTr("vd. %1").arg("Nguyễn Thị Hương") },
        { field: "position", label: qsTr("Chức vụ"), hint: "" },
        { field: "email", label: qsTr("Thư điện tử, chỉ để ở đây"), hint: "" },
        { field: "phone", label: qsTr("Điện thoại, chỉ để ở đây"), hint: "" }]
    readonly property var typed: accounts.typed
    readonly property var fields: kind === "new" ? details.concat([{ field: "id", label: qsTr("Tên đăng nhập; để trống: lấy từ tên"), hint: qsTr("vd. %1").arg("huongnt") }])
        : kind === "details" ? details : kind === "roles" ? []
        : kind === "expire" ? [{ field: "day", label: qsTr("Ngày cuối được đăng nhập; để trống: không hạn"), hint: qsTr("vd. %1").arg("31/12/2026") }]
        : [{ field: "unit", label: kind === "move" ? qsTr("Mã đơn vị mới") : qsTr("Mã đơn vị trong danh bạ"), hint: qsTr("vd. %1").arg("P00001") }]

    function begin() {
        const field = rows.itemAt(0) as OfficeField;
        const first = field ? field.line : roles.itemAt(0);
        if (first)
            first.forceActiveFocus(Qt.PopupFocusReason);
    }

    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: accounts.back()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap / 2

            Words {
                theme: root.theme
                text: root.kind === "new" ? qsTr("Người mới ở %1").arg(root.accounts.unit) : root.kind === "unit" ? qsTr("Đơn vị mới") : root.accounts.sheetTitle
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Repeater {
                id: rows

                model: root.fields
                onModelChanged: if (root.visible) // shown before its fields were there
                    root.begin()

                OfficeField {
                    required property var modelData

                    theme: root.theme
                    label: modelData.label
                    hint: modelData.hint
                    value: root.accounts.typed[modelData.field] ?? ""
                    width: form.width
                    onEdited: text => root.accounts.setField(modelData.field, text)
                    onAccepted: root.accounts.submit()
                }
            }
            Words {
                theme: root.theme
                visible: root.typed.wrong ?? false
                text: qsTr("Không hiểu ngày này. Ví dụ: 31/12/2026.")
                color: root.theme.onSoft[Theme.Bad]
                size: root.theme.smallSize
                width: parent.width
            }
            Flow {
                visible: root.roled
                width: parent.width
                spacing: root.theme.gap / 2

                Repeater {
                    id: roles

                    model: root.roled ? root.accounts.roles.length : 0 // the same buttons while one is pressed

                    PushButton {
                        required property int index
                        readonly property var role: root.accounts.roles[index]

                        theme: root.theme
                        text: role.text
                        chosen: role.chosen
                        Accessible.checkable: true
                        Accessible.checked: chosen
                        wordSize: root.theme.smallSize
                        onClicked: root.accounts.toggleRole(role.value)
                    }
                }
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: qsTr("Ghi")
                    enabled: !root.administration.working
                    onClicked: root.accounts.submit()
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    onClicked: root.accounts.back()
                }
            }
        }
    }
}
