// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// A sentence to read and put away, or what the station is busy with.
Rectangle {
    id: root

    required property Theme theme
    required property BusyModel busy
    property bool working: true // whether what is being done is worth saying
    readonly property bool telling: busy.message !== ""
    readonly property int level: telling && busy.messageBad ? Theme.Bad : Theme.Plain

    visible: telling || (busy.busy && working)
    color: theme.strong[level]
    border.width: 1
    border.color: theme.outline
    radius: theme.radius
    implicitHeight: Math.max(line.implicitHeight + theme.gap, theme.touch)

    RowLayout {
        id: line

        anchors.fill: parent
        anchors.leftMargin: root.theme.gap
        anchors.rightMargin: 4
        spacing: root.theme.gap

        Glyph {
            name: root.level === Theme.Bad ? "bad" : root.telling ? "info" : "clock"
            color: root.theme.onStrong[root.level]
            knockout: root.color
            Layout.preferredWidth: root.theme.titleSize * 1.3
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            theme: root.theme
            text: root.telling ? root.busy.message : root.busy.what
            color: root.theme.onStrong[root.level]
            strong: true
            Layout.fillWidth: true
        }
        PushButton {
            theme: root.theme
            visible: root.telling
            glyph: "close"
            text: ""
            Accessible.name: qsTr("Đóng")
            onClicked: root.busy.dismiss()
        }
    }
}
