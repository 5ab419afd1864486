// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One line, typed or scanned. Enter goes on; Ctrl+Enter takes the line and begins the next.
FocusScope {
    id: root

    required property Theme theme
    required property EntryModel entry

    signal cameraWanted

    function begin() {
        fields.begin();
        area.contentY = 0;
    }

    Keys.onEscapePressed: entry.close()
    Keys.onPressed: event => {
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (enter && (event.modifiers & Qt.ControlModifier)) {
            root.entry.take();
            root.begin();
            event.accepted = true;
        } else if (event.key === Qt.Key_M && (event.modifiers & Qt.ControlModifier)) {
            root.cameraWanted();
            event.accepted = true;
        }
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
        text: root.entry.title
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
    }
    ScrollArea {
        id: area

        theme: root.theme
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
        height: foot.y - y - 4
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: parent.width - 14
            spacing: root.theme.gap / 2

            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "caution"
                text: root.entry.same
                level: Theme.Caution
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "info"
                text: root.entry.note
                level: Theme.Caution
                width: parent.width
            }
            LineFields {
                id: fields

                theme: root.theme
                entry: root.entry
                width: parent.width
            }
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            chosen: true
            glyph: "check"
            text: qsTr("Ghi dòng")
            key: "Ctrl+Enter"
            enabled: root.entry.whole
            height: root.theme.touch - 4
            onClicked: {
                root.entry.take();
                root.begin();
            }
        }
        PushButton {
            theme: root.theme
            glyph: "camera"
            text: qsTr("Quét căn cước")
            key: "Ctrl+M"
            height: root.theme.touch - 4
            onClicked: root.cameraWanted()
        }
        PushButton {
            theme: root.theme
            text: qsTr("Đóng")
            key: "Esc"
            height: root.theme.touch - 4
            onClicked: root.entry.close()
        }
        PushButton {
            theme: root.theme
            visible: root.entry.changes
            text: qsTr("Bỏ thay đổi")
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 4
            onClicked: root.entry.dropChanges()
        }
        Words {
            theme: root.theme
            text: root.entry.kept
            color: root.theme.softText
            size: root.theme.smallSize
            height: root.theme.touch - 4
            verticalAlignment: Text.AlignVCenter
        }
    }
}
