// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// What the camera sees, the codes in it, and what would help.
Rectangle {
    id: root

    required property Theme theme
    required property CameraModel camera

    color: "#0b1012"
    radius: theme.radius
    clip: true

    CameraView {
        anchors.fill: parent
        visible: root.camera.running
        camera: root.camera
        outlineColor: "#7dffcf"

        TapHandler {
            onTapped: point => root.camera.focusAt((root.camera.mirrored ? parent.width - point.position.x : point.position.x) / parent.width, point.position.y / parent.height)
        }
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - root.theme.gap * 2
        visible: !root.camera.running
        spacing: 4

        Glyph {
            name: root.camera.icon
            color: "#e8eeec"
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.theme.headSize * (root.theme.wide ? 2 : 1.4)
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            theme: root.theme
            text: root.camera.stateTitle
            color: "#ffffff"
            size: root.theme.titleSize
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.camera.stateAdvice
            color: "#e8eeec"
            size: root.theme.smallSize
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.theme.gap / 2
        width: Math.min(hint.implicitWidth + root.theme.gap * 2, parent.width - root.theme.gap)
        height: hint.implicitHeight + root.theme.gap * 0.6
        visible: root.camera.hint !== ""
        radius: root.theme.radius
        color: root.theme.strong[Theme.Caution]

        RowLayout {
            id: hint

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - root.theme.gap)
            spacing: root.theme.gap / 2

            Glyph {
                name: root.camera.hintIcon
                color: root.theme.onStrong[Theme.Caution]
                Layout.preferredWidth: root.theme.titleSize * 1.3
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                theme: root.theme
                text: root.camera.hint
                color: root.theme.onStrong[Theme.Caution]
                strong: true
                Layout.fillWidth: true
            }
        }
    }
}
