// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The units whose rosters lie in the folder; one is open.
Item {
    id: root

    required property Theme theme
    required property OfficeAccounts accounts

    height: theme.touch

    ListView {
        orientation: ListView.Horizontal
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: root.theme.gap / 2
        model: root.accounts.units
        width: parent.width - fresh.width - root.theme.gap / 2
        height: parent.height
        delegate: PushButton {
            required property string modelData

            theme: root.theme
            text: modelData
            chosen: modelData === root.accounts.unit
            wordSize: root.theme.smallSize
            onClicked: root.accounts.unit = modelData
        }
    }
    PushButton {
        id: fresh

        theme: root.theme
        text: qsTr("Đơn vị mới")
        wordSize: root.theme.smallSize
        anchors.right: parent.right
        onClicked: root.accounts.begin("unit")
    }
}
