// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import ThongHanh

// One checkpoint to stand at.
AbstractButton {
    id: root

    required property Theme theme
    required property string code
    required property string name
    required property string area
    property bool chosen: false
    readonly property color ink: chosen ? theme.onAccent : theme.text

    implicitHeight: Math.max(theme.touch, words.implicitHeight + 12)
    focusPolicy: Qt.StrongFocus
    Accessible.name: name
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    background: Rectangle {
        radius: root.theme.radius
        color: root.chosen ? root.theme.accent : root.theme.surface
        border.width: root.visualFocus ? 4 : 1
        border.color: root.visualFocus ? (root.chosen ? root.theme.text : root.theme.accent) : root.theme.outline
    }
    contentItem: RowLayout {
        spacing: root.theme.gap

        Glyph {
            name: "check"
            color: root.ink
            opacity: root.chosen ? 1 : 0
            Layout.leftMargin: root.theme.gap / 2
            Layout.preferredWidth: root.theme.titleSize
            Layout.preferredHeight: Layout.preferredWidth
        }
        ColumnLayout {
            id: words

            spacing: -2
            Layout.fillWidth: true
            Words {
                theme: root.theme
                text: root.name
                color: root.ink
                strong: true
                Layout.fillWidth: true
            }
            Words {
                theme: root.theme
                text: root.area + " · " + root.code
                color: root.ink
                size: root.theme.smallSize
                Layout.fillWidth: true
            }
        }
    }
}
