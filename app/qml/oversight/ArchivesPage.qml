// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which archive is looked at, a new one, and what is taken into it.
FocusScope {
    id: root

    required property Theme theme
    required property Overseer overseer
    readonly property bool chosen: overseer.archive !== ""
    readonly property var recent: overseer.recent

    function begin() {
        (chosen ? look : open).forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: begin()
    onVisibleChanged: if (visible)
        begin()

    ArchiveDialogs {
        id: dialogs

        overseer: root.overseer
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: column.implicitHeight + root.theme.gap

        Column {
            id: column

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.7

            Words {
                theme: root.theme
                text: qsTr("Kho giữ nhật ký của nhiều trạm trong một tệp của riêng bạn. Lấy nhật ký vào kho không thay đổi gì ở trạm.")
                size: root.theme.smallSize
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    id: open

                    theme: root.theme
                    glyph: "file"
                    text: qsTr("Mở kho…")
                    enabled: !root.overseer.taking
                    onClicked: dialogs.openArchive()
                }
                PushButton {
                    theme: root.theme
                    glyph: "data"
                    text: qsTr("Kho mới…")
                    enabled: !root.overseer.taking
                    onClicked: dialogs.newArchive()
                }
            }
            Repeater {
                model: root.recent

                PushButton {
                    required property string modelData

                    theme: root.theme
                    text: modelData
                    chosen: modelData === root.overseer.archive
                    wordSize: root.theme.smallSize
                    enabled: !root.overseer.taking
                    width: column.width
                    onClicked: root.overseer.choose(modelData)
                }
            }
            Words {
                theme: root.theme
                visible: root.chosen && root.recent.indexOf(root.overseer.archive) < 0
                text: root.overseer.archive
                strong: true
                wrapMode: Text.WrapAnywhere
                width: parent.width
            }
            PushButton {
                id: look

                theme: root.theme
                visible: root.chosen
                primary: true
                glyph: "search"
                text: qsTr("Xem kho này")
                enabled: !root.overseer.taking
                onClicked: root.overseer.look()
            }
            TakingPart {
                theme: root.theme
                overseer: root.overseer
                visible: root.chosen
                width: parent.width
                onFilesWanted: dialogs.takeFiles()
                onFolderWanted: dialogs.takeFolder()
            }
        }
    }
}
