// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified type
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// The windows in which archives and sources are chosen, made when they are wanted.
Item {
    id: root

    required property Overseer overseer

    function openArchive() {
        show(archiveDialog);
    }
    function newArchive() {
        show(newDialog);
    }
    function takeFiles() {
        show(filesDialog);
    }
    function takeFolder() {
        show(folderDialog);
    }
    function show(dialog: Component) {
        loader.folder = dialog === folderDialog;
        loader.sourceComponent = dialog;
        loader.active = true;
    }
    function hide() {
        loader.active = false;
    }

    Loader {
        id: loader

        property bool folder: false

        active: false
        onLoaded: folder ? (item as FolderDialog).open() : (item as FileDialog).open()
    }
    Component {
        id: archiveDialog

        FileDialog {
            title: qsTr("Chọn kho nhật ký")
            nameFilters: [qsTr("Kho nhật ký (*.evidence)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                root.overseer.chooseFile(selectedFile);
                root.hide();
            }
            onRejected: root.hide()
        }
    }
    Component {
        id: newDialog

        FileDialog {
            title: qsTr("Kho mới: lưu ở đâu")
            fileMode: FileDialog.SaveFile
            options: FileDialog.DontConfirmOverwrite // what is there is kept
            nameFilters: [qsTr("Kho nhật ký (*.evidence)")]
            selectedFile: currentFolder + "/" + qsTr("kho-nhat-ky") + ".evidence"
            onAccepted: {
                root.overseer.make(selectedFile);
                root.hide();
            }
            onRejected: root.hide()
        }
    }
    Component {
        id: filesDialog

        FileDialog {
            title: qsTr("Chọn trích sổ và biên nhận")
            fileMode: FileDialog.OpenFiles
            nameFilters: [qsTr("Trích sổ, biên nhận (*.journal *.receipt)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                root.overseer.take(selectedFiles);
                root.hide();
            }
            onRejected: root.hide()
        }
    }
    Component {
        id: folderDialog

        FolderDialog {
            title: qsTr("Chọn thẻ nhớ hoặc thư mục")
            onAccepted: {
                root.overseer.take([selectedFolder]);
                root.hide();
            }
            onRejected: root.hide()
        }
    }
}
