// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// New data from a stick or a folder: what was found, what is being done, how it ended.
Panel {
    id: root

    required property ImportModel importing
    required property SettingsModel settings
    readonly property bool choosing: importing.state === ImportModel.Choosing
    readonly property bool working: importing.state === ImportModel.Working

    title: qsTr("Nạp dữ liệu mới")
    glyph: "data"
    Component.onCompleted: importing.open()
    Component.onDestruction: importing.close()

    Loader {
        id: dialog

        active: false
        onLoaded: (item as FolderDialog).open()
        sourceComponent: FolderDialog {
            title: qsTr("Chọn thư mục dữ liệu")
            onAccepted: {
                dialog.active = false;
                root.importing.startUrl(selectedFolder);
            }
            onRejected: dialog.active = false
        }
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        anchors.bottomMargin: buttons.height + root.theme.gap
        contentHeight: lines.implicitHeight

        Column {
            id: lines

            width: Math.min(parent.width - 14, 1000)
            spacing: root.theme.gap

            ImportOutcome {
                theme: root.theme
                importing: root.importing
                width: parent.width
            }
            Repeater {
                model: root.choosing ? root.importing.sources : 0

                SourceChoice {
                    theme: root.theme
                    width: lines.width
                    onClicked: root.importing.start(folder)
                }
            }
            Words {
                theme: root.theme
                visible: root.choosing && root.importing.sources.count === 0
                text: root.importing.searching ? qsTr("Đang tìm trên USB và thẻ nhớ…")
                    : qsTr("Chưa thấy dữ liệu trên USB hoặc thẻ nhớ nào. Cắm vào, đợi vài giây rồi bấm “Tìm lại”.")
                width: parent.width
            }
            Words {
                theme: root.theme
                text: root.importing.held
                color: root.theme.softText
                visible: root.importing.state !== ImportModel.Done
                width: parent.width
            }
        }
    }
    Row {
        id: buttons

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        spacing: root.theme.gap
        visible: !root.working

        PushButton {
            theme: root.theme
            focus: true
            visible: root.choosing
            glyph: "search"
            text: qsTr("Tìm lại")
            onClicked: root.importing.search()
        }
        PushButton {
            theme: root.theme
            visible: root.choosing && !root.settings.kiosk
            glyph: "file"
            text: qsTr("Chọn thư mục…")
            onClicked: dialog.active = true
        }
        PushButton {
            theme: root.theme
            visible: !root.choosing
            glyph: "data"
            text: qsTr("Nạp từ nơi khác")
            onClicked: root.importing.choose()
        }
    }
}
