// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which archive, how many entries fit, and what is left out; list or figures.
Column {
    id: root

    required property Theme theme
    required property Oversight oversight
    required property bool beside
    required property bool filtering
    required property bool acting
    signal filterToggled
    signal actionsToggled

    spacing: theme.gap / 2

    Item {
        width: parent.width
        height: buttons.height

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - buttons.width - root.theme.gap

            Words {
                theme: root.theme
                text: root.oversight.title
                strong: true
                wrapMode: Text.NoWrap
                elide: Text.ElideMiddle
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: root.oversight.state === Oversight.Shown
                text: root.oversight.tally
                color: root.theme.softText
                size: root.theme.smallSize
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: parent.width
            }
        }
        Row {
            id: buttons

            anchors.right: parent.right
            spacing: root.theme.gap / 2

            PushButton {
                theme: root.theme
                visible: !root.beside
                text: qsTr("Lọc")
                chosen: root.filtering || root.oversight.narrowed
                wordSize: root.theme.smallSize
                focusPolicy: Qt.TabFocus
                onClicked: root.filterToggled()
            }
            PushButton {
                theme: root.theme
                text: qsTr("Danh sách")
                chosen: root.oversight.page === Oversight.List
                wordSize: root.theme.smallSize
                focusPolicy: Qt.TabFocus
                onClicked: root.oversight.page = Oversight.List
            }
            PushButton {
                theme: root.theme
                text: qsTr("Thống kê")
                chosen: root.oversight.page === Oversight.Statistics
                wordSize: root.theme.smallSize
                focusPolicy: Qt.TabFocus
                onClicked: root.oversight.page = Oversight.Statistics
            }
            PushButton {
                theme: root.theme
                glyph: "more"
                text: root.theme.wide ? qsTr("Việc khác") : ""
                chosen: root.acting
                wordSize: root.theme.smallSize
                focusPolicy: Qt.TabFocus
                Accessible.name: qsTr("Việc khác")
                onClicked: root.actionsToggled()
            }
        }
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.oversight.note
        color: root.theme.onSoft[Theme.Caution]
        size: root.theme.smallSize
        wrapMode: root.theme.flat ? Text.NoWrap : Text.Wrap
        elide: Text.ElideRight
        maximumLineCount: 2
        width: parent.width
    }
}
