// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One pass of the register: what the desk knows of it.
FocusScope {
    id: root

    required property Theme theme
    required property RegisterModel book

    function begin() {
        area.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: book.closeDetail()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_P || event.key === Qt.Key_S || root.book.cares && (event.key === Qt.Key_R || event.key === Qt.Key_U || event.key === Qt.Key_E);
        if (event.key === Qt.Key_P)
            root.book.print();
        else if (event.key === Qt.Key_S)
            actions.savePicture();
        else if (event.accepted && event.key === Qt.Key_E)
            root.book.askReplace();
        else if (event.accepted && event.key === Qt.Key_R)
            root.book.askRevoke();
        else if (event.accepted)
            root.book.askReinstate();
    }

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title

        theme: root.theme
        text: root.book.detailOf
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
    }
    ReasonBox {
        id: notice

        theme: root.theme
        visible: text !== ""
        glyph: "info"
        text: root.book.notice
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    ScrollArea {
        id: area

        theme: root.theme
        focus: true
        x: root.theme.gap
        y: (notice.visible ? notice.y + notice.height : title.y + title.height) + root.theme.gap / 2
        width: title.width
        height: actions.y - y - root.theme.gap / 2
        contentHeight: rows.implicitHeight
        Keys.onDownPressed: turn(0.2)
        Keys.onUpPressed: turn(-0.2)

        Column {
            id: rows

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap / 2

            Repeater {
                model: root.book.detail

                Row {
                    id: row

                    required property string label
                    required property string value

                    spacing: root.theme.gap

                    Words {
                        theme: root.theme
                        text: row.label
                        color: root.theme.softText
                        width: rows.width * 0.3
                    }
                    Words {
                        theme: root.theme
                        text: row.value
                        strong: true
                        width: rows.width * 0.7 - root.theme.gap
                    }
                }
            }
        }
    }
    PassActions {
        id: actions

        theme: root.theme
        book: root.book
        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
    }
}
