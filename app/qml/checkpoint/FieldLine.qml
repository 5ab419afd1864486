// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One fact of the pass. A fact that a reason speaks of stands out.
Rectangle {
    id: root

    required property Theme theme
    required property string label
    required property string value
    required property int level
    required property var plates
    readonly property bool marked: level > Theme.Plain

    color: marked ? theme.soft[level] : "transparent"
    radius: theme.radius / 2
    implicitHeight: words.height + (marked ? 6 : 0)
    Accessible.name: label + ": " + (value !== "" ? value : plates.join(", "))

    Glyph {
        id: sign

        visible: root.marked
        name: root.level === Theme.Bad ? "bad" : "caution"
        color: root.theme.onSoft[root.level]
        knockout: root.color
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.bodySize * 1.3
        height: width
    }
    Column {
        id: words

        anchors.left: root.marked ? sign.right : parent.left
        anchors.leftMargin: root.marked ? 8 : 0
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: -2

        Words {
            theme: root.theme
            text: root.label
            color: root.marked ? root.theme.onSoft[root.level] : root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: root.value !== ""
            text: root.value
            color: root.marked ? root.theme.onSoft[root.level] : root.theme.text
            strong: true
            width: parent.width
        }
        Flow {
            visible: root.plates.length > 0
            spacing: 6
            width: parent.width
            topPadding: 3
            bottomPadding: 2
            Repeater {
                model: root.plates
                PlateBadge {
                    required property string modelData
                    theme: root.theme
                    number: modelData
                }
            }
        }
    }
}
