// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is done with the jobs picked: onto paper, into a PDF, their codes as pictures.
FocusScope {
    id: root

    required property Theme theme
    required property PrintModel prints

    function takeKeyboard() {
        go.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: all.implicitHeight

    FilePick {
        id: saving

        title: qsTr("Lưu thành PDF")
        saves: true
        kinds: ["PDF (*.pdf)"]
        suffix: "pdf"
        proposal: root.prints.proposal
        onChosen: file => root.prints.save(file)
    }
    FilePick {
        id: picturing

        title: qsTr("Lưu mã thành ảnh (nhiều giấy: một thư mục mới)")
        saves: true
        proposal: root.prints.pictureProposal
        onChosen: place => root.prints.savePictures(place)
    }
    Flow {
        id: all

        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            id: go

            theme: root.theme
            focus: true
            primary: true
            glyph: "check"
            text: qsTr("In")
            enabled: root.prints.ready
            onClicked: root.prints.start()
        }
        PushButton {
            theme: root.theme
            height: root.theme.primary
            glyph: "disk"
            text: qsTr("Lưu thành PDF…")
            enabled: root.prints.missing === ""
            onClicked: saving.begin()
        }
        PushButton {
            theme: root.theme
            height: root.theme.primary
            glyph: "disk"
            text: qsTr("Lưu mã thành ảnh…")
            enabled: root.prints.pictured
            onClicked: picturing.begin()
        }
        PushButton {
            theme: root.theme
            visible: root.prints.waits
            height: root.theme.primary
            text: qsTr("Để riêng…")
            onClicked: root.prints.askAside()
        }
    }
}
