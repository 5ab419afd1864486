// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Seen from across the road: one colour, one shape, one word, and why in one sentence.
Rectangle {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    readonly property bool waiting: checkpoint.card === CheckpointModel.WaitingForPass
    readonly property color ink: waiting ? theme.onWaiting : theme.onStrong[checkpoint.level]
    property int seen: checkpoint.turn
    signal cleared

    color: waiting ? theme.waiting : theme.strong[checkpoint.level]
    implicitHeight: Math.max(words.height + theme.gap, theme.wide ? 160 : 88)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: checkpoint.word + ". " + checkpoint.headline

    Glyph {
        id: sign

        name: root.checkpoint.shape
        color: root.ink
        knockout: root.color
        x: root.theme.gap * (root.theme.wide ? 1.25 : 1)
        anchors.verticalCenter: parent.verticalCenter
        width: root.theme.wordSize * (root.theme.wide ? 1.7 : root.theme.flat ? 1.35 : 1.2)
        height: width
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: root.theme.gap * (root.theme.wide ? 1.25 : 1)
        anchors.right: parent.right
        anchors.rightMargin: root.theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: -root.theme.gap * 0.25

        Words {
            theme: root.theme
            text: root.checkpoint.word
            color: root.ink
            size: root.theme.wordSize
            strong: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: root.theme.headSize
            width: parent.width - clear.width
            height: root.theme.wordSize * 1.4
        }
        Words {
            theme: root.theme
            text: root.checkpoint.headline
            color: root.ink
            size: root.theme.headSize
            strong: true
            lineHeight: 0.95
            width: parent.width
        }
    }
    PushButton {
        id: clear

        theme: root.theme
        glyph: "close"
        text: ""
        Accessible.name: qsTr("Xóa thẻ")
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: root.theme.gap / 2
        onClicked: root.cleared()
    }

    // A new card with the same verdict must be seen to be new.
    Rectangle {
        id: flash

        anchors.fill: parent
        color: root.ink
        opacity: 0
    }
    NumberAnimation {
        id: fade

        target: flash
        property: "opacity"
        from: 0.7
        to: 0
        duration: 260
    }
    Connections {
        target: root.checkpoint
        function onChanged() {
            if (root.seen !== root.checkpoint.turn && root.theme.motion)
                fade.restart();
            root.seen = root.checkpoint.turn;
        }
    }
}
