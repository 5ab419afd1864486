// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// The window in which an administrator's folder is chosen, made when it is wanted.
Item {
    id: root

    required property Administration administration

    function choose() {
        loader.active = true;
    }

    Loader {
        id: loader

        active: false
        onLoaded: (item as FolderDialog).open()
        sourceComponent: FolderDialog {
            title: qsTr("Chọn thư mục của quản trị viên (có directory.json)")
            onAccepted: {
                loader.active = false;
                root.administration.enter(selectedFolder);
            }
            onRejected: loader.active = false
        }
    }
}
