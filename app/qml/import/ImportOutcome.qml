// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// How far an import has come, or how it ended, in words.
Rectangle {
    id: root

    required property Theme theme
    required property ImportModel importing
    readonly property color ink: theme.onSoft[importing.level]
    readonly property bool working: importing.state === ImportModel.Working

    color: importing.level === Theme.Plain ? theme.surface : theme.soft[importing.level]
    radius: theme.radius
    implicitHeight: lines.implicitHeight + theme.gap * 2

    Column {
        id: lines

        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * x
        spacing: root.theme.gap / 2

        Row {
            width: parent.width
            spacing: root.theme.gap

            Glyph {
                id: sign

                name: {
                    switch (root.importing.state) {
                    case ImportModel.Done:
                        return root.importing.level === Theme.Good ? "admit" : "info";
                    case ImportModel.Failed:
                        return "bad";
                    default:
                        return root.working ? "clock" : "data";
                    }
                }
                color: root.ink
                knockout: root.color
                width: root.theme.headSize * 1.3
                height: width
            }
            Words {
                theme: root.theme
                text: root.importing.headline
                color: root.ink
                size: root.theme.headSize
                strong: true
                width: parent.width - sign.width - parent.spacing
            }
        }
        Words {
            theme: root.theme
            visible: root.importing.state !== ImportModel.Choosing
            text: root.importing.folder
            color: root.ink
            size: root.theme.smallSize
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
        Rectangle {
            visible: root.working
            radius: height / 2
            color: root.theme.raised
            border.width: 1
            border.color: root.theme.outline
            width: parent.width
            height: 22

            Rectangle {
                id: mark

                width: parent.width / 4
                height: parent.height
                radius: height / 2
                color: root.theme.accent
                SequentialAnimation on x {
                    running: root.working && root.theme.motion
                    loops: Animation.Infinite
                    NumberAnimation { from: 0; to: mark.parent.width - mark.width; duration: 1200 }
                    NumberAnimation { from: mark.parent.width - mark.width; to: 0; duration: 1200 }
                }
            }
        }
        Words {
            theme: root.theme
            visible: root.working
            text: qsTr("%n giây", "", root.importing.seconds)
            color: root.ink
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.importing.sentence
            color: root.ink
            size: root.theme.titleSize
            width: parent.width
        }
        Repeater {
            model: root.importing.facts

            Words {
                required property string label
                required property string value

                theme: root.theme
                text: label + ": " + value
                color: root.ink
                width: lines.width
            }
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.importing.detail
            color: root.ink
            size: root.theme.smallSize
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
    }
}
