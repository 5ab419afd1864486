// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What the camera's driver lets us change.
Column {
    id: root

    required property Theme theme
    required property CameraModel camera

    spacing: theme.gap / 2

    PushButton {
        theme: root.theme
        visible: root.camera.canTorch
        glyph: "torch"
        text: root.camera.torch ? qsTr("Tắt đèn") : qsTr("Bật đèn")
        key: "F5"
        chosen: root.camera.torch
        width: parent.width
        onClicked: root.camera.torch = !root.camera.torch
    }
    Slide {
        theme: root.theme
        visible: root.camera.canZoom
        label: qsTr("Phóng to")
        shown: root.camera.zoom.toFixed(1) + "×"
        from: 1
        to: root.camera.maxZoom
        stepSize: 0.5
        value: root.camera.zoom
        width: parent.width
        onMoved: value => root.camera.zoom = value
    }
    Slide {
        theme: root.theme
        visible: root.camera.canExpose
        label: qsTr("Độ sáng")
        shown: (root.camera.exposure > 0 ? "+" : "") + root.camera.exposure.toFixed(1) + " EV"
        from: -2
        to: 2
        stepSize: 0.5
        value: root.camera.exposure
        width: parent.width
        onMoved: value => root.camera.exposure = value
    }
}
