// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// An administrator's folder: its pages; over them what a change would do, and the keys.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property SettingsModel settings
    readonly property bool ready: administration.state === Administration.Shown
    readonly property bool covered: administration.changes.length > 0 || administration.helping
    readonly property int page: administration.page
    readonly property bool onDevices: page === Administration.Devices

    focus: true
    onPageChanged: body.forceActiveFocus(Qt.OtherFocusReason)

    AdministrationKeys {
        administration: root.administration
        settings: root.settings
        enabled: root.visible
    }
    AdministrationHead {
        id: head

        theme: root.theme
        administration: root.administration
        enabled: !root.covered
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    FocusScope {
        id: body

        focus: true
        enabled: !root.covered
        visible: root.ready
        x: root.theme.gap
        y: head.y + head.height + root.theme.gap / 2
        width: parent.width - 2 * x
        height: parent.height - y - root.theme.gap / 2

        OfficeDevicesPage {
            anchors.fill: parent
            focus: visible
            visible: root.onDevices
            theme: root.theme
            administration: root.administration
            devices: root.administration.devices
        }
        OfficeEnrolmentPage {
            anchors.fill: parent
            focus: visible
            visible: root.page === Administration.Enrolment
            theme: root.theme
            administration: root.administration
            enrolment: root.administration.enrolment
        }
        OfficeAccountsPage {
            anchors.fill: parent
            focus: visible
            visible: root.page === Administration.Accounts
            theme: root.theme
            administration: root.administration
            accounts: root.administration.accounts
            signing: root.administration.signing
        }
    }
    EmptyNote {
        anchors.fill: body
        theme: root.theme
        visible: !root.ready
        glyph: root.administration.state === Administration.Failed ? "bad" : "clock"
        text: root.administration.state === Administration.Failed ? root.administration.failure : qsTr("Đang mở…")
        again: root.administration.state === Administration.Failed
        onRetried: root.administration.reload()
    }
    ChangesSheet {
        anchors.fill: parent
        visible: root.administration.changes.length > 0
        enabled: visible
        theme: root.theme
        title: qsTr("Sẽ đổi trong danh bạ")
        lines: root.administration.changes
        note: qsTr("Bản gốc danh bạ được ghi ngay. Thiết bị chỉ nghe theo khi danh bạ đã được ký và công bố.")
        yes: qsTr("Ghi vào danh bạ")
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
        onAgreed: root.administration.agree()
        onDismissed: root.administration.dismiss()
    }
    HelpPanel {
        anchors.fill: parent
        visible: root.administration.helping
        enabled: visible
        theme: root.theme
        office: true
        onVisibleChanged: visible ? forceActiveFocus(Qt.PopupFocusReason) : body.forceActiveFocus(Qt.OtherFocusReason)
        onClosed: root.administration.helping = false
    }
}
