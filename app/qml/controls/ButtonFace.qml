// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is written on a button: an icon beside or above its words, and its key.
Item {
    id: root

    required property Theme theme
    required property string glyph
    required property string text
    required property string key
    required property color ink
    required property int size
    required property bool stacked
    readonly property real signSize: stacked ? theme.titleSize * 1.25 : theme.bodySize * 1.4
    readonly property real wordsWidth: text !== "" ? Math.ceil(natural.implicitWidth) : 0
    readonly property real signPart: glyph === "" ? 0 : signSize + (text !== "" ? across.spacing : 0)
    readonly property real keyPart: key === "" ? 0 : Math.ceil(cap.implicitWidth) + across.spacing

    implicitWidth: stacked ? Math.max(signSize, wordsWidth) : signPart + wordsWidth + keyPart
    implicitHeight: natural.implicitHeight + (stacked && glyph !== "" ? signSize : 0)

    Words {
        id: natural

        theme: root.theme
        visible: false
        text: root.text
        size: root.size
        strong: true
        wrapMode: Text.NoWrap
    }
    Row {
        id: across

        anchors.centerIn: parent
        visible: !root.stacked
        spacing: root.theme.gap / 2

        Glyph {
            visible: root.glyph !== ""
            name: root.glyph
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
            width: root.signSize
            height: width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.text
            color: root.ink
            size: root.size
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: Math.min(root.wordsWidth, root.width - root.signPart - root.keyPart)
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            id: cap

            theme: root.theme
            visible: text !== ""
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
            width: root.signSize
            height: width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.text
            color: root.ink
            size: root.size
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            horizontalAlignment: Text.AlignHCenter
            width: root.width
        }
    }
}
