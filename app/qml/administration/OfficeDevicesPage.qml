// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// All devices: what is searched, the list, and over it the one that is looked at.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeDevices devices
    readonly property bool looking: devices.sheetTitle !== ""

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Slash && !root.looking) {
            search.forceActiveFocus(Qt.ShortcutFocusReason);
            event.accepted = true;
        }
    }

    TextLine {
        id: search

        theme: root.theme
        enabled: !root.looking
        text: root.devices.searched
        placeholderText: qsTr("Tìm tên, mã, khóa, chốt")
        font.pixelSize: root.theme.bodySize
        Accessible.name: qsTr("Tìm thiết bị")
        width: parent.width - only.width - root.theme.gap / 2
        onTextEdited: root.devices.searched = text
        onAccepted: list.forceActiveFocus(Qt.OtherFocusReason)
        Keys.onEscapePressed: {
            root.devices.searched = "";
            list.forceActiveFocus(Qt.OtherFocusReason);
        }
        Keys.onDownPressed: list.forceActiveFocus(Qt.OtherFocusReason)
    }
    PushButton {
        id: only

        theme: root.theme
        enabled: !root.looking
        glyph: "caution"
        text: root.theme.tall ? "" : qsTr("Cần xem")
        Accessible.name: qsTr("Chỉ thiết bị cần người xem")
        chosen: root.devices.troubled
        wordSize: root.theme.smallSize
        anchors.right: parent.right
        onClicked: root.devices.troubled = !root.devices.troubled
    }
    Words {
        id: tally

        theme: root.theme
        text: root.devices.tally
        color: root.theme.softText
        size: root.theme.smallSize
        y: search.height + root.theme.gap / 3
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        width: parent.width
    }
    Words {
        id: note

        theme: root.theme
        visible: text !== ""
        text: root.devices.note
        color: root.theme.onSoft[Theme.Caution]
        size: root.theme.smallSize
        y: tally.y + tally.height
        elide: Text.ElideRight
        maximumLineCount: root.theme.flat ? 1 : 3
        width: parent.width
    }
    ChoiceList {
        id: list

        focus: true
        enabled: !root.looking
        theme: root.theme
        model: root.devices.rows
        current: root.devices.current
        y: (note.visible ? note.y + note.height : tally.y + tally.height) + root.theme.gap / 3
        width: parent.width
        height: parent.height - y
        onMoved: row => root.devices.current = row
        onExtended: row => root.devices.current = row
        onChosen: root.devices.openSheet()

        delegate: OfficeRow {
            theme: root.theme
            width: list.inner
            required where
            required order
            required level
            onTapped: row => {
                root.devices.current = row;
                root.devices.openSheet();
            }
        }
    }
    EmptyNote {
        anchors.fill: list
        theme: root.theme
        visible: root.devices.rows.count === 0
        glyph: root.devices.loading ? "clock" : "search"
        text: root.devices.loading ? qsTr("Đang đọc…")
            : root.devices.searched !== "" || root.devices.troubled ? qsTr("Không có thiết bị nào như vậy.")
            : qsTr("Danh bạ chưa có thiết bị nào. Ở trang “Cho máy vào” hãy tạo mã cho máy đầu tiên.")
    }
    OfficeDeviceSheet {
        anchors.fill: parent
        visible: root.looking
        enabled: visible
        theme: root.theme
        administration: root.administration
        devices: root.devices
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
