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

    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

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

    contentItem: Item {
        implicitWidth: {
            const words = root.text !== "" ? Math.ceil(natural.implicitWidth) : 0;
            if (root.stacked)
                return Math.max(sign.width, words);
            return words + (root.glyph !== "" ? sign.width + (words > 0 ? across.spacing : 0) : 0)
                + (root.capped ? Math.ceil(cap.implicitWidth) + across.spacing : 0);
        }
        implicitHeight: natural.implicitHeight + (root.stacked ? sign.height : 0)

        Words {
            id: natural

            theme: root.theme
            visible: false
            text: root.text
            size: root.wordSize
            strong: true
            wrapMode: Text.NoWrap
        }
        Row {
            id: across

            anchors.centerIn: parent
            spacing: root.theme.gap / 2

            Glyph {
                id: sign

                visible: root.glyph !== "" && !root.stacked
                name: root.glyph
                color: root.ink
                anchors.verticalCenter: parent.verticalCenter
                width: root.theme.bodySize * 1.4
                height: width
            }
            Words {
                theme: root.theme
                visible: text !== "" && !root.stacked
                text: root.text
                color: root.ink
                size: root.wordSize
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: Math.min(Math.ceil(natural.implicitWidth), root.availableWidth
                    - (sign.visible ? sign.width + across.spacing : 0) - (cap.visible ? cap.width + across.spacing : 0))
            }
            Words {
                id: cap

                theme: root.theme
                visible: root.capped
                text: root.key
                color: root.ink
                size: root.theme.smallSize
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Column {
            anchors.centerIn: parent
            visible: root.stacked

            Glyph {
                visible: root.glyph !== ""
                name: root.glyph
                color: root.ink
                anchors.horizontalCenter: parent.horizontalCenter
                width: root.theme.titleSize * 1.25
                height: width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.text
                color: root.ink
                size: root.wordSize
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                horizontalAlignment: Text.AlignHCenter
                width: root.availableWidth
            }
        }
    }
}
