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
        event.accepted = event.key === Qt.Key_P || root.book.cares && (event.key === Qt.Key_R || event.key === Qt.Key_U || event.key === Qt.Key_E);
        if (event.key === Qt.Key_P)
            root.book.print();
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
    Flow {
        id: actions

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            glyph: "back"
            text: qsTr("Đóng")
            key: "Esc"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            onClicked: root.book.closeDetail()
        }
        PushButton {
            theme: root.theme
            glyph: "file"
            text: qsTr("Mở hồ sơ")
            key: ""
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            onClicked: root.book.openRequest()
        }
        PushButton {
            theme: root.theme
            glyph: "print"
            text: qsTr("In…")
            key: "P"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            onClicked: root.book.print()
        }
        PushButton {
            theme: root.theme
            visible: root.book.replaceable
            glyph: "sync"
            text: qsTr("Cấp đổi…")
            key: "E"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            enabled: !root.book.working
            onClicked: root.book.askReplace()
        }
        PushButton {
            theme: root.theme
            visible: root.book.revokes
            glyph: "refuse"
            text: qsTr("Thu hồi…")
            key: "R"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            enabled: !root.book.working
            onClicked: root.book.askRevoke()
        }
        PushButton {
            theme: root.theme
            visible: root.book.reinstates
            glyph: "good"
            text: qsTr("Khôi phục…")
            key: "U"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            enabled: !root.book.working
            onClicked: root.book.askReinstate()
        }
    }
}
