// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Before a list is read, and after it was taken: which file, an empty one to fill in, what came of the last.
FocusScope {
    id: root

    required property Theme theme
    required property IntakeModel list
    readonly property bool taken: list.state === IntakeModel.Taken
    readonly property var kinds: list.kinds
    signal back

    FilePick {
        id: opening

        title: qsTr("Chọn danh sách")
        kinds: [qsTr("Danh sách (*.csv *.xlsx *.txt)"), qsTr("Mọi tệp (*)")]
        onChosen: file => root.list.read(file)
    }
    FilePick {
        id: saving

        title: qsTr("Lưu mẫu danh sách")
        saves: true
        kinds: ["XLSX (*.xlsx)", "CSV (*.csv)"]
        suffix: "xlsx"
        proposal: qsTr("mau-danh-sach") + ".xlsx"
        onChosen: file => root.list.saveTemplate(file)
    }
    FilePick {
        id: errors

        title: qsTr("Lưu các dòng cần sửa")
        saves: true
        proposal: qsTr("can-sua-%1").arg(root.list.fileName)
        onChosen: file => root.list.saveBad(file)
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.75

            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.list.failure !== "" ? root.list.failure : root.list.complaint
                level: Theme.Bad
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "good"
                text: root.list.notice
                level: Theme.Good
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: !root.taken
                text: qsTr("Danh sách CSV hoặc XLSX. Dòng đúng thành dòng của hồ sơ; dòng sai được trả lại thành tệp giống tệp đã gửi, có cột nói sai ở đâu. Tệp gốc được đính kèm.")
                width: parent.width
            }
            Choice {
                theme: root.theme
                visible: !root.taken && root.kinds.length > 1
                label: qsTr("Danh sách của ai")
                options: root.kinds
                current: root.list.kind
                width: parent.width
                onPicked: value => root.list.kind = value
            }
            Choice {
                theme: root.theme
                visible: !root.taken && root.list.encodings.length > 0
                label: qsTr("Đọc lại theo bảng mã khác")
                options: root.list.encodings
                current: root.list.encoding
                width: parent.width
                onPicked: value => root.list.encoding = value
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    visible: root.taken
                    primary: true
                    focus: root.taken
                    glyph: "check"
                    text: qsTr("Về hồ sơ")
                    onClicked: root.back()
                }
                PushButton {
                    theme: root.theme
                    visible: root.taken && root.list.bad > 0
                    height: root.theme.primary
                    glyph: "disk"
                    text: qsTr("Lưu %1 dòng cần sửa…").arg(root.list.bad)
                    onClicked: errors.begin()
                }
                PushButton {
                    theme: root.theme
                    primary: !root.taken
                    focus: !root.taken
                    height: root.theme.primary
                    glyph: "file"
                    text: root.taken ? qsTr("Danh sách khác…") : qsTr("Chọn tệp…")
                    onClicked: opening.begin()
                }
                PushButton {
                    theme: root.theme
                    visible: !root.taken
                    height: root.theme.primary
                    glyph: "disk"
                    text: qsTr("Tải mẫu danh sách…")
                    onClicked: saving.begin()
                }
            }
        }
    }
}
