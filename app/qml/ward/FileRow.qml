// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A file of a request, with what can be done to it.
Rectangle {
    id: root

    required property Theme theme
    required property int number
    required property string kind
    required property string name
    required property string size
    property bool takes: false // lists can become lines
    readonly property bool isList: /\.(csv|xlsx)$/i.test(name)
    signal listWanted(int number)
    signal viewWanted(int number)
    signal saveWanted(int number)

    radius: theme.radius
    color: theme.surface
    border.width: 1
    border.color: theme.outline
    implicitHeight: theme.touch + 8

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width - buttons.width - 3 * root.theme.gap

        Words {
            theme: root.theme
            text: root.name
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.kind + " · " + root.size
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
    Row {
        id: buttons

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: 4
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.takes && root.isList
            glyph: "todo"
            text: root.theme.tall ? "" : qsTr("Lấy dòng…")
            Accessible.name: qsTr("Lấy dòng…")
            height: root.theme.touch - 4
            onClicked: root.listWanted(root.number)
        }
        PushButton {
            theme: root.theme
            visible: !(root.takes && root.isList)
            glyph: "search"
            text: root.theme.tall ? "" : qsTr("Xem")
            Accessible.name: qsTr("Xem")
            height: root.theme.touch - 4
            onClicked: root.viewWanted(root.number)
        }
        PushButton {
            theme: root.theme
            glyph: "disk"
            text: root.theme.tall ? "" : qsTr("Lưu ra…")
            Accessible.name: qsTr("Lưu ra…")
            height: root.theme.touch - 4
            onClicked: root.saveWanted(root.number)
        }
    }
}
