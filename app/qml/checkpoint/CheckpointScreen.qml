// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The workspace of the checkpoint: card, camera, today's counts, last scans, actions. Nothing moves when a verdict comes.
Item {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    required property CameraModel camera
    required property StatusModel status
    required property HistoryModel history
    required property SettingsModel settings
    signal chosen(int panel)

    readonly property real gap: theme.gap * 0.75
    readonly property bool tall: theme.tall
    readonly property real inner: width - 2 * gap
    readonly property real sideWidth: tall ? inner : Math.round(inner * (theme.wide ? 0.35 : 0.33))
    readonly property real cameraWidth: tall ? Math.round(inner * 0.66) : sideWidth

    VerdictCard {
        id: card

        theme: root.theme
        checkpoint: root.checkpoint
        camera: root.camera
        x: root.gap
        y: root.tall ? pane.y + pane.height + root.gap : root.gap
        width: root.tall ? root.inner : root.inner - root.sideWidth - root.gap
        height: (root.tall ? strip.y : actions.y) - root.gap - y
    }
    CameraPane {
        id: pane

        theme: root.theme
        camera: root.camera
        x: root.tall ? root.gap : card.x + card.width + root.gap
        y: root.gap
        width: root.cameraWidth
        height: Math.round(width * 9 / 16)
    }
    Counts {
        id: counts

        theme: root.theme
        status: root.status
        x: root.tall ? pane.x + pane.width + root.gap : pane.x
        y: root.tall ? pane.y : pane.y + pane.height + root.gap
        width: root.tall ? root.inner - root.cameraWidth - root.gap : root.sideWidth
        height: root.tall ? pane.height : root.theme.wide ? 56 : 44
    }
    HistoryStrip {
        id: strip

        readonly property real start: counts.y + counts.height + root.gap

        theme: root.theme
        model: root.history.rows
        x: root.tall ? root.gap : pane.x
        y: root.tall ? actions.y - root.gap - rowHeight : start
        width: root.sideWidth
        height: root.tall ? rowHeight : whole(actions.y - root.gap - start)
    }
    ActionBar {
        id: actions

        theme: root.theme
        camera: root.camera
        settings: root.settings
        checkpoint: root.checkpoint
        x: root.gap
        y: parent.height - root.gap - height
        width: root.inner
        onChosen: panel => root.chosen(panel)
    }
}
