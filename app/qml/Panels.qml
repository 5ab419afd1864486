// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import ThongHanh

// The panel that lies over the checkpoint, made when it is opened and gone when it is closed.
FocusScope {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    required property CameraModel camera
    required property StatusModel status
    required property LookUpModel lookUp
    required property ImportModel importing
    required property ShiftModel shift
    required property SignInModel signIn
    required property SettingsModel settings
    required property BusyModel busy
    required property Overseer overseer
    required property Administration administration
    required property Navigation navigation
    required property bool dropping
    property bool desk: false // a ward's

    property bool active: true

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        active: root.active
        onLoaded: (item as Panel).forceActiveFocus(Qt.TabFocusReason)
        sourceComponent: {
            switch (root.navigation.panel) {
            case Navigation.Shift:
                return shiftPanel;
            case Navigation.LookUp:
                return lookUpPanel;
            case Navigation.Plate:
                return platePanel;
            case Navigation.File:
                return filePanel;
            case Navigation.Settings:
                return settingsPanel;
            case Navigation.Status:
                return statusPanel;
            case Navigation.Help:
                return helpPanel;
            case Navigation.Import:
                return importPanel;
            case Navigation.Unlock:
                return unlockPanel;
            default:
                return null;
            }
        }
    }

    OfficeFolder {
        id: folder

        administration: root.administration
    }
    Component {
        id: shiftPanel
        ShiftPanel {
            theme: root.theme
            shift: root.shift
            signIn: root.signIn
            camera: root.camera
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: lookUpPanel
        LookUpPanel {
            theme: root.theme
            lookUp: root.lookUp
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: platePanel
        PlatePanel {
            theme: root.theme
            checkpoint: root.checkpoint
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: filePanel
        FilePanel {
            theme: root.theme
            busy: root.busy
            settings: root.settings
            hovering: root.dropping
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: settingsPanel
        SettingsPanel {
            theme: root.theme
            settings: root.settings
            camera: root.camera
            enrols: root.status.enrols && !root.settings.kiosk
            oversees: root.overseer.offered && !root.settings.kiosk
            onEnrolmentWanted: root.status.requestEnrolment()
            onOversightWanted: root.overseer.enter()
            onAdministrationWanted: folder.choose()
            onClosed: root.navigation.close()
            onHelpWanted: root.navigation.open(Navigation.Help)
            onUnlockWanted: root.navigation.open(Navigation.Unlock)
            onImportWanted: root.navigation.open(Navigation.Import)
        }
    }
    Component {
        id: statusPanel
        StatusPanel {
            theme: root.theme
            status: root.status
            onClosed: root.navigation.close()
            onImportWanted: root.navigation.open(Navigation.Import)
        }
    }
    Component {
        id: importPanel
        ImportPanel {
            theme: root.theme
            importing: root.importing
            settings: root.settings
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: helpPanel
        HelpPanel {
            theme: root.theme
            desk: root.desk
            onClosed: root.navigation.close()
        }
    }
    Component {
        id: unlockPanel
        UnlockPanel {
            theme: root.theme
            settings: root.settings
            onClosed: root.navigation.close()
        }
    }
}
