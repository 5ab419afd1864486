// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Signing in with an account: what is asked now, and what came of the last answer.
FocusScope {
    id: root

    required property Theme theme
    required property SignInModel signIn
    required property CameraModel camera
    readonly property string file: {
        switch (signIn.step) {
        case SignInModel.Account:
            return "AccountStep.qml";
        case SignInModel.Badge:
            return "BadgeStep.qml";
        case SignInModel.Role:
            return "RoleStep.qml";
        case SignInModel.Change:
            return "ChangeStep.qml";
        case SignInModel.ChoosePin:
            return "PinStep.qml";
        case SignInModel.Locked:
            return "LockStep.qml";
        default:
            return "";
        }
    }
    readonly property bool wanted: visible && file !== ""

    function show() {
        if (wanted)
            loader.setSource(Qt.resolvedUrl(file), {
                theme: theme,
                signIn: signIn,
                camera: camera
            });
        else
            loader.source = "";
    }
    function begin() {
        if (loader.item)
            (loader.item as SignInStep).begin();
    }

    implicitHeight: column.implicitHeight
    onFileChanged: show()
    onWantedChanged: show()
    Component.onCompleted: show()

    Column {
        id: column

        width: parent.width
        spacing: root.theme.gap * 0.75

        Words {
            theme: root.theme
            text: root.signIn.heading
            size: root.theme.titleSize
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.signIn.notice
            color: root.theme.softText
            width: parent.width
        }
        ReasonBox {
            theme: root.theme
            visible: text !== "" && !root.signIn.unlocking
            glyph: "caution"
            text: root.signIn.trouble
            level: Theme.Caution
            width: parent.width
        }
        ReasonBox {
            theme: root.theme
            visible: text !== ""
            glyph: "bad"
            text: root.signIn.complaint
            level: Theme.Bad
            width: parent.width
        }
        Loader {
            id: loader

            width: parent.width
            focus: true
            onLoaded: root.begin()
        }
    }
}
