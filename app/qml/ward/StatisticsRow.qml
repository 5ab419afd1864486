// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A day, kind, category or organisation: its counts, a bar of what was issued, and one of what was revoked and replaced.
Rectangle {
    id: root

    required property Theme theme
    required property string label
    required property string issued
    required property string revoked
    required property string replaced
    required property string printed
    required property real part
    required property real gone
    readonly property bool current: ListView.isCurrentItem

    radius: theme.radius * 0.6
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : theme.outline
    implicitHeight: words.implicitHeight + theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: label + ", " + issued

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width - 2 * root.theme.gap
        spacing: 3

        Item {
            width: parent.width
            height: name.implicitHeight

            Words {
                id: name

                theme: root.theme
                text: root.label
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: parent.width - number.width - root.theme.gap
            }
            Words {
                id: number

                theme: root.theme
                text: root.issued
                strong: true
                wrapMode: Text.NoWrap
                anchors.right: parent.right
            }
        }
        Item {
            width: parent.width
            height: 16

            Rectangle {
                color: root.theme.accent
                radius: 3
                height: 10
                width: Math.max(root.part > 0 ? 3 : 0, parent.width * root.part)
            }
            Rectangle {
                visible: root.gone > 0
                color: root.theme.strong[Theme.Bad]
                radius: 3
                y: 11
                height: 5
                width: Math.max(3, parent.width * root.gone)
            }
        }
        Words {
            theme: root.theme
            text: qsTr("thu hồi %1 · bị thay %2 · lượt in %3").arg(root.revoked).arg(root.replaced).arg(root.printed)
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
