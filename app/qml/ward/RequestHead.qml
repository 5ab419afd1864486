// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Whose request it is, where it stands, and the way to its parts.
Item {
    id: root

    required property Theme theme
    required property RequestModel request
    signal back
    signal picked(string section)
    signal printWanted

    implicitHeight: tabs.y + tabs.height

    PushButton {
        id: leave

        theme: root.theme
        glyph: "back"
        text: ""
        key: "Esc"
        focusPolicy: Qt.TabFocus
        Accessible.name: qsTr("Về danh sách hồ sơ")
        onClicked: root.back()
    }
    Column {
        id: words

        x: leave.width + root.theme.gap
        width: parent.width - x
        anchors.verticalCenter: leave.verticalCenter

        Words {
            theme: root.theme
            text: root.request.title
            size: root.theme.titleSize
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.request.about
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
    Flow {
        id: tabs

        y: leave.height + root.theme.gap / 2
        width: parent.width
        spacing: root.theme.gap / 2

        Repeater {
            model: [
                { section: "lines", text: qsTr("Dòng"), count: root.request.lines.total },
                { section: "details", text: qsTr("Thông tin"), count: 0 },
                { section: "files", text: qsTr("Tệp"), count: root.request.files.count },
                { section: "history", text: qsTr("Diễn biến"), count: 0 }
            ]

            PushButton {
                required property var modelData

                theme: root.theme
                text: modelData.count > 0 ? modelData.text + " " + modelData.count : modelData.text
                wordSize: root.theme.smallSize
                chosen: modelData.section === root.request.section
                focusPolicy: Qt.TabFocus
                height: root.theme.touch - 8
                onClicked: root.picked(modelData.section)
            }
        }
        PushButton {
            theme: root.theme
            visible: root.request.prints
            glyph: "print"
            text: qsTr("In…")
            wordSize: root.theme.smallSize
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 8
            onClicked: root.printWanted()
        }
    }
}
