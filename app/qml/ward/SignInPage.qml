// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who sits down at the ward's desk: with an account where the station has them, then with the passphrase of its key.
FocusScope {
    id: root

    required property Theme theme
    required property WardSession session
    required property CameraModel camera
    readonly property SignInModel accounts: session.accounts
    readonly property bool asks: accounts.held && !accounts.inside

    function begin() {
        if (asks)
            form.begin();
        else if (!accounts.held && session.officer === "")
            names.begin();
        else
            key.begin();
    }

    onVisibleChanged: soon.restart()
    onAsksChanged: soon.restart()
    Component.onCompleted: if (visible)
        begin()

    Timer {
        id: soon // once all of it shows

        interval: 0
        onTriggered: if (root.visible)
            root.begin()
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * root.theme.gap

        Column {
            id: column

            x: Math.round((parent.width - width) / 2)
            y: Math.max(root.theme.gap, Math.round((root.height - implicitHeight) / 2))
            width: Math.min(parent.width - 4 * root.theme.gap, 720)
            spacing: root.theme.gap * 0.75

            Words {
                theme: root.theme
                visible: !root.theme.flat || !root.asks
                text: root.session.unit
                size: root.theme.headSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== "" && !root.accounts.held
                text: root.session.notice
                color: root.theme.softText
                width: parent.width
            }
            SignInForm {
                id: form

                visible: root.asks
                theme: root.theme
                signIn: root.accounts
                camera: root.camera
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: root.accounts.inside
                text: qsTr("Đã đăng nhập: %1").arg(root.accounts.person)
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== "" && !root.asks
                glyph: "bad"
                text: root.session.complaint
                level: Theme.Bad
                width: parent.width
            }
            NameFields {
                id: names

                visible: !root.accounts.held
                theme: root.theme
                session: root.session
                width: parent.width
                onAccepted: key.goOn()
                onRoleChosen: root.session.officer.trim() === "" ? names.begin() : key.begin()
            }
            KeyFields {
                id: key

                visible: !root.asks
                theme: root.theme
                session: root.session
                width: parent.width
            }
            PushButton {
                theme: root.theme
                visible: root.accounts.inside
                text: qsTr("Người khác đăng nhập")
                enabled: !key.busy
                onClicked: root.accounts.leave()
            }
        }
    }
}
