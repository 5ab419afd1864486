// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What a line tells of one person, household or vehicle.
Grid {
    id: grid

    required property Theme theme
    required property EntryModel entry

    readonly property real cell: (width - columnSpacing * (columns - 1)) / columns

    columns: theme.tall ? 1 : 2
    columnSpacing: theme.gap
    rowSpacing: theme.gap / 2

    function begin() {
        (entry.ofPass ? year : holder).line.forceActiveFocus(Qt.TabFocusReason);
    }

    EntryField {
        id: holder

        theme: grid.theme
        entry: grid.entry
        visible: !grid.entry.ofPass
        field: "holder"
        label: qsTr("Họ và tên")
        hint: qsTr("Quét thẻ căn cước, hoặc gõ")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: !grid.entry.ofPass
        field: "id_number"
        label: qsTr("Số căn cước")
        width: grid.cell
    }
    EntryField {
        id: year

        theme: grid.theme
        entry: grid.entry
        field: "birth_year"
        label: qsTr("Năm sinh")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: !grid.entry.households
        field: "plates"
        label: qsTr("Biển số xe")
        hint: "29A-123.45, 29-B1 678.90"
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: grid.entry.households
        field: "household"
        label: qsTr("Hộ (số sổ, số nhà)")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: grid.entry.employees
        field: "organisation"
        label: qsTr("Đơn vị")
        width: grid.cell
    }
    PickField {
        theme: grid.theme
        entry: grid.entry
        field: "category"
        label: qsTr("Lý do đi đường")
        width: grid.cell
    }
    PickField {
        theme: grid.theme
        entry: grid.entry
        many: true
        field: "areas"
        label: qsTr("Khu vực được đi")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        field: "valid_until"
        label: qsTr("Có giá trị đến hết ngày")
        hint: "20/09/2021"
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        field: "valid_from"
        label: qsTr("Từ ngày (để trống: từ khi cấp)")
        hint: "06/09/2021"
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        field: "route"
        label: qsTr("Tuyến đường")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: !grid.entry.ofPass
        field: "paper_number"
        label: qsTr("Số giấy đã phát trước (nếu có)")
        width: grid.cell
    }
    EntryField {
        theme: grid.theme
        entry: grid.entry
        visible: !grid.entry.ofPass
        field: "issued_at"
        label: qsTr("Ngày phát giấy đó")
        width: grid.cell
    }
}
