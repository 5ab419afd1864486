// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A line: for whom, what the pass is to say, how it was decided, and who else has asked for the same.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property int number
    required property string holder
    required property string facts
    required property int decision
    required property string reason
    required property string officer
    required property bool marked
    required property string same
    readonly property bool current: ListView.isCurrentItem
    readonly property int level: decision === 1 ? Theme.Good : decision === 2 ? Theme.Bad : Theme.Plain
    signal tapped(int row, bool more)
    signal ticked(int row)

    radius: theme.radius * 0.7
    color: marked ? theme.raised : theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: Math.max(theme.touch - 8, words.implicitHeight + theme.gap * 0.7)
    Accessible.role: Accessible.ListItem
    Accessible.name: number + ", " + holder + ", " + facts

    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: root.tapped(root.index, false)
    }
    TapHandler {
        acceptedModifiers: Qt.ShiftModifier
        onTapped: root.tapped(root.index, true)
    }
    Item {
        id: tick

        width: root.theme.touch - 8
        height: parent.height

        Rectangle {
            anchors.centerIn: parent
            width: root.theme.bodySize * 1.3
            height: width
            radius: 5
            color: root.marked ? root.theme.accent : "transparent"
            border.width: 2
            border.color: root.marked ? root.theme.accent : root.theme.outline

            Glyph {
                anchors.fill: parent
                visible: root.marked
                name: "check"
                color: root.theme.onAccent
            }
        }
        TapHandler {
            onTapped: root.ticked(root.index)
        }
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: tick.width
        width: parent.width - x - sign.width - 2 * root.theme.gap

        Words {
            theme: root.theme
            text: root.number + "  " + root.holder
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
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.reason
            color: root.theme.onSoft[Theme.Bad]
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.same
            color: root.theme.onSoft[Theme.Caution]
            size: root.theme.smallSize
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
    Glyph {
        id: sign

        visible: root.decision > 0
        name: root.decision === 1 ? "good" : "refuse"
        color: root.theme.strong[root.level]
        knockout: root.theme.onStrong[root.level]
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.titleSize * 1.4
        height: width
    }
}
