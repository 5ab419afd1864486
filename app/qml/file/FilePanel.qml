// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import ThongHanh

// A picture or PDF of a pass: dropped here or chosen.
Panel {
    id: root

    required property BusyModel busy
    required property SettingsModel settings
    property bool hovering: false

    title: qsTr("Đọc mã từ tệp")
    glyph: "file"

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FileDialog).open()
        sourceComponent: FileDialog {
            title: qsTr("Chọn ảnh hoặc PDF")
            fileMode: FileDialog.OpenFiles
            nameFilters: [qsTr("Ảnh và PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.busy.openFiles(selectedFiles);
                root.closed();
            }
            onRejected: dialog.active = false
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: root.theme.radius
        color: root.hovering ? root.theme.soft[Theme.Good] : root.theme.surface
        border.width: root.hovering ? 5 : 2
        border.color: root.hovering ? root.theme.strong[Theme.Good] : root.theme.outline

        ColumnLayout {
            anchors.centerIn: parent
            width: parent.width - root.theme.gap * 4
            spacing: root.theme.gap

            Glyph {
                name: "file"
                color: root.theme.accent
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: root.theme.wordSize * 1.4
                Layout.preferredHeight: Layout.preferredWidth
            }
            Words {
                theme: root.theme
                text: root.hovering ? qsTr("Thả ra để đọc") : qsTr("Kéo ảnh hoặc PDF vào đây")
                size: root.theme.headSize
                strong: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Words {
                theme: root.theme
                text: qsTr("Ảnh chụp màn hình, ảnh chụp giấy, tệp PDF đến 50 trang; nhiều tệp cũng được.")
                color: root.theme.softText
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            PushButton {
                theme: root.theme
                primary: true
                focus: true
                visible: !root.settings.kiosk
                glyph: "search"
                text: qsTr("Chọn tệp…")
                Layout.alignment: Qt.AlignHCenter
                onClicked: dialog.active = true
            }
        }
    }
}
