// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is taken out of the archive, in which form, by whom and why, signed with which key.
OverlaySheet {
    id: root

    required property HandingOut handing
    readonly property bool asking: handing.state === HandingOut.Asking
    readonly property bool done: handing.state === HandingOut.Done

    function begin() {
        if (done || !asking)
            last.forceActiveFocus(Qt.TabFocusReason);
        else
            who.whyLine.forceActiveFocus(Qt.PopupFocusReason);
    }
    function start() {
        if (!asking || handing.missing !== "")
            return;
        handing.start(secret.text);
        secret.clear();
    }

    title: qsTr("Xuất và ký")
    about: handing.about
    onClosed: handing.state === HandingOut.Writing ? handing.cancel() : handing.close()
    onAskingChanged: soon.restart()

    Timer {
        id: soon // once what is asked now shows

        interval: 0
        onTriggered: if (root.visible)
            root.begin()
    }
    FilePick {
        id: dialog

        title: qsTr("Lưu vào đâu")
        saves: true
        proposal: root.handing.proposal
        onChosen: file => root.handing.chooseFile(file)
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: root.done ? "good" : "bad"
        level: root.done ? Theme.Good : Theme.Bad
        text: root.done ? root.handing.outcome : root.handing.complaint
        width: parent.width
    }
    HowToVerify {
        theme: root.theme
        commands: root.done ? root.handing.howToVerify : ""
        width: parent.width
    }
    Words {
        theme: root.theme
        visible: root.handing.state === HandingOut.Writing
        text: root.handing.progress
        size: root.theme.titleSize
        width: parent.width
    }
    Column {
        visible: root.asking
        width: parent.width
        spacing: root.theme.gap * 0.6

        Choice {
            theme: root.theme
            label: qsTr("Dạng")
            current: root.handing.kind
            options: [{ value: "csv", text: "CSV" }, { value: "xlsx", text: "XLSX" }, { value: "jsonl", text: "JSON lines" },
                { value: "pdf", text: qsTr("PDF từng lượt") }, { value: "report", text: qsTr("Báo cáo PDF") },
                { value: "integrity", text: qsTr("Chứng minh đến đâu") }]
            width: parent.width
            onPicked: value => root.handing.kind = value
        }
        Choice {
            theme: root.theme
            visible: root.handing.ofRows
            label: qsTr("Cán bộ và số giấy")
            current: root.handing.redacted ? "redacted" : "written"
            options: [{ value: "written", text: qsTr("Như đã ghi") }, { value: "redacted", text: qsTr("Bí danh") }]
            width: parent.width
            onPicked: value => root.handing.redacted = value === "redacted"
        }
        Words {
            theme: root.theme
            visible: root.handing.kind === "pdf"
            text: qsTr("Trang PDF không có nhánh, loại mục, khu vực, nguồn và đồng hồ; chữ quá dài bị cắt còn hai dòng. CSV và XLSX có đủ.")
            size: root.theme.smallSize
            width: parent.width
        }
        WhoAndWhy {
            id: who

            theme: root.theme
            signedIn: root.handing.signedIn
            by: root.handing.by
            reason: root.handing.reason
            width: parent.width
            onByTyped: text => root.handing.by = text
            onReasonTyped: text => root.handing.reason = text
        }
        PushButton {
            theme: root.theme
            glyph: "file"
            text: root.handing.file === "" ? qsTr("Lưu vào…") : qsTr("Lưu vào %1").arg(root.handing.file)
            wordSize: root.theme.smallSize
            width: Math.min(implicitWidth, parent.width)
            onClicked: dialog.begin()
        }
        KeyChooser {
            theme: root.theme
            key: root.handing.key
            width: parent.width
        }
        TextLine {
            id: secret

            theme: root.theme
            visible: root.handing.key.wantsSecret
            echoMode: TextInput.Password
            placeholderText: root.handing.key.onToken ? qsTr("Mã PIN") : qsTr("Mật khẩu của khóa, nếu có")
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: placeholderText
            width: parent.width
            onAccepted: root.start()
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.handing.missing
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
    }
    actions: [
        PushButton {
            theme: root.theme
            visible: root.asking
            chosen: true
            glyph: "check"
            text: qsTr("Xuất và ký")
            enabled: root.handing.missing === ""
            onClicked: root.start()
        },
        PushButton {
            id: last

            theme: root.theme
            glyph: root.handing.state === HandingOut.Writing ? "close" : "back"
            text: root.handing.state === HandingOut.Writing ? qsTr("Dừng") : qsTr("Đóng")
            key: "Esc"
            onClicked: root.handing.state === HandingOut.Writing ? root.handing.cancel() : root.handing.close()
        }
    ]
}
