// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is done with all accounts of a unit: a list taken in, one person more, slips, publishing.
Flow {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeAccounts accounts
    readonly property bool free: !administration.working && accounts.unit !== ""

    spacing: theme.gap / 2

    FilePick {
        id: dialog

        title: qsTr("Chọn danh sách đơn vị gửi")
        kinds: [qsTr("Danh sách (*.xlsx *.csv)"), qsTr("Mọi tệp (*)")]
        onChosen: file => root.accounts.readList(file)
    }
    PushButton {
        theme: root.theme
        text: qsTr("Thêm người")
        key: "N"
        enabled: root.free
        wordSize: root.theme.smallSize
        onClicked: root.accounts.begin("new")
    }
    PushButton {
        theme: root.theme
        text: qsTr("Nhận danh sách")
        enabled: root.free
        wordSize: root.theme.smallSize
        onClicked: dialog.begin()
    }
    PushButton {
        theme: root.theme
        text: qsTr("In phiếu")
        enabled: root.free
        wordSize: root.theme.smallSize
        onClicked: root.accounts.begin("slips")
    }
    PushButton {
        theme: root.theme
        text: qsTr("Ký và công bố")
        key: "P"
        enabled: root.free
        wordSize: root.theme.smallSize
        onClicked: root.accounts.begin("sign")
    }
    PushButton {
        theme: root.theme
        text: qsTr("Đóng gói")
        enabled: root.free
        wordSize: root.theme.smallSize
        onClicked: root.accounts.begin("publish")
    }
}
