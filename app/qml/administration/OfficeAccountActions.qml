// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// What is done with all accounts of a unit: a list taken in, one person more, slips, publishing.
Flow {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeAccounts accounts
    readonly property bool free: !administration.working && accounts.unit !== ""

    spacing: theme.gap / 2

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn danh sách đơn vị gửi")
            nameFilters: [qsTr("Danh sách (*.xlsx *.csv)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.accounts.readList(selectedFile);
            }
            onRejected: dialog.active = false
        }
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
        onClicked: dialog.active = true
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
