// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who sits down, where the station has no accounts: the desk believes it.
Column {
    id: root

    required property Theme theme
    required property WardSession session
    readonly property var recent: session.recentOfficers
    readonly property bool busy: session.state === WardSession.SigningIn
    signal accepted
    signal roleChosen

    function begin() {
        officer.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: theme.gap * 0.75

    TextLine {
        id: officer

        theme: root.theme
        text: root.session.officer
        placeholderText: qsTr("Mã cán bộ")
        inputMethodHints: Qt.ImhNoPredictiveText
        Accessible.name: qsTr("Mã cán bộ")
        enabled: !root.busy
        width: parent.width
        onTextEdited: root.session.officer = text
        onAccepted: root.accepted()
    }
    Flow {
        visible: root.recent.length > 1
        width: parent.width
        spacing: root.theme.gap / 2

        Repeater {
            model: root.recent.slice(0, 4)
            PushButton {
                required property string modelData

                theme: root.theme
                text: modelData
                chosen: modelData === root.session.officer
                onClicked: root.session.officer = modelData
            }
        }
    }
    Grid {
        id: roles

        readonly property int across: root.theme.tall ? 1 : 3

        columns: across
        spacing: root.theme.gap / 2
        width: parent.width

        Repeater {
            model: root.session.roles
            PushButton {
                required property string role
                required property string name

                theme: root.theme
                text: name
                stacked: true
                wordSize: root.theme.bodySize
                chosen: role === root.session.role
                enabled: !root.busy
                width: Math.floor((roles.width - roles.spacing * (roles.across - 1)) / roles.across)
                onClicked: {
                    root.session.role = role;
                    root.roleChosen();
                }
            }
        }
    }
}
