// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// One request: its lines, what is told of it, its files, who did what; and the steps that lead on.
WardPage {
    id: root

    readonly property RequestModel request: ward.request
    readonly property EntryModel entry: ward.entry
    readonly property DeskCamera camera: ward.camera
    readonly property bool typing: entry.shown
    readonly property bool shown: request.state === RequestModel.Shown
    readonly property bool asked: request.asking !== ""

    function goTo(section: string) {
        request.section = section;
        body.forceActiveFocus(Qt.TabFocusReason);
    }

    closes: request.viewName !== ""
    onCloseWanted: request.closeView()

    RequestHead {
        id: head

        theme: root.theme
        request: root.request
        x: root.gap
        y: root.gap
        width: parent.width - 2 * root.gap
        onBack: root.ward.back()
        onPicked: section => root.goTo(section)
        onPrintWanted: root.ward.openPrints()
    }
    ReasonBox {
        id: complaint

        theme: root.theme
        visible: text !== "" && !root.asked
        glyph: root.request.complaint !== "" ? "bad" : "check"
        text: root.request.complaint !== "" ? root.request.complaint : root.request.saved
        level: root.request.complaint !== "" ? Theme.Bad : Theme.Good
        x: root.gap
        y: head.y + head.height + root.gap / 2
        width: head.width
    }
    FocusScope {
        id: body

        focus: true
        enabled: root.shown && !root.asked && !root.typing && !root.camera.on
        visible: root.shown
        x: root.gap
        y: complaint.visible ? complaint.y + complaint.height + root.gap / 2 : complaint.y
        width: head.width
        height: bar.y - y - root.gap / 2

        LinesSection {
            anchors.fill: parent
            visible: root.request.section === "lines"
            enabled: visible
            focus: visible
            theme: root.theme
            request: root.request
            entry: root.entry
            onListWanted: root.ward.openList()
        }
        DetailsSection {
            anchors.fill: parent
            visible: root.request.section === "details"
            enabled: visible
            focus: visible
            theme: root.theme
            request: root.request
        }
        FilesSection {
            anchors.fill: parent
            visible: root.request.section === "files"
            enabled: visible
            focus: visible
            theme: root.theme
            request: root.request
            camera: root.camera
            onListWanted: number => root.ward.openAttachedList(number)
        }
        HistorySection {
            anchors.fill: parent
            visible: root.request.section === "history"
            enabled: visible
            focus: visible
            theme: root.theme
            history: root.request.history
        }
    }
    StepBar {
        id: bar

        theme: root.theme
        request: root.request
        x: root.gap
        y: parent.height - height - root.gap / 2
        width: head.width
        enabled: !root.asked && !root.typing && !root.camera.on
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: body
        visible: !root.shown
        glyph: root.request.state === RequestModel.Failed ? "bad" : "clock"
        text: root.request.state === RequestModel.Failed ? root.request.failure : qsTr("Đang mở hồ sơ…")
        again: root.request.state === RequestModel.Failed
        onRetried: root.request.refresh()
    }
    LineForm {
        id: form

        anchors.fill: parent
        visible: root.typing
        enabled: visible && !root.asked && !root.camera.on
        theme: root.theme
        entry: root.entry
        onCameraWanted: root.camera.readIdCard()
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
    }
    CameraSheet {
        anchors.fill: parent
        visible: root.camera.on
        enabled: visible
        theme: root.theme
        camera: root.camera
        note: root.entry.note
        onVisibleChanged: visible ? forceActiveFocus(Qt.OtherFocusReason) : root.typing ? form.begin() : body.forceActiveFocus(Qt.OtherFocusReason)
    }
    ReasonPrompt {
        anchors.fill: parent
        visible: root.asked
        enabled: visible
        theme: root.theme
        request: root.request
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
    }
}
