// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// The status bar's signs in whole sentences.
Panel {
    id: root

    required property StatusModel status
    signal importWanted

    title: qsTr("Tình trạng trạm")
    glyph: "info"

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: lines.implicitHeight

        ColumnLayout {
            id: lines

            width: parent.width
            spacing: root.theme.gap / 2

            Words {
                theme: root.theme
                text: root.status.stationName
                size: root.theme.titleSize
                strong: true
                Layout.fillWidth: true
            }
            Words {
                theme: root.theme
                text: root.status.date + "  " + root.status.time
                color: root.theme.softText
                Layout.fillWidth: true
            }
            Repeater {
                model: root.status.chips

                Rectangle {
                    id: line

                    required property string icon
                    required property string label
                    required property string sentence
                    required property int level

                    Layout.fillWidth: true
                    implicitHeight: Math.max(root.theme.touch, words.implicitHeight + root.theme.gap)
                    radius: root.theme.radius
                    color: line.level > Theme.Plain ? root.theme.soft[line.level] : root.theme.surface

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: root.theme.gap
                        anchors.rightMargin: root.theme.gap
                        spacing: root.theme.gap

                        Glyph {
                            name: line.level === Theme.Bad ? "bad" : line.level === Theme.Caution ? "caution" : line.icon
                            color: line.level > Theme.Plain ? root.theme.onSoft[line.level] : root.theme.text
                            knockout: line.color
                            Layout.preferredWidth: root.theme.titleSize * 1.3
                            Layout.preferredHeight: Layout.preferredWidth
                        }
                        Words {
                            id: words

                            theme: root.theme
                            text: line.sentence
                            strong: line.level > Theme.Plain
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            PushButton {
                theme: root.theme
                visible: root.status.syncs
                enabled: !root.status.syncing
                glyph: "sync"
                text: root.status.syncing ? qsTr("Đang đồng bộ…") : qsTr("Đồng bộ ngay")
                key: "F10"
                onClicked: root.status.syncNow()
            }
            PushButton {
                theme: root.theme
                glyph: "data"
                text: qsTr("Nạp dữ liệu mới…")
                key: "F7"
                focus: true
                onClicked: root.importWanted()
            }
        }
    }
}
