// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The page that is open, made anew each time: what it shows lives in the models.
FocusScope {
    id: root

    required property Theme theme
    required property Ward ward
    readonly property string file: ward.pageFile
    readonly property bool wanted: visible && file !== ""

    function show() {
        if (wanted)
            loader.setSource(Qt.resolvedUrl(file), {
                theme: theme,
                ward: ward
            });
        else
            loader.source = "";
    }

    onFileChanged: show()
    onWantedChanged: show()
    Component.onCompleted: show()

    Loader {
        id: loader

        anchors.fill: parent
        focus: true
        onLoaded: (item as WardPage).forceActiveFocus(Qt.OtherFocusReason)
    }
}
