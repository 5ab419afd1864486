// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// Who sits down at the ward's desk, with the passphrase of its key.
FocusScope {
    id: root

    required property Theme theme
    required property WardSession session
    readonly property var recent: session.recentOfficers
    readonly property bool working: session.state === WardSession.SigningIn

    function enter() {
        if (!session.ready || working)
            return;
        session.signIn(secret.text);
        secret.clear();
    }
    function begin() {
        if (session.officer === "")
            officer.forceActiveFocus(Qt.TabFocusReason);
        else if (session.wantsPassphrase)
            secret.forceActiveFocus(Qt.TabFocusReason);
        else
            go.forceActiveFocus(Qt.TabFocusReason);
    }

    onVisibleChanged: if (visible)
        begin()
    Component.onCompleted: if (visible)
        begin()

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn tệp khóa của bàn")
            nameFilters: [qsTr("Tệp khóa (*.key)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.session.chooseKey(selectedFile);
            }
            onRejected: dialog.active = false
        }
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: form.implicitHeight + 2 * root.theme.gap

        Column {
            id: form

            x: Math.round((parent.width - width) / 2)
            y: Math.max(root.theme.gap, Math.round((root.height - implicitHeight) / 2))
            width: Math.min(parent.width - 4 * root.theme.gap, 720)
            spacing: root.theme.gap * 0.75

            Words {
                theme: root.theme
                text: root.session.unit
                size: root.theme.headSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.session.notice
                color: root.theme.softText
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.session.complaint
                level: Theme.Bad
                width: parent.width
            }
            TextLine {
                id: officer

                theme: root.theme
                text: root.session.officer
                placeholderText: qsTr("Mã cán bộ")
                inputMethodHints: Qt.ImhNoPredictiveText
                Accessible.name: qsTr("Mã cán bộ")
                enabled: !root.working
                width: parent.width
                onTextEdited: root.session.officer = text
                onAccepted: root.session.wantsPassphrase ? secret.forceActiveFocus(Qt.TabFocusReason) : root.enter()
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
                        enabled: !root.working
                        width: Math.floor((roles.width - roles.spacing * (roles.across - 1)) / roles.across)
                        onClicked: root.session.role = role
                    }
                }
            }
            TextLine {
                id: secret

                theme: root.theme
                visible: root.session.wantsPassphrase
                echoMode: TextInput.Password
                placeholderText: qsTr("Mật khẩu khóa của bàn")
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
                Accessible.name: qsTr("Mật khẩu khóa của bàn")
                enabled: !root.working
                width: parent.width
                onAccepted: root.enter()
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.session.keyTrouble
                more: root.session.keyTrouble !== "" ? root.session.keyFile : ""
                level: Theme.Caution
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2
                layoutDirection: Qt.RightToLeft

                PushButton {
                    id: go

                    theme: root.theme
                    primary: true
                    glyph: root.working ? "clock" : "check"
                    text: root.working ? qsTr("Đang mở khóa…") : qsTr("Đăng nhập")
                    enabled: root.session.ready && !root.working
                    onClicked: root.enter()
                }
                PushButton {
                    theme: root.theme
                    visible: root.session.keyTrouble !== ""
                    height: root.theme.primary
                    glyph: "file"
                    text: qsTr("Chọn tệp khóa…")
                    onClicked: dialog.active = true
                }
                Words {
                    theme: root.theme
                    visible: root.session.keyTrouble === ""
                    text: root.session.missing
                    color: root.theme.softText
                    height: root.theme.primary
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
}
