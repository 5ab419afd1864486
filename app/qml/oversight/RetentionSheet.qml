// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Rules of how long personal data stays: what they say, what they would take; then, confirmed and signed, taking it.
OverlaySheet {
    id: root

    required property RetentionForm retention
    readonly property bool busy: retention.state === RetentionForm.Counting || retention.state === RetentionForm.Applying
    readonly property bool done: retention.state === RetentionForm.Done
    readonly property bool applies: retention.state === RetentionForm.Counted && retention.takes || retention.left

    function begin() {
        (retention.state === RetentionForm.Asking ? choose : last).forceActiveFocus(Qt.TabFocusReason);
    }
    function start() {
        if (!applies || retention.missing !== "")
            return;
        retention.apply(secret.text);
        secret.clear();
    }

    title: qsTr("Rút gọn dữ liệu cá nhân cũ")
    about: qsTr("Theo quy định lưu giữ; chuỗi của nhật ký vẫn kiểm chứng được. Việc này không lấy lại được.")
    onClosed: busy ? retention.cancel() : retention.close()
    onBusyChanged: soon.restart()

    Timer {
        id: soon // once what is asked now shows

        interval: 0
        onTriggered: if (root.visible)
            root.begin()
    }
    FilePick {
        id: dialog

        title: qsTr("Chọn tệp quy định")
        onChosen: file => root.retention.chooseFile(file)
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: root.retention.complaint !== "" || root.retention.left ? "bad" : root.done ? "good" : "info"
        level: root.retention.complaint !== "" || root.retention.left ? Theme.Bad : root.done ? Theme.Good : Theme.Plain
        text: root.retention.complaint !== "" ? root.retention.complaint : root.retention.outcome
        width: parent.width
    }
    PushButton {
        id: choose

        theme: root.theme
        visible: !root.busy && !root.done
        glyph: "file"
        text: root.retention.file === "" ? qsTr("Chọn tệp quy định…") : root.retention.file
        wordSize: root.theme.smallSize
        width: Math.min(implicitWidth, parent.width)
        onClicked: dialog.begin()
    }
    Words {
        theme: root.theme
        visible: root.busy
        text: root.retention.progress
        size: root.theme.titleSize
        width: parent.width
    }
    Repeater {
        model: root.retention.rules

        LabelledRow {
            theme: root.theme
            width: parent ? parent.width : 0
        }
    }
    Column {
        visible: root.applies
        width: parent.width
        spacing: root.theme.gap * 0.6

        WhoAndWhy {
            theme: root.theme
            signedIn: root.retention.signedIn
            by: root.retention.by
            reason: root.retention.reason
            width: parent.width
            onByTyped: text => root.retention.by = text
            onReasonTyped: text => root.retention.reason = text
        }
        KeyChooser {
            theme: root.theme
            key: root.retention.key
            width: parent.width
        }
        TextLine {
            id: secret

            theme: root.theme
            visible: root.retention.key.wantsSecret
            echoMode: TextInput.Password
            placeholderText: root.retention.key.onToken ? qsTr("Mã PIN") : qsTr("Mật khẩu của khóa, nếu có")
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: placeholderText
            width: parent.width
            onAccepted: root.start()
        }
        PushButton {
            theme: root.theme
            glyph: root.retention.meant ? "check" : ""
            chosen: root.retention.meant
            text: qsTr("Tôi biết việc này không lấy lại được")
            wordSize: root.theme.smallSize
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.retention.meant = !root.retention.meant
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.retention.missing
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
    }
    actions: [
        PushButton {
            theme: root.theme
            visible: root.applies
            chosen: true
            glyph: "check"
            text: qsTr("Rút gọn và ký")
            enabled: root.retention.missing === ""
            onClicked: root.start()
        },
        PushButton {
            id: last

            theme: root.theme
            glyph: root.busy ? "close" : "back"
            text: root.busy ? qsTr("Dừng") : qsTr("Đóng")
            key: "Esc"
            onClicked: root.busy ? root.retention.cancel() : root.retention.close()
        }
    ]
}
