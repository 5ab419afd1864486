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
    readonly property real most: lying ? Math.floor((width - 4) / places) - 4 : Math.floor((height - 4) / places) - 4
    readonly property real cell: lying ? Math.max(84, most) : side - 8
    readonly property real tallness: lying ? theme.touch + 8 : Math.max(52, Math.min(theme.primary, most))

    color: theme.surface

    Rectangle {
        color: root.theme.outline
        width: root.lying ? parent.width : 1
        height: root.lying ? 1 : parent.height
        anchors.right: parent.right
        anchors.top: parent.top
    }
    Flickable {
        id: strip

        // Where the pages do not fit, the one that is open is in view.
        function reveal(item: Item) {
            if (root.lying)
                contentX = Math.max(0, Math.min(contentWidth - width, item.x + (item.width - width) / 2));
            else
                contentY = Math.max(0, Math.min(contentHeight - height, item.y + (item.height - height) / 2));
        }

        x: 4
        y: 4
        width: root.lying ? lock.x - 8 : root.cell
        height: root.lying ? root.tallness : lock.y - 8
        contentWidth: root.lying ? pages.implicitWidth : width
        contentHeight: root.lying ? height : pages.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Flow {
            id: pages

            flow: root.lying ? Flow.LeftToRight : Flow.TopToBottom
            spacing: 4

            Repeater {
                model: root.ward.pages

                PushButton {
                    id: button

                    required property string page
                    required property string title
                    required property int count
                    required property string glyphName
                    required property bool trouble

                    theme: root.theme
                    glyph: root.tallness >= 60 ? (trouble ? "bad" : glyphName) : ""
                    text: (count > 0 ? title + " (" + count + ")" : title) + (trouble ? " !" : "")
                    chosen: page === root.ward.page
                    stacked: true
                    focusPolicy: Qt.TabFocus
                    width: root.cell
                    height: root.tallness
                    onClicked: root.ward.open(button.page)
                    onChosenChanged: if (chosen)
                        strip.reveal(button)
                    onXChanged: if (chosen)
                        strip.reveal(button)
                }
            }
        }
    }
    PushButton {
        id: lock

        readonly property int secondsLeft: root.ward.session.lockingIn

        theme: root.theme
        glyph: root.tallness >= 60 ? "lock" : ""
        text: secondsLeft >= 0 ? qsTr("Khóa sau %1").arg(secondsLeft) : qsTr("Khóa")
        stacked: true
        focusPolicy: Qt.TabFocus
        x: root.lying ? parent.width - width - 4 : 4
        y: root.lying ? 4 : Math.min(parent.height - height - 4, 4 + root.ward.pages.count * (root.tallness + 4))
        width: root.cell
        height: root.tallness
        onClicked: root.ward.session.lock()
    }
}
