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
    readonly property bool onDevices: administration.page === Administration.Devices

    focus: true

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
            visible: !root.onDevices
            theme: root.theme
            administration: root.administration
            enrolment: root.administration.enrolment
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
        administration: root.administration
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
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
