// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import ThongHanh

Window {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    required property CameraModel camera
    required property StatusModel status
    required property HistoryModel history
    required property LookUpModel lookUp
    required property ImportModel importing
    required property ShiftModel shift
    required property SettingsModel settings
    required property BusyModel busy
    required property EnrolModel enrolment
    required property Navigation navigation
    required property Ward ward
    required property SignInModel signIn
    required property Oversight oversight
    required property Overseer overseer
    required property Administration administration
    readonly property bool administering: administration.shown
    readonly property bool overseeing: overseer.shown || administering // no station is worked at
    readonly property bool enrolling: enrolment.shown && status.station !== StatusModel.Fault && !busy.making && !overseeing
    readonly property bool open: status.station === StatusModel.Open && !busy.making && !enrolling && !overseeing

    readonly property bool atDesk: open && ward.present

    width: 1280
    height: 800
    minimumWidth: 400
    minimumHeight: 400
    title: administering ? qsTr("Thông Hành: quản trị") : overseeing ? qsTr("Thông Hành: giám sát") : atDesk ? qsTr("Thông Hành: bàn cấp giấy") : qsTr("Thông Hành: chốt kiểm tra")
    color: theme.background
    onWidthChanged: theme.setWindow(width, height)
    onHeightChanged: theme.setWindow(width, height)

    Keyboard {
        window: root
        navigation: root.navigation
        settings: root.settings
        camera: root.camera
        checkpoint: root.checkpoint
        status: root.status
        theme: root.theme
        signIn: root.signIn
        enabled: root.open
        desk: root.atDesk
    }
    WardKeys {
        ward: root.ward
        enabled: root.atDesk && root.navigation.panel === Navigation.None
    }
    DropArea {
        id: drop

        anchors.fill: parent
        enabled: (root.open && !root.atDesk) || root.enrolling
        onEntered: drag => {
            if (drag.hasUrls && root.open)
                root.navigation.open(Navigation.File);
        }
        onDropped: drop => {
            if (drop.hasUrls)
                root.busy.openFiles(drop.urls);
            if (root.open)
                root.navigation.close();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        StatusBar {
            theme: root.theme
            status: root.status
            visible: root.open
            where: root.atDesk ? root.ward.where : ""
            Layout.fillWidth: true
            onClicked: root.navigation.open(Navigation.Status)
        }
        Banner {
            theme: root.theme
            visible: root.status.demonstration && !root.overseeing
            text: qsTr("DIỄN TẬP: tỉnh giả lập, không dùng để kiểm soát thật")
            Layout.fillWidth: true
        }
        Banner {
            theme: root.theme
            visible: root.open && text !== ""
            text: root.status.alarm
            glyph: root.status.alarmLevel === Theme.Bad ? "bad" : "caution"
            color: root.theme.strong[root.status.alarmLevel]
            ink: root.theme.onStrong[root.status.alarmLevel]
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            StartScreen {
                anchors.fill: parent
                visible: !root.open && !root.enrolling && !root.overseeing
                theme: root.theme
                status: root.status
                busy: root.busy
            }
            CheckpointScreen {
                anchors.fill: parent
                visible: root.open && !root.atDesk
                enabled: root.navigation.panel === Navigation.None
                theme: root.theme
                checkpoint: root.checkpoint
                camera: root.camera
                status: root.status
                history: root.history
                settings: root.settings
                onChosen: panel => root.navigation.open(panel)
            }
            WardPlace {
                anchors.fill: parent
                active: root.atDesk
                enabled: root.navigation.panel === Navigation.None
                theme: root.theme
                ward: root.ward
            }
            OversightPlace {
                anchors.fill: parent
                active: root.overseeing && !root.administering
                theme: root.theme
                overseer: root.overseer
                oversight: root.oversight
                signIn: root.signIn
                camera: root.camera
            }
            AdministrationPlace {
                anchors.fill: parent
                active: root.administering
                theme: root.theme
                administration: root.administration
                settings: root.settings
            }
            Panels {
                anchors.fill: parent
                active: root.open
                theme: root.theme
                desk: root.atDesk
                checkpoint: root.checkpoint
                camera: root.camera
                status: root.status
                lookUp: root.lookUp
                importing: root.importing
                shift: root.shift
                signIn: root.signIn
                settings: root.settings
                busy: root.busy
                overseer: root.overseer
                administration: root.administration
                navigation: root.navigation
                dropping: drop.containsDrag
            }
            EnrolPlace {
                anchors.fill: parent
                active: root.enrolling
                theme: root.theme
                enrolment: root.enrolment
                administration: root.administration
                camera: root.camera
                settings: root.settings
                busy: root.busy
            }
            MessageBar {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: root.theme.gap
                theme: root.theme
                busy: root.busy
                working: root.open
            }
        }
    }
}
