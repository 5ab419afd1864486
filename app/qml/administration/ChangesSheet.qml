// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What will be done, in words, before a person says yes.
FocusScope {
    id: root

    required property Theme theme
    required property string title
    required property var lines // of text
    required property string note
    required property string yes
    signal agreed
    signal dismissed

    function begin() {
        area.forceActiveFocus(Qt.PopupFocusReason); // to be read: an Enter meant for the form agrees to nothing
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: dismissed()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: head

        theme: root.theme
        text: root.title
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * x
    }
    ScrollArea {
        id: area

        theme: root.theme
        x: root.theme.gap
        y: head.y + head.height + root.theme.gap / 2
        width: Math.min(head.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        contentHeight: words.implicitHeight
        activeFocusOnTab: true
        Keys.onDownPressed: turn(0.3)
        Keys.onUpPressed: turn(-0.3)

        Column {
            id: words

            width: parent.width - 14
            spacing: root.theme.gap / 2

            Words {
                theme: root.theme
                text: root.note
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
            }
            Repeater {
                model: root.lines

                ReasonBox {
                    required property string modelData

                    theme: root.theme
                    glyph: "caution"
                    level: Theme.Caution
                    text: modelData
                    size: root.theme.smallSize
                    width: words.width
                }
            }
        }
    }
    Flow {
        id: actions

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: head.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            primary: true
            glyph: "check"
            text: root.yes
            onClicked: root.agreed()
        }
        PushButton {
            theme: root.theme
            height: root.theme.primary
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.dismissed()
        }
    }
}
