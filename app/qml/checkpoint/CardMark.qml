// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Whether pass and ID card belong together: a mark of its own beside the name.
Rectangle {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    readonly property int level: {
        switch (checkpoint.cardMark) {
        case CheckpointModel.Matches:
            return Theme.Good;
        case CheckpointModel.Differs:
            return Theme.Bad;
        case CheckpointModel.NotShown:
            return Theme.Caution;
        default:
            return Theme.Plain;
        }
    }
    readonly property color ink: theme.onStrong[level]

    visible: checkpoint.cardMark !== CheckpointModel.None
    color: theme.strong[level]
    radius: theme.radius
    implicitWidth: card.width + probe.implicitWidth + sign.width + theme.gap * 2.5 + 2
    implicitHeight: Math.max(card.height, words.height) + 8

    Words {
        id: probe

        theme: root.theme
        visible: false
        text: words.text
        size: words.size
        strong: true
        wrapMode: Text.NoWrap
    }
    Glyph {
        id: card

        name: "id-card"
        color: root.ink
        x: root.theme.gap * 0.75
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.titleSize * 1.3
        height: width
    }
    Words {
        id: words

        theme: root.theme
        text: root.checkpoint.cardMarkText
        color: root.ink
        size: root.theme.smallSize + 1
        strong: true
        anchors.left: card.right
        anchors.leftMargin: root.theme.gap / 2
        anchors.right: sign.left
        anchors.rightMargin: root.theme.gap / 2
        anchors.verticalCenter: parent.verticalCenter
    }
    Glyph {
        id: sign

        name: root.level === Theme.Good ? "check" : root.level === Theme.Bad ? "cross" : ""
        color: root.ink
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap * 0.75
        anchors.verticalCenter: parent.verticalCenter
        width: name !== "" ? root.theme.bodySize : 0
        height: width
    }
}
