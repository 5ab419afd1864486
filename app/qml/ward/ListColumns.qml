// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which column of the file holds what, with its first values; and what holds for all rows.
FocusScope {
    id: root

    required property Theme theme
    required property IntakeModel list
    property int current: 0
    readonly property bool book: list.sheets.length > 1
    readonly property var readings: book ? list.sheets : list.encodings // ways to read the file

    ReasonBox {
        id: complaint

        theme: root.theme
        visible: text !== ""
        glyph: "caution"
        text: root.list.complaint
        level: Theme.Caution
        width: parent.width
    }
    ListView {
        id: pages

        visible: root.readings.length > 1
        orientation: ListView.Horizontal
        spacing: root.theme.gap / 2
        clip: true
        model: root.readings
        y: complaint.visible ? complaint.height + root.theme.gap / 2 : 0
        width: parent.width
        height: visible ? root.theme.touch : 0

        delegate: PushButton {
            required property var modelData

            theme: root.theme
            text: root.book ? qsTr("Tờ “%1”").arg(modelData.text) : modelData.text
            wordSize: root.theme.smallSize
            chosen: modelData.value === (root.book ? root.list.sheet : root.list.encoding)
            focusPolicy: Qt.TabFocus
            Accessible.name: root.book ? text : qsTr("Bảng mã: %1").arg(text)
            onClicked: {
                if (root.book)
                    root.list.sheet = modelData.value;
                else
                    root.list.encoding = modelData.value;
            }
        }
    }
    ChoiceList {
        id: rows

        focus: true
        theme: root.theme
        model: root.list.fields
        current: root.current
        y: pages.y + pages.height + (pages.visible ? root.theme.gap / 2 : 0)
        width: parent.width
        height: foot.y - y - root.theme.gap / 2
        onMoved: row => root.current = row
        onChosen: (currentItem as ListFieldRow)?.tapped(root.current)

        delegate: ListFieldRow {
            theme: root.theme
            width: rows.inner
            onTapped: row => {
                root.current = row;
                root.list.choose(field);
            }
        }
    }
    Flow {
        id: foot

        y: parent.height - height
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            primary: true
            height: root.theme.touch
            glyph: "check"
            text: qsTr("Kiểm tra các dòng")
            onClicked: root.list.check()
        }
        PushButton {
            theme: root.theme
            glyph: "file"
            text: qsTr("Tệp khác")
            onClicked: root.list.begin()
        }
    }
}
