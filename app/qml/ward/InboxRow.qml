// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A request in the inbox: whose it is, where it stands, how long it has waited, what is to be done.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property var request
    required property string applicant
    required property string procedure
    required property string state_
    required property string waiting
    required property bool late
    required property string lines
    required property string todo
    readonly property bool current: ListView.isCurrentItem
    readonly property bool narrow: theme.tall
    signal tapped(int row)

    radius: theme.radius
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: words.implicitHeight + theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: applicant + ", " + procedure + ", " + state_ + ", " + waiting

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width - age.width - 3 * root.theme.gap

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
            text: root.procedure + " · " + root.state_ + " · " + root.lines
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: root.narrow ? Text.Wrap : Text.NoWrap
            maximumLineCount: root.narrow ? 2 : 1
            elide: Text.ElideRight
            width: parent.width
        }
    }
    Column {
        id: age

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap
        width: Math.max(time.implicitWidth, Math.min(step.implicitWidth, root.width * 0.32))

        Words {
            id: time

            theme: root.theme
            text: root.waiting
            color: root.late ? root.theme.onSoft[Theme.Caution] : root.theme.text
            strong: root.late
            wrapMode: Text.NoWrap
            anchors.right: parent.right
        }
        Words {
            id: step

            theme: root.theme
            visible: !root.narrow && text !== ""
            text: root.todo
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignRight
            width: parent.width
        }
    }
}
