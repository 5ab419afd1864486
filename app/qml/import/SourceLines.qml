// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is written on a source of data: its name over where and when.
Item {
    id: root

    required property Theme theme
    required property string name
    required property string about

    implicitHeight: words.implicitHeight

    Glyph {
        id: sign

        name: "data"
        color: root.theme.accent
        x: root.theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.headSize * 1.3
        height: width
    }
    Column {
        id: words

        x: sign.x + sign.width + root.theme.gap
        width: parent.width - x - root.theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Words {
            theme: root.theme
            text: qsTr("Nạp từ %1").arg(root.name)
            size: root.theme.titleSize
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.about
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
}
