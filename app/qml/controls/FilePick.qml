// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified type
import QtQuick
import QtQuick.Dialogs

// The window in which a file is chosen, or named where something is to be saved; made when it is wanted.
Loader {
    id: root

    property string title: ""
    property var kinds: []         // "XLSX (*.xlsx)"; empty: any file
    property bool saves: false
    property string suffix: ""     // where none is typed
    property string proposal: ""   // the name that is there to be changed
    signal chosen(url file)

    function begin() {
        active = true;
    }

    active: false
    onLoaded: {
        const dialog = item as FileDialog;
        if (proposal !== "")
            dialog.selectedFile = dialog.currentFolder + "/" + encodeURIComponent(proposal);
        dialog.open();
    }
    sourceComponent: FileDialog {
        title: root.title
        fileMode: root.saves ? FileDialog.SaveFile : FileDialog.OpenFile
        options: FileDialog.DontConfirmOverwrite // what is there stays: refused later, or the name gets a number
        acceptLabel: root.saves ? qsTr("Lưu") : qsTr("Mở")
        rejectLabel: qsTr("Thôi")
        nameFilters: root.kinds
        defaultSuffix: root.suffix
        onAccepted: {
            root.active = false;
            root.chosen(selectedFile);
        }
        onRejected: root.active = false
    }
}
