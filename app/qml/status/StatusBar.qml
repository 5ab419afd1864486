// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import ThongHanh

// Always visible: where we are, how old the data is, clock, camera, what is unsent, sound, the time.
AbstractButton {
    id: root

    required property Theme theme
    required property StatusModel status
    property string where: "" // instead of the checkpoint

    implicitHeight: theme.tall ? 76 : theme.flat ? 48 : 60
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Tình trạng trạm")
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        color: root.theme.surface
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: root.theme.outline
        }
        Rectangle {
            anchors.fill: parent
            visible: root.visualFocus
            color: "transparent"
            border.width: 3
            border.color: root.theme.accent
        }
    }

    contentItem: Item {
        GridLayout {
            anchors.fill: parent
            anchors.leftMargin: root.theme.gap
            anchors.rightMargin: root.theme.gap
            columns: root.theme.tall ? 2 : 3
            rowSpacing: 0
            columnSpacing: root.theme.gap

            ColumnLayout {
                Layout.fillWidth: true
                spacing: -2
                Words {
                    theme: root.theme
                    visible: text !== ""
                    text: root.where !== "" ? root.where : root.status.place !== "" ? root.status.place : root.status.stationName
                    size: root.theme.wide ? root.theme.bodySize : root.theme.smallSize + 1
                    strong: true
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Words {
                theme: root.theme
                visible: root.theme.tall
                text: root.status.time
                size: root.theme.titleSize
                strong: true
                wrapMode: Text.NoWrap
            }
            Row {
                spacing: root.theme.wide ? 4 : 2
                Layout.columnSpan: root.theme.tall ? 2 : 1
                Repeater {
                    model: root.status.chips
                    StatusChip {
                        theme: root.theme
                    }
                }
            }
            Words {
                theme: root.theme
                visible: !root.theme.tall
                text: root.status.time
                size: root.theme.titleSize
                strong: true
                wrapMode: Text.NoWrap
            }
        }
    }
}
