// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// A unit's accounts, signed into the published tree: where to, what, with which key.
OverlaySheet {
    id: root

    required property Administration administration
    required property OfficeSigning signing
    readonly property string tree: signing.tree // known a moment after the sheet shows
    readonly property bool ready: signing.missing === "" && !administration.working

    function begin() {
        if (tree === "")
            where.forceActiveFocus(Qt.PopupFocusReason);
        else if (secret.visible)
            secret.forceActiveFocus(Qt.PopupFocusReason);
        else
            sign.forceActiveFocus(Qt.PopupFocusReason);
    }
    function start() {
        if (!ready)
            return;
        signing.start(secret.text);
        secret.clear();
    }

    title: qsTr("Ký và công bố tài khoản của %1").arg(signing.unit)
    about: qsTr("Thiết bị nhận khi người công bố chạy publish lần tới, có thể ngay bây giờ.")
    onClosed: signing.close()
    onTreeChanged: if (visible)
        begin()

    Loader {
        id: dialog

        property bool folder: false

        active: false
        onLoaded: folder ? (item as FolderDialog).open() : (item as FileDialog).open()
        sourceComponent: folder ? folderDialog : fileDialog
    }
    Component {
        id: folderDialog

        FolderDialog {
            title: qsTr("Chọn thư mục của cây công bố")
            onAccepted: {
                dialog.active = false;
                root.signing.chooseTree(selectedFolder);
            }
            onRejected: dialog.active = false
        }
    }
    Component {
        id: fileDialog

        FileDialog {
            title: qsTr("Chọn gốc tin cậy")
            nameFilters: [qsTr("Gốc tin cậy (*root.json)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.signing.chooseRoot(selectedFile);
            }
            onRejected: dialog.active = false
        }
    }
    Repeater {
        model: root.signing.words

        ReasonBox {
            required property string modelData

            theme: root.theme
            glyph: "caution"
            level: Theme.Caution
            text: modelData
            size: root.theme.smallSize
            width: parent.width
        }
    }
    Flow {
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            id: where

            theme: root.theme
            glyph: "data"
            text: root.signing.tree === "" ? qsTr("Chọn cây công bố…") : qsTr("Cây: %1").arg(root.signing.tree)
            wordSize: root.theme.smallSize
            enabled: !root.administration.working
            width: Math.min(implicitWidth, parent.width)
            onClicked: {
                dialog.folder = true;
                dialog.active = true;
            }
        }
        PushButton {
            theme: root.theme
            glyph: "file"
            text: root.signing.root === "" ? qsTr("Chọn gốc tin cậy…") : qsTr("Gốc: %1").arg(root.signing.root.split("/").pop())
            wordSize: root.theme.smallSize
            enabled: !root.administration.working
            width: Math.min(implicitWidth, parent.width)
            onClicked: {
                dialog.folder = false;
                dialog.active = true;
            }
        }
    }
    KeyChooser {
        theme: root.theme
        key: root.signing.key
        width: parent.width
    }
    TextLine {
        id: secret

        theme: root.theme
        visible: root.signing.key.wantsSecret
        echoMode: TextInput.Password
        placeholderText: root.signing.key.onToken ? qsTr("Mã PIN") : qsTr("Mật khẩu của khóa, nếu có")
        font.pixelSize: root.theme.bodySize
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        Accessible.name: placeholderText
        width: parent.width
        onAccepted: root.start()
        onVisibleChanged: if (!visible)
            clear()
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.administration.working ? qsTr("Đang làm…") : root.signing.missing
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
    actions: [
        PushButton {
            id: sign

            theme: root.theme
            primary: true
            glyph: "check"
            text: qsTr("Ký")
            enabled: root.ready
            onClicked: root.start()
        },
        PushButton {
            theme: root.theme
            height: root.theme.primary
            text: qsTr("Thôi")
            key: "Esc"
            onClicked: root.signing.close()
        }
    ]
}
