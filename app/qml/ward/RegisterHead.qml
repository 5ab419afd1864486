// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is looked for in the register, how much of it was found, and in which order it stands.
FocusScope {
    id: root

    required property Theme theme
    required property RegisterModel book
    signal finished // on to the list

    function begin() {
        find.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function takeOrder() {
        book.order = book.order === "name" ? "number" : "name";
    }

    implicitHeight: row.y + row.height

    TextLine {
        id: find

        theme: root.theme
        focus: true
        text: root.book.search
        placeholderText: qsTr("Tìm: tên, số giấy, biển số, hộ")
        font.pixelSize: root.theme.bodySize
        Accessible.name: qsTr("Tìm trong sổ")
        width: Math.min(parent.width, root.theme.tall ? parent.width : 640)
        onTextEdited: root.book.search = text
        onAccepted: root.finished()
        Keys.onDownPressed: root.finished()
    }
    Item {
        id: row

        y: find.height + root.theme.gap / 2
        width: parent.width
        height: Math.max(tally.implicitHeight, order.height)

        Words {
            id: tally

            theme: root.theme
            text: root.book.tally
            color: root.theme.softText
            size: root.theme.smallSize
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - order.width - root.theme.gap
        }
        PushButton {
            id: order

            theme: root.theme
            text: root.book.order === "name" ? qsTr("Xếp theo tên") : qsTr("Xếp mới nhất trước")
            key: "N"
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            anchors.right: parent.right
            onClicked: root.takeOrder()
        }
    }
}
