// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What was sealed to auditors: opened with one's own key, after it was said who and why; gone when it is closed.
OverlaySheet {
    id: root

    required property SealedParts sealed
    readonly property bool asking: sealed.state === SealedParts.Asking
    readonly property bool searching: sealed.what === SealedParts.Search
    readonly property bool byName: sealed.what === SealedParts.Organisations
    readonly property bool opened: sealed.state === SealedParts.Opened

    function begin() {
        if (asking)
            who.whyLine.forceActiveFocus(Qt.PopupFocusReason);
        else
            last.forceActiveFocus(Qt.TabFocusReason);
    }
    function start() {
        if (!asking || sealed.missing !== "")
            return;
        sealed.start(secret.text);
        secret.clear();
    }

    title: [qsTr("Tìm biển số hoặc căn cước"), qsTr("Mở phần niêm phong"), qsTr("Không cho qua theo tổ chức")][sealed.what]
    about: sealed.about
    onClosed: sealed.state === SealedParts.Opening ? sealed.cancel() : sealed.close()
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
        proposal: root.sealed.proposal
        onChosen: file => root.sealed.chooseFile(file)
    }
    ReasonBox {
        theme: root.theme
        visible: text !== ""
        glyph: root.opened ? "info" : "bad"
        level: root.opened ? Theme.Plain : Theme.Bad
        text: root.opened ? root.sealed.outcome : root.sealed.complaint
        width: parent.width
    }
    Words {
        theme: root.theme
        visible: root.sealed.state === SealedParts.Opening
        text: root.sealed.progress
        size: root.theme.titleSize
        width: parent.width
    }
    HowToVerify {
        theme: root.theme
        commands: root.opened ? root.sealed.howToVerify : ""
        width: parent.width
    }
    Repeater {
        model: root.sealed.rows

        LabelledRow {
            theme: root.theme
            width: parent ? parent.width : 0
        }
    }
    Column {
        visible: root.asking
        width: parent.width
        spacing: root.theme.gap * 0.6

        Words {
            theme: root.theme
            text: root.byName ? qsTr("Tên tổ chức nằm trong nội dung giấy, được niêm phong cho thanh tra. Đếm thì mở từng giấy của bộ lọc; kho ghi lại ai, lúc nào, vì sao. Chỉ tính giấy thật.") : qsTr("Biển số, căn cước, nội dung giấy và lý do được niêm phong cho thanh tra. Mở thì kho ghi lại ai, lúc nào, vì sao; không ghi biển số hay số đã tìm.")
            size: root.theme.smallSize
            width: parent.width
        }
        TextLine {
            theme: root.theme
            visible: root.searching
            text: root.sealed.plate
            placeholderText: qsTr("Biển số, vd. 51F-12345")
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Biển số")
            width: parent.width
            onTextEdited: root.sealed.plate = text
        }
        TextLine {
            theme: root.theme
            visible: root.searching
            text: root.sealed.idCard
            placeholderText: qsTr("Số căn cước, vd. 079099000013")
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Số căn cước")
            width: parent.width
            onTextEdited: root.sealed.idCard = text
        }
        WhoAndWhy {
            id: who

            theme: root.theme
            signedIn: root.sealed.signedIn
            by: root.sealed.by
            reason: root.sealed.reason
            width: parent.width
            onByTyped: text => root.sealed.by = text
            onReasonTyped: text => root.sealed.reason = text
        }
        PushButton {
            theme: root.theme
            visible: root.searching
            glyph: "file"
            text: root.sealed.file === "" ? qsTr("Lưu thành tệp có chữ ký…") : qsTr("Lưu vào %1").arg(root.sealed.file)
            wordSize: root.theme.smallSize
            width: Math.min(implicitWidth, parent.width)
            onClicked: dialog.begin()
        }
        PushButton {
            theme: root.theme
            visible: root.searching && root.sealed.file !== ""
            glyph: "close"
            text: qsTr("Hiện trên màn hình, không lưu")
            wordSize: root.theme.smallSize
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.sealed.showInstead()
        }
        KeyChooser {
            theme: root.theme
            key: root.sealed.key
            width: parent.width
        }
        TextLine {
            id: secret

            theme: root.theme
            echoMode: TextInput.Password
            placeholderText: qsTr("Mật khẩu của khóa, nếu có")
            font.pixelSize: root.theme.bodySize
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: placeholderText
            width: parent.width
            onAccepted: root.start()
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.sealed.missing
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
            glyph: "lock"
            text: qsTr("Mở, và ghi lại")
            enabled: root.sealed.missing === ""
            onClicked: root.start()
        },
        PushButton {
            id: last

            theme: root.theme
            glyph: root.sealed.state === SealedParts.Opening ? "close" : "back"
            text: root.sealed.state === SealedParts.Opening ? qsTr("Dừng") : qsTr("Đóng")
            key: "Esc"
            onClicked: root.sealed.state === SealedParts.Opening ? root.sealed.cancel() : root.sealed.close()
        }
    ]
}
