// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The column that holds something, or what holds for all rows: chosen, or typed.
FocusScope {
    id: root

    required property Theme theme
    required property IntakeModel list
    property int current: 0
    readonly property bool many: list.choosing === "default:areas"
    readonly property bool searched: many || list.choosing === "default:category"

    function begin() {
        current = 0;
        box.text = list.typing ? list.typed : "";
        if (list.typing || searched)
            box.forceActiveFocus(Qt.PopupFocusReason);
        else
            choices.forceActiveFocus(Qt.PopupFocusReason);
    }

    Keys.onEscapePressed: list.dismiss()

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
        text: root.list.choosingText
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
    }
    TextLine {
        id: box

        theme: root.theme
        visible: root.list.typing || root.searched
        placeholderText: root.searched ? qsTr("Gõ để tìm") : root.list.choosing === "default:route" ? qsTr("Tuyến đường") : "20/09/2021"
        font.pixelSize: root.theme.bodySize
        Accessible.name: root.list.choosingText
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: Math.min(title.width, 640)
        onTextEdited: {
            root.current = 0;
            root.list.find(text);
        }
        onAccepted: root.list.typing ? root.list.type(text) : choices.chosen()
        Keys.onDownPressed: choices.forceActiveFocus(Qt.TabFocusReason)
    }
    ChoiceList {
        id: choices

        theme: root.theme
        model: root.list.choices
        current: root.current
        x: root.theme.gap
        y: box.visible ? box.y + box.height + root.theme.gap / 2 : box.y
        width: title.width
        height: foot.y - y - root.theme.gap / 2
        onMoved: row => root.current = row
        onChosen: (currentItem as ListChoiceRow)?.tapped(root.current)

        delegate: ListChoiceRow {
            theme: root.theme
            width: choices.inner
            onTapped: row => {
                root.current = row;
                root.list.pick(choice);
            }
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: root.list.typing || root.many
            chosen: true
            glyph: "check"
            text: qsTr("Xong")
            onClicked: root.list.typing ? root.list.type(box.text) : root.list.dismiss()
        }
        PushButton {
            theme: root.theme
            visible: !root.many
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.list.dismiss()
        }
    }
}
