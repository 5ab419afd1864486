// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A new pass in place of one: why, what it says, with which key it is sealed, and what came of it.
FocusScope {
    id: root

    required property Theme theme
    required property ReplaceModel replace
    required property SealModel seal
    readonly property bool asking: replace.state === ReplaceModel.Asking
    readonly property bool ready: asking && why.text.trim() !== "" && replace.missing === ""

    function begin() {
        why.clear();
        secret.clear();
        takeKeyboard();
    }
    function takeKeyboard() {
        if (asking)
            why.forceActiveFocus(Qt.PopupFocusReason);
        else
            area.forceActiveFocus(Qt.PopupFocusReason); // for Esc
    }
    function confirm() {
        if (!ready)
            return;
        replace.confirm(why.text, secret.text);
        secret.clear();
    }

    onAskingChanged: if (visible)
        takeKeyboard()
    Keys.onEscapePressed: replace.close()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    ScrollArea {
        id: area

        theme: root.theme
        x: root.theme.gap
        y: root.theme.gap
        width: parent.width - 2 * root.theme.gap
        height: foot.y - y - root.theme.gap / 2
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.6

            Words {
                theme: root.theme
                text: root.replace.title
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                visible: text !== ""
                text: root.replace.holder
                strong: true
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.replace.failure !== "" ? root.replace.failure : root.replace.complaint
                level: Theme.Bad
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "good"
                text: root.replace.outcome
                level: Theme.Good
                width: parent.width
            }
            ReplaceContent {
                theme: root.theme
                replace: root.replace
                visible: root.asking
                width: parent.width
            }
            TextLine {
                id: why

                theme: root.theme
                focus: true
                visible: root.asking
                placeholderText: qsTr("Vì sao cấp đổi: ai báo, chuyện gì")
                maximumLength: 500
                Accessible.name: qsTr("Lý do")
                width: parent.width
                onAccepted: root.seal.wantsSecret ? secret.forceActiveFocus(Qt.TabFocusReason) : root.confirm()
            }
            SealKeyChooser {
                theme: root.theme
                seal: root.seal
                visible: root.asking
                width: parent.width
                onChosen: secret.forceActiveFocus(Qt.TabFocusReason)
            }
            Choice {
                theme: root.theme
                visible: root.asking && root.seal.wantsSeries
                label: qsTr("Dãy số")
                options: root.seal.seriesOffered
                current: root.seal.series
                width: parent.width
                onPicked: value => root.seal.series = value
            }
        }
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.replace.state === ReplaceModel.Loading ? qsTr("Đang mở giấy…")
            : root.replace.state === ReplaceModel.Working ? qsTr("Đang đóng dấu giấy mới…") : ""
        x: area.x
        y: area.y + form.implicitHeight + root.theme.gap
        width: area.width
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: area.width
        spacing: root.theme.gap / 2

        TextLine {
            id: secret

            theme: root.theme
            visible: root.asking && root.seal.wantsSecret
            echoMode: TextInput.Password
            placeholderText: root.seal.onToken ? qsTr("Mã PIN") : qsTr("Mật khẩu của khóa")
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: placeholderText
            width: Math.min(parent.width, 320)
            onAccepted: root.confirm()
        }
        PushButton {
            theme: root.theme
            visible: root.asking
            chosen: true
            glyph: "check"
            text: qsTr("Cấp đổi")
            enabled: root.ready
            onClicked: root.confirm()
        }
        PushButton {
            theme: root.theme
            visible: root.replace.state !== ReplaceModel.Working
            text: root.replace.state === ReplaceModel.Done ? qsTr("Xong") : qsTr("Thôi")
            key: "Esc"
            onClicked: root.replace.close()
        }
        Words {
            theme: root.theme
            visible: root.asking && text !== ""
            text: root.replace.missing !== "" ? root.replace.missing : why.text.trim() === "" ? qsTr("Ghi lý do.") : ""
            color: root.theme.softText
            size: root.theme.smallSize
            height: root.theme.touch
            verticalAlignment: Text.AlignVCenter
        }
    }
}
