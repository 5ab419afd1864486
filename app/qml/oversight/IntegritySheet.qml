// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// Until when each station's log is proven, worst first; one with all that was found; the archive's own file.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    required property IntegrityCheck integrity
    readonly property bool ofStation: integrity.stationTitle !== ""

    function begin() {
        (ofStation ? findings : list).forceActiveFocus(Qt.PopupFocusReason);
    }
    function back() {
        if (integrity.working)
            integrity.stop();
        else if (ofStation)
            integrity.closeStation();
        else
            integrity.close();
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: back()
    onOfStationChanged: if (visible)
        begin()

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
        text: root.ofStation ? root.integrity.stationTitle : qsTr("Nhật ký chứng minh đến đâu")
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    ReasonBox {
        id: summary

        theme: root.theme
        visible: !root.ofStation
        glyph: !root.integrity.ready && root.integrity.working ? "clock" : root.integrity.level === Theme.Bad ? "bad"
            : root.integrity.level === Theme.Good ? "good" : "info"
        level: root.integrity.level
        text: root.integrity.summary
        more: root.integrity.fileNote
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    ChoiceList {
        id: list

        focus: !root.ofStation
        visible: !root.ofStation
        theme: root.theme
        model: root.integrity.rows
        current: root.integrity.current
        x: root.theme.gap
        y: summary.y + summary.height + root.theme.gap / 2
        width: title.width
        height: actions.y - y - root.theme.gap / 2
        onMoved: row => root.integrity.current = row
        onExtended: row => root.integrity.current = row
        onChosen: root.integrity.openCurrent()

        delegate: EntryRow {
            theme: root.theme
            width: list.inner
            onTapped: row => {
                root.integrity.current = row;
                root.integrity.openCurrent();
            }
        }
    }
    ListView {
        id: findings

        focus: root.ofStation
        visible: root.ofStation
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.integrity.station
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: Math.min(title.width, 1000)
        height: actions.y - y - root.theme.gap / 2
        spacing: root.theme.gap / 3
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width - 14
        }
        ScrollBar.vertical: ThinBar {
            theme: root.theme
            of: findings
        }
    }
    Flow {
        id: actions

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            glyph: root.integrity.working ? "close" : "back"
            text: root.integrity.working ? qsTr("Dừng") : qsTr("Đóng")
            key: "Esc"
            wordSize: root.theme.smallSize
            onClicked: root.back()
        }
        PushButton {
            theme: root.theme
            visible: !root.ofStation && root.integrity.ready
            enabled: !root.integrity.working
            glyph: "sync"
            text: qsTr("Đọc lại toàn bộ kho")
            wordSize: root.theme.smallSize
            onClicked: root.integrity.readAll()
        }
        PushButton {
            theme: root.theme
            visible: !root.ofStation && root.integrity.ready
            enabled: !root.integrity.working
            glyph: "upload"
            text: qsTr("Lưu PDF, có chữ ký…")
            wordSize: root.theme.smallSize
            onClicked: root.overseer.handOutProof()
        }
    }
}
