// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which folder, which page, and what was done or refused last.
Column {
    id: root

    required property Theme theme
    required property Administration administration

    spacing: theme.gap / 2

    Flow {
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.administration.leaves
            glyph: "back"
            text: root.theme.tall ? "" : qsTr("Ra khỏi đây")
            Accessible.name: qsTr("Ra khỏi đây")
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.leave()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Thiết bị")
            chosen: root.administration.page === Administration.Devices
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.page = Administration.Devices
        }
        PushButton {
            theme: root.theme
            text: qsTr("Cho máy vào")
            chosen: root.administration.page === Administration.Enrolment
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.page = Administration.Enrolment
        }
        PushButton {
            theme: root.theme
            text: qsTr("Tài khoản")
            chosen: root.administration.page === Administration.Accounts
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.page = Administration.Accounts
        }
        PushButton {
            theme: root.theme
            glyph: "sync"
            text: root.theme.tall ? "" : qsTr("Đọc lại")
            key: "F5"
            Accessible.name: qsTr("Đọc lại")
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.reload()
        }
        PushButton {
            theme: root.theme
            glyph: "help"
            text: root.theme.tall ? "" : qsTr("Phím tắt")
            key: "F1"
            Accessible.name: qsTr("Phím tắt")
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            onClicked: root.administration.helping = true
        }
    }
    Words {
        theme: root.theme
        text: qsTr("%1 — ai ghi được thư mục này đều là quản trị viên; ở đây không hỏi mật khẩu.").arg(root.administration.title)
        color: root.theme.softText
        size: root.theme.smallSize
        wrapMode: Text.NoWrap
        elide: Text.ElideMiddle
        visible: !root.theme.flat
        width: parent.width
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: root.administration.complaint !== "" ? "bad" : "info"
        level: root.administration.complaint !== "" ? Theme.Bad : Theme.Good
        text: root.administration.complaint !== "" ? root.administration.complaint : root.administration.notice
        size: root.theme.smallSize
        width: parent.width
    }
}
