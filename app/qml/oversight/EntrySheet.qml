// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// One entry with what proves it, or one pass over all stations.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    required property Oversight oversight

    function begin() {
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: oversight.closeSheet()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_P && root.oversight.passOfSheet !== "") {
            root.oversight.openPass();
            event.accepted = true;
        } else if (event.key === Qt.Key_O && root.oversight.sheetSealed) {
            root.overseer.openEntry();
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
        text: root.oversight.sheetTitle
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
    }
    ReasonBox {
        id: note

        theme: root.theme
        visible: text !== ""
        glyph: root.oversight.sheetBad ? "bad" : "info"
        text: root.oversight.sheetNote
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    ListView {
        id: list

        focus: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.oversight.sheet
        x: root.theme.gap
        y: (note.visible ? note.y + note.height : title.y + title.height) + root.theme.gap / 2
        width: Math.min(title.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        spacing: root.theme.gap / 3
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width - 14
        }
        ScrollBar.vertical: ThinBar {
            theme: root.theme
            of: list
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
            onClicked: root.oversight.closeSheet()
        }
        PushButton {
            theme: root.theme
            visible: root.oversight.passOfSheet !== ""
            glyph: "search"
            text: qsTr("Giấy này ở mọi nơi")
            key: "P"
            wordSize: root.theme.smallSize
            onClicked: root.oversight.openPass()
        }
        PushButton {
            theme: root.theme
            visible: root.oversight.sheetSealed
            glyph: "lock"
            text: qsTr("Mở phần niêm phong…")
            key: "O"
            wordSize: root.theme.smallSize
            onClicked: root.overseer.openEntry()
        }
    }
}
