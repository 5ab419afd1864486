// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// The card: the whole answer, replaced whole.
Rectangle {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    required property CameraModel camera
    readonly property bool ready: checkpoint.card === CheckpointModel.Ready

    color: theme.surface
    radius: theme.radius
    clip: true

    ReadyCard {
        anchors.fill: parent
        visible: root.ready
        theme: root.theme
        checkpoint: root.checkpoint
        camera: root.camera
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: frame.border.width - 1
        visible: !root.ready
        spacing: 0

        VerdictBand {
            theme: root.theme
            checkpoint: root.checkpoint
            Layout.fillWidth: true
            onCleared: root.checkpoint.requestClear()
        }
        ScrollArea {
            id: scroll

            theme: root.theme
            contentHeight: details.implicitHeight + root.theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: root.theme.gap * 0.75

            CardDetails {
                id: details

                x: root.theme.gap * 1.25
                width: scroll.width - 2 * x
                theme: root.theme
                checkpoint: root.checkpoint
            }
        }
        RecordLine {
            theme: root.theme
            checkpoint: root.checkpoint
            Layout.fillWidth: true
        }
    }
    Rectangle {
        id: frame

        anchors.fill: parent
        color: "transparent"
        radius: root.theme.radius
        border.width: root.ready ? 1 : root.theme.wide ? 7 : 5
        border.color: {
            if (root.ready)
                return root.theme.outline;
            return root.checkpoint.card === CheckpointModel.WaitingForPass ? root.theme.waiting
                                                                           : root.theme.strong[root.checkpoint.level];
        }
    }
    Connections {
        target: root.checkpoint
        function onChanged() {
            scroll.contentY = 0;
        }
        function onScrollRequested(pages: int) {
            scroll.turn(pages);
        }
    }
}
