// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What a list tells of each person, from which column, with the first values in it.
Rectangle {
    id: root

    required property Theme theme
    required property int index
    required property string field
    required property string name
    required property string value
    required property string note
    required property bool doubt
    required property bool wanted
    readonly property bool current: ListView.isCurrentItem
    signal tapped(int row)

    radius: theme.radius * 0.7
    color: theme.surface
    border.width: current ? 3 : 1
    border.color: current ? theme.accent : doubt ? theme.strong[Theme.Caution] : theme.outline
    implicitHeight: Math.max(theme.touch, words.implicitHeight + theme.gap * 0.7)
    Accessible.role: Accessible.Button
    Accessible.name: name + ", " + value

    TapHandler {
        onTapped: root.tapped(root.index)
    }
    Words {
        id: label

        theme: root.theme
        text: root.name + (root.wanted ? " *" : "")
        strong: true
        elide: Text.ElideRight
        maximumLineCount: 2
        anchors.verticalCenter: parent.verticalCenter
        x: root.theme.gap
        width: parent.width * 0.38
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: label.x + label.width + root.theme.gap
        width: parent.width - x - root.theme.gap

        Words {
            theme: root.theme
            text: root.value !== "" ? root.value : root.doubt ? qsTr("chọn…") : "–"
            color: root.doubt ? root.theme.onSoft[Theme.Caution] : root.theme.text
            strong: root.doubt
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.note
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
}
