// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The column that holds something, or what holds for all rows: chosen, or typed.
FocusScope {
    id: root

    required property Theme theme
    required property string field
    required property string title
    required property bool typing // else it is chosen
    required property string typed
    required property RowsModel choices
    property int current: 0
    readonly property bool many: field === "default:areas"
    readonly property bool searched: many || field === "default:category"
    signal searchedFor(string words)
    signal picked(string choice)
    signal told(string text)
    signal closed

    function begin() {
        current = 0;
        box.text = typing ? typed : "";
        if (typing || searched)
            box.forceActiveFocus(Qt.PopupFocusReason);
        else
            rows.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: closed()

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
        width: parent.width - 2 * root.theme.gap
    }
    TextLine {
        id: box

        theme: root.theme
        visible: root.typing || root.searched
        placeholderText: root.searched ? qsTr("Gõ để tìm") : root.field === "default:route" ? qsTr("Tuyến đường") : "20/09/2021"
        font.pixelSize: root.theme.bodySize
        Accessible.name: root.title
        x: root.theme.gap
        y: head.y + head.height + root.theme.gap / 2
        width: Math.min(head.width, 640)
        onTextEdited: {
            root.current = 0;
            root.searchedFor(text);
        }
        onAccepted: root.typing ? root.told(text) : rows.chosen()
        Keys.onDownPressed: rows.forceActiveFocus(Qt.TabFocusReason)
    }
    ChoiceList {
        id: rows

        theme: root.theme
        model: root.choices
        current: root.current
        x: root.theme.gap
        y: box.visible ? box.y + box.height + root.theme.gap / 2 : box.y
        width: head.width
        height: foot.y - y - root.theme.gap / 2
        onMoved: row => root.current = row
        onChosen: (currentItem as ListChoiceRow)?.tapped(root.current)

        delegate: ListChoiceRow {
            theme: root.theme
            width: rows.inner
            onTapped: row => {
                root.current = row;
                root.picked(choice);
            }
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: head.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.typing || root.many
            chosen: true
            glyph: "check"
            text: qsTr("Xong")
            onClicked: root.typing ? root.told(box.text) : root.closed()
        }
        PushButton {
            theme: root.theme
            visible: !root.many
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.closed()
        }
    }
}
