// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One line, typed or scanned. Enter goes on; Ctrl+Enter takes the line and begins the next.
FocusScope {
    id: root

    required property Theme theme
    required property EntryModel entry
    readonly property int across: theme.tall ? 1 : 2

    signal cameraWanted

    function begin() {
        holder.line.forceActiveFocus(Qt.TabFocusReason);
        area.contentY = 0;
    }

    Keys.onEscapePressed: entry.close()
    Keys.onPressed: event => {
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (enter && (event.modifiers & Qt.ControlModifier)) {
            root.entry.take();
            root.begin();
            event.accepted = true;
        } else if (event.key === Qt.Key_M && (event.modifiers & Qt.ControlModifier)) {
            root.cameraWanted();
            event.accepted = true;
        }
    }

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
        text: root.entry.title
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
    }
    ScrollArea {
        id: area

        theme: root.theme
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
        height: foot.y - y - 4
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: parent.width - 14
            spacing: root.theme.gap / 2

            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.entry.same
                level: Theme.Caution
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "info"
                text: root.entry.note
                level: Theme.Caution
                width: parent.width
            }
            Grid {
                id: grid

                readonly property real cell: (width - columnSpacing * (columns - 1)) / columns

                width: parent.width
                columns: root.across
                columnSpacing: root.theme.gap
                rowSpacing: root.theme.gap / 2

                EntryField {
                    id: holder

                    theme: root.theme
                    entry: root.entry
                    field: "holder"
                    label: qsTr("Họ và tên")
                    hint: qsTr("Quét thẻ căn cước, hoặc gõ")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "id_number"
                    label: qsTr("Số căn cước")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "birth_year"
                    label: qsTr("Năm sinh")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    visible: !root.entry.households
                    field: "plates"
                    label: qsTr("Biển số xe")
                    hint: "29A-123.45, 29-B1 678.90"
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    visible: root.entry.households
                    field: "household"
                    label: qsTr("Hộ (số sổ, số nhà)")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    visible: root.entry.employees
                    field: "organisation"
                    label: qsTr("Đơn vị")
                    width: grid.cell
                }
                PickField {
                    theme: root.theme
                    entry: root.entry
                    field: "category"
                    label: qsTr("Lý do đi đường")
                    width: grid.cell
                }
                PickField {
                    theme: root.theme
                    entry: root.entry
                    many: true
                    field: "areas"
                    label: qsTr("Khu vực được đi")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "valid_until"
                    label: qsTr("Có giá trị đến hết ngày")
                    hint: "20/09/2021"
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "valid_from"
                    label: qsTr("Từ ngày (để trống: từ khi cấp)")
                    hint: "06/09/2021"
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "route"
                    label: qsTr("Tuyến đường")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "paper_number"
                    label: qsTr("Số giấy đã phát trước (nếu có)")
                    width: grid.cell
                }
                EntryField {
                    theme: root.theme
                    entry: root.entry
                    field: "issued_at"
                    label: qsTr("Ngày phát giấy đó")
                    width: grid.cell
                }
            }
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            chosen: true
            glyph: "check"
            text: qsTr("Ghi dòng")
            key: "Ctrl+Enter"
            enabled: root.entry.whole
            height: root.theme.touch - 4
            onClicked: {
                root.entry.take();
                root.begin();
            }
        }
        PushButton {
            theme: root.theme
            glyph: "camera"
            text: qsTr("Quét căn cước")
            key: "Ctrl+M"
            height: root.theme.touch - 4
            onClicked: root.cameraWanted()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Đóng")
            key: "Esc"
            height: root.theme.touch - 4
            onClicked: root.entry.close()
        }
        Words {
            theme: root.theme
            text: root.entry.kept
            color: root.theme.softText
            size: root.theme.smallSize
            height: root.theme.touch - 4
            verticalAlignment: Text.AlignVCenter
        }
    }
}
