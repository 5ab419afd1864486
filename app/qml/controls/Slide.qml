// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

Column {
    id: root

    required property Theme theme
    required property string label
    required property string shown
    property alias from: slider.from
    property alias to: slider.to
    property alias stepSize: slider.stepSize
    property alias value: slider.value
    signal moved(double value)

    spacing: 0

    Words {
        theme: root.theme
        text: root.label + ": " + root.shown
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    Slider {
        id: slider

        width: parent.width
        implicitHeight: root.theme.touch
        focusPolicy: Qt.StrongFocus
        Accessible.name: root.label
        onMoved: root.moved(value)

        background: Rectangle {
            x: slider.leftPadding
            y: (slider.height - height) / 2
            width: slider.availableWidth
            height: 10
            radius: 5
            color: root.theme.outline
            Rectangle {
                width: slider.visualPosition * parent.width
                height: parent.height
                radius: 5
                color: root.theme.accent
            }
        }
        handle: Rectangle {
            x: slider.leftPadding + slider.visualPosition * (slider.availableWidth - width)
            y: (slider.height - height) / 2
            width: root.theme.touch * 0.66
            height: width
            radius: width / 2
            color: root.theme.accent
            FocusRing {
                theme: root.theme
                radius: height / 2
                visible: slider.visualFocus
            }
        }
    }
}
