// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What can be done with the pass that is looked at.
Flow {
    id: root

    required property Theme theme
    required property RegisterModel book

    function savePicture() {
        if (book.pictureProposal !== "" && !book.working)
            saving.begin();
    }

    FilePick {
        id: saving

        title: qsTr("Lưu mã thành ảnh")
        saves: true
        kinds: ["PNG (*.png)"]
        suffix: "png"
        proposal: root.book.pictureProposal
        onChosen: file => root.book.savePicture(file)
    }

    spacing: theme.gap / 2

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
        visible: root.book.pictureProposal !== ""
        glyph: "disk"
        text: qsTr("Lưu mã thành ảnh…")
        key: "S"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        height: root.theme.touch - 8
        enabled: !root.book.working
        onClicked: root.savePicture()
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
