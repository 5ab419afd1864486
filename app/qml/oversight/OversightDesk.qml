// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A supervisor's place: signing in where the station has accounts, the choice of archives, the explorer over one.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    required property Oversight oversight
    required property SignInModel signIn
    required property CameraModel camera
    readonly property bool free: !overseer.handing.shown && !overseer.sealed.shown && !overseer.retention.shown
        && !overseer.asks

    focus: true

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    OversightBar {
        id: bar

        theme: root.theme
        overseer: root.overseer
        visible: root.overseer.choosing || root.overseer.asks
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    ArchivesPage {
        visible: root.overseer.choosing && !root.overseer.asks
        enabled: visible
        focus: visible
        theme: root.theme
        overseer: root.overseer
        x: root.theme.gap
        y: bar.y + bar.height + root.theme.gap / 2
        width: parent.width - 2 * x
        height: parent.height - y
        Keys.onEscapePressed: root.overseer.leave()
    }
    OversightScreen {
        anchors.fill: parent
        visible: !root.overseer.choosing && !root.overseer.asks
        enabled: visible && root.free
        focus: visible && root.free
        theme: root.theme
        overseer: root.overseer
        oversight: root.oversight
    }
    HandOutSheet {
        anchors.fill: parent
        visible: root.overseer.handing.shown && !root.overseer.asks
        enabled: visible
        theme: root.theme
        handing: root.overseer.handing
        onVisibleChanged: if (visible)
            begin()
    }
    SealedSheet {
        anchors.fill: parent
        visible: root.overseer.sealed.shown && !root.overseer.asks
        enabled: visible
        theme: root.theme
        sealed: root.overseer.sealed
        onVisibleChanged: if (visible)
            begin()
    }
    RetentionSheet {
        anchors.fill: parent
        visible: root.overseer.retention.shown && !root.overseer.asks
        enabled: visible
        theme: root.theme
        retention: root.overseer.retention
        onVisibleChanged: if (visible)
            begin()
    }
    ScrollArea {
        theme: root.theme
        visible: root.overseer.asks
        enabled: visible
        x: root.theme.gap
        y: bar.y + bar.height + root.theme.gap / 2
        width: parent.width - 2 * x
        height: parent.height - y
        contentHeight: form.implicitHeight

        SignInForm {
            id: form

            visible: root.overseer.asks
            focus: visible
            theme: root.theme
            signIn: root.signIn
            camera: root.camera
            x: Math.round((parent.width - width) / 2)
            width: Math.min(parent.width - 12, 720)
        }
    }
}
