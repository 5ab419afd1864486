// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// The last scans, newest first: as many as there is room for.
ListView {
    id: root

    required property Theme theme
    readonly property int rowHeight: theme.wide ? 56 : 44
    readonly property int step: rowHeight + spacing

    // As much of `room` as whole rows fill.
    function whole(room: real): real {
        return Math.max(0, Math.floor((room + spacing) / step) * step - spacing);
    }


    clip: true
    spacing: 4
    interactive: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds

    delegate: Rectangle {
        id: row

        required property string time
        required property string shape
        required property int level
        required property string number
        required property string reason

        width: ListView.view.width
        height: root.rowHeight
        radius: root.theme.radius / 2
        color: root.theme.surface
        Accessible.name: time + " " + number + " " + reason

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: root.theme.gap / 2
            anchors.rightMargin: root.theme.gap / 2
            spacing: root.theme.gap / 2

            Glyph {
                name: row.shape
                color: root.theme.strong[row.level]
                knockout: root.theme.onStrong[row.level]
                Layout.preferredWidth: root.theme.titleSize * 1.2
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                theme: root.theme
                text: row.time
                size: root.theme.smallSize
                strong: true
                wrapMode: Text.NoWrap
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: -3
                Words {
                    theme: root.theme
                    text: row.number !== "" ? row.number : qsTr("không phải giấy đi đường")
                    size: root.theme.smallSize
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Words {
                    theme: root.theme
                    visible: row.level > Theme.Good && text !== ""
                    text: row.reason
                    size: root.theme.smallSize - 2
                    color: root.theme.softText
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }
    }
}
