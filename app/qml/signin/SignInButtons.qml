// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What goes on, what leads back, and how long it is to be waited.
Flow {
    id: root

    required property Theme theme
    required property SignInModel signIn
    required property string text
    property string back: ""
    property string other: "" // another way on
    property bool ready: true
    property alias go: go
    readonly property int wait: signIn.waitLeft
    signal accepted
    signal returned
    signal otherwise

    width: parent ? parent.width : 0
    spacing: theme.gap / 2
    layoutDirection: Qt.RightToLeft

    PushButton {
        id: go

        theme: root.theme
        primary: true
        glyph: root.signIn.working || root.wait > 0 ? "clock" : "check"
        text: root.signIn.working ? qsTr("Đang kiểm tra…") : root.wait > 0 ? qsTr("Đợi %1 giây").arg(root.wait) : root.text
        enabled: root.ready && !root.signIn.working && root.wait === 0
        onClicked: root.accepted()
    }
    PushButton {
        theme: root.theme
        visible: root.other !== ""
        text: root.other
        height: root.theme.primary
        enabled: !root.signIn.working
        onClicked: root.otherwise()
    }
    PushButton {
        theme: root.theme
        visible: root.back !== ""
        text: root.back
        height: root.theme.primary
        enabled: !root.signIn.working
        onClicked: root.returned()
    }
}
