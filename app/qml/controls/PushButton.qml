// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// A button for gloves: large, with an icon, its words and its key.
Button {
    id: root

    required property Theme theme
    property string glyph: ""
    property string key: ""          // the key that does the same
    property bool stacked: false     // icon above words
    property bool primary: false
    property bool chosen: false
    property int wordSize: stacked ? theme.smallSize : theme.bodySize
    readonly property bool capped: key !== "" && !stacked && !theme.tall
    readonly property color ink: primary || chosen ? theme.onAccent : theme.text

    implicitHeight: primary ? theme.primary : theme.touch
    implicitWidth: Math.max(theme.touch, contentItem.implicitWidth + leftPadding + rightPadding)
    padding: 0
    leftPadding: stacked || text === "" ? 3 : theme.gap
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: root.theme.radius
        color: root.primary || root.chosen ? root.theme.accent : root.theme.raised
        border.width: root.chosen || root.primary ? 0 : 1
        border.color: root.theme.outline
        opacity: root.enabled ? (root.down ? 0.75 : 1) : 0.45

        FocusRing {
            theme: root.theme
            visible: root.visualFocus
        }
    }

    contentItem: ButtonFace {
        theme: root.theme
        glyph: root.glyph
        text: root.text
        key: root.capped ? root.key : ""
        ink: root.ink
        size: root.wordSize
        stacked: root.stacked
    }
}
