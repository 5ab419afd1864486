// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One person's account, and what can be done with it.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeAccounts accounts
    readonly property var words: ({
            details: qsTr("Sửa"),
            roles: qsTr("Vai trò"),
            disable: qsTr("Ngừng"),
            enable: qsTr("Dùng lại"),
            expire: qsTr("Hạn"),
            slip: qsTr("Phiếu mới"),
            unlock: qsTr("Mở khóa"),
            reset: qsTr("Bỏ mật khẩu"),
            move: qsTr("Chuyển đơn vị"),
            sign: qsTr("Ký và công bố")
        })

    function begin() {
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: accounts.sheetTitle
    Keys.onEscapePressed: accounts.back()

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
        text: root.accounts.sheetTitle
        size: root.theme.titleSize
        strong: true
        width: parent.width
    }
    ListView {
        id: list

        focus: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.accounts.sheet
        y: title.height + root.theme.gap / 2
        width: Math.min(parent.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        spacing: root.theme.gap / 3
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width
        }
    }
    Flow {
        id: actions

        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            glyph: "back"
            text: root.theme.tall ? "" : qsTr("Đóng")
            Accessible.name: qsTr("Đóng")
            key: "Esc"
            wordSize: root.theme.smallSize
            onClicked: root.accounts.back()
        }
        Repeater {
            model: root.accounts.offers

            PushButton {
                required property string modelData

                theme: root.theme
                text: root.words[modelData]
                enabled: !root.administration.working
                wordSize: root.theme.smallSize
                onClicked: root.accounts.begin(modelData)
            }
        }
    }
}
