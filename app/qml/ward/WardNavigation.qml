// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The list of pages: at the side, or below on a screen that stands. Its end locks the desk.
Rectangle {
    id: root

    required property Theme theme
    required property Ward ward
    readonly property bool lying: theme.tall
    readonly property int places: ward.pages.count + 1
    readonly property real side: theme.wide ? 120 : 92 // how wide it is where it stands
    readonly property real cell: lying ? (width - 4 * (places + 1)) / places : side - 8

    color: theme.surface

    Rectangle {
        color: root.theme.outline
        width: root.lying ? parent.width : 1
        height: root.lying ? 1 : parent.height
        anchors.right: parent.right
        anchors.top: parent.top
    }
    Flow {
        anchors.fill: parent
        anchors.margins: 4
        flow: root.lying ? Flow.LeftToRight : Flow.TopToBottom
        spacing: 4

        Repeater {
            model: root.ward.pages

            PushButton {
                id: button

                required property string page
                required property string title
                required property int count
                required glyph

                theme: root.theme
                text: count > 0 ? title + " (" + count + ")" : title
                chosen: page === root.ward.page
                stacked: true
                focusPolicy: Qt.TabFocus
                width: root.cell
                height: root.lying ? root.theme.touch + 8 : root.theme.primary
                onClicked: root.ward.open(button.page)
            }
        }
        PushButton {
            readonly property int secondsLeft: root.ward.session.lockingIn

            theme: root.theme
            glyph: "lock"
            text: secondsLeft >= 0 ? qsTr("Khóa sau %1").arg(secondsLeft) : qsTr("Khóa")
            stacked: true
            focusPolicy: Qt.TabFocus
            width: root.cell
            height: root.lying ? root.theme.touch + 8 : root.theme.primary
            onClicked: root.ward.session.lock()
        }
    }
}
