// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What can be done with the pass the keyboard is at, or with those chosen.
Flow {
    id: root

    required property Theme theme
    required property RegisterModel book
    readonly property string of: book.chosen > 0 ? " (" + book.chosen + ")" : ""

    function turnOrganisation() {
        if (book.organisation !== "")
            book.anyOrganisation();
        else
            book.onlyOrganisation();
    }

    spacing: theme.gap / 2

    PushButton {
        theme: root.theme
        glyph: "file"
        text: qsTr("Xem")
        key: "Enter"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.book.openDetail()
    }
    PushButton {
        theme: root.theme
        visible: root.book.revokes
        glyph: "refuse"
        text: qsTr("Thu hồi…") + root.of
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
        text: qsTr("Khôi phục…") + root.of
        key: "U"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: !root.book.working
        onClicked: root.book.askReinstate()
    }
    PushButton {
        theme: root.theme
        visible: root.book.organisation !== "" || root.book.organisationHere !== ""
        glyph: root.book.organisation !== "" ? "back" : "search"
        text: root.book.organisation !== "" ? qsTr("Mọi đơn vị") : qsTr("Chỉ đơn vị này")
        key: "O"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.turnOrganisation()
    }
    PushButton {
        theme: root.theme
        visible: root.book.revokes && root.book.organisation !== ""
        glyph: "refuse"
        text: qsTr("Thu hồi cả đơn vị…")
        key: "D"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: !root.book.working
        onClicked: root.book.askRevokeOrganisation()
    }
    PushButton {
        theme: root.theme
        visible: root.book.chosen > 0
        text: qsTr("Bỏ chọn")
        key: "Esc"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        onClicked: root.book.chooseNone()
    }
}
