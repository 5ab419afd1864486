// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// Bringing this device in: one thing at a time, what it is about, and what can be done now.
FocusScope {
    id: root

    required property Theme theme
    required property EnrolModel enrolment
    required property Administration administration
    required property CameraModel camera
    required property SettingsModel settings
    required property BusyModel busy
    readonly property bool scanning: enrolment.state === EnrolModel.Scanning

    Accessible.role: Accessible.Dialog
    Accessible.name: enrolment.headline
    Keys.onEscapePressed: root.enrolment.back()

    // What was pressed is gone: the keyboard goes to what is meant now.
    Connections {
        target: root.enrolment
        function onStateChanged() {
            const from = root.enrolment.state === EnrolModel.Confirming ? words : buttons;
            Qt.callLater(() => from.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason));
        }
    }

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: root.theme.gap
        spacing: root.theme.gap

        RowLayout {
            spacing: root.theme.gap

            Glyph {
                name: root.enrolment.state === EnrolModel.Failed ? "bad" : root.enrolment.level === Theme.Good ? "good" : "qr"
                color: root.theme.text
                knockout: root.theme.background
                Layout.preferredWidth: root.theme.headSize * 1.2
                Layout.preferredHeight: Layout.preferredWidth
                Layout.leftMargin: 4
            }
            Words {
                theme: root.theme
                text: root.enrolment.headline
                size: root.theme.headSize
                strong: true
                Layout.fillWidth: true
            }
            PushButton {
                theme: root.theme
                glyph: "language"
                text: root.theme.tall ? "" : root.settings.language === "vi" ? "English" : "Tiếng Việt"
                key: "Ctrl+L"
                Accessible.name: root.settings.language === "vi" ? "English" : "Tiếng Việt"
                onClicked: root.settings.toggleLanguage()
            }
        }
        GridLayout {
            columns: root.theme.tall ? 1 : 2
            columnSpacing: root.theme.gap
            rowSpacing: root.theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            CameraPane {
                theme: root.theme
                camera: root.camera
                visible: root.scanning
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: 3
            }
            EnrolWords {
                id: words

                theme: root.theme
                enrolment: root.enrolment
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 2
                Layout.preferredHeight: 2
            }
        }
        EnrolButtons {
            id: buttons

            theme: root.theme
            enrolment: root.enrolment
            busy: root.busy
            administration: root.administration
            kiosk: root.settings.kiosk
            focus: true
            Layout.fillWidth: true
        }
    }
}
