// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The files of a request: looked at here, saved, added.
FocusScope {
    id: root

    required property Theme theme
    required property RequestModel request
    required property DeskCamera camera
    property string kind: ""
    signal listWanted(int number)
    property int taken: 0 // the file that is to be saved

    FilePick {
        id: adding

        title: qsTr("Chọn tệp đính kèm")
        onChosen: file => root.request.attach(file, root.kind)
    }
    FilePick {
        id: saving

        title: qsTr("Lưu tệp ra")
        saves: true
        onChosen: file => root.request.save(root.taken, file)
    }
    Flow {
        id: add

        visible: root.request.attaches && root.request.viewName === ""
        width: parent.width
        height: visible ? implicitHeight : 0
        spacing: root.theme.gap / 2

        Repeater {
            model: root.request.kinds

            Row {
                id: choice

                required property string kind
                required property string name

                spacing: 4

                PushButton {
                    theme: root.theme
                    glyph: "file"
                    text: qsTr("Thêm: %1…").arg(choice.name)
                    wordSize: root.theme.smallSize
                    height: root.theme.touch - 8
                    onClicked: {
                        root.kind = choice.kind;
                        adding.begin();
                    }
                }
                PushButton {
                    theme: root.theme
                    glyph: "camera"
                    text: qsTr("Chụp")
                    wordSize: root.theme.smallSize
                    height: root.theme.touch - 8
                    Accessible.name: qsTr("Chụp: %1").arg(choice.name)
                    onClicked: root.camera.photographPaper(choice.kind, choice.name)
                }
            }
        }
    }
    ScrollArea {
        theme: root.theme
        visible: root.request.viewName === ""
        y: add.height + root.theme.gap / 2
        width: parent.width
        height: parent.height - y
        contentHeight: files.implicitHeight

        Column {
            id: files

            width: parent.width - 14
            spacing: 6

            Repeater {
                model: root.request.files

                FileRow {
                    id: each

                    theme: root.theme
                    width: files.width
                    takes: root.request.edits
                    onListWanted: number => root.listWanted(number)
                    onViewWanted: number => root.request.view(number)
                    onSaveWanted: number => {
                        root.taken = number;
                        saving.proposal = each.name;
                        saving.begin();
                    }
                }
            }
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: parent
        visible: root.request.files.count === 0
        glyph: "file"
        text: qsTr("Hồ sơ chưa có tệp đính kèm.")
    }
    FileView {
        theme: root.theme
        anchors.fill: parent
        visible: root.request.viewName !== ""
        request: root.request
    }
}
