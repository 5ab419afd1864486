// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Whether this check is in the book. If not, nobody may overlook it.
Rectangle {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    readonly property bool missing: !checkpoint.recorded
    readonly property color ink: missing ? theme.onStrong[Theme.Bad] : theme.softText

    visible: checkpoint.recordText !== ""
    color: missing ? theme.strong[Theme.Bad] : "transparent"
    implicitHeight: words.height + (missing ? theme.gap : 4)

    Glyph {
        id: sign

        name: root.missing ? "bad" : "check"
        color: root.ink
        knockout: root.color
        x: root.theme.gap * 1.25
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.smallSize * (root.missing ? 2 : 1.2)
        height: width
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 8
        anchors.right: how.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        Words {
            theme: root.theme
            visible: root.missing
            text: qsTr("CHƯA GHI SỔ")
            color: root.ink
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.checkpoint.recordText
            color: root.ink
            size: root.theme.smallSize
            width: parent.width
        }
    }
    Words {
        id: how

        theme: root.theme
        text: root.missing || !root.theme.wide ? "" : root.checkpoint.sourceText
        color: root.ink
        size: root.theme.smallSize
        wrapMode: Text.NoWrap
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap * 1.25
        anchors.verticalCenter: parent.verticalCenter
    }
}
