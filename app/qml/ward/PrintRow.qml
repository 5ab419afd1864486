// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A job of the print queue: whose, how many passes, how it stands.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property var request
    required property string applicant
    required property string facts
    required property string standing
    required property int level
    required property bool picked
    readonly property bool current: ListView.isCurrentItem
    signal ticked(int row)

    radius: theme.radius * 0.7
    color: picked ? theme.raised : theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.gap * 0.7)
    Accessible.role: Accessible.CheckBox
    Accessible.checked: picked
    Accessible.name: request + ", " + applicant + ", " + facts + ", " + standing

    TapHandler {
        onTapped: root.ticked(root.index)
    }
    Rectangle {
        id: tick

        x: root.theme.gap * 0.75
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.bodySize * 1.3
        height: width
        radius: 5
        color: root.picked ? root.theme.accent : "transparent"
        border.width: 2
        border.color: root.picked ? root.theme.accent : root.theme.outline

        Glyph {
            anchors.fill: parent
            visible: root.picked
            name: "check"
            color: root.theme.onAccent
        }
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: tick.x + tick.width + root.theme.gap * 0.75
        width: parent.width - x - root.theme.gap

        Words {
            theme: root.theme
            text: root.request + "  " + root.applicant
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.facts
            color: root.theme.softText
            size: root.theme.smallSize
            maximumLineCount: 2
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.standing
            color: root.level === Theme.Plain ? root.theme.text : root.theme.onSoft[root.level]
            strong: root.level === Theme.Caution
            size: root.theme.smallSize
            width: parent.width
        }
    }
}
