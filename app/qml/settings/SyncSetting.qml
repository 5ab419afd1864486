// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Where the station keeps itself up to date from, and at what cost. In the kiosk it is shown and not changed.
Column {
    id: root

    required property Theme theme
    required property SettingsModel settings

    spacing: 4

    component SourceLine: TextLine {
        theme: root.theme
        enabled: !root.settings.kiosk
        opacity: enabled ? 1 : 0.6
        font.pixelSize: root.theme.bodySize
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        maximumLength: 2000
        Accessible.name: placeholderText
        width: root.width
    }

    Words {
        theme: root.theme
        text: qsTr("Tự lấy dữ liệu mới từ")
        size: root.theme.smallSize
        color: root.theme.softText
        width: parent.width
    }
    SourceLine {
        text: root.settings.syncFirst
        placeholderText: qsTr("https://… hoặc /thư/mục; để trống: máy chủ")
        onEditingFinished: root.settings.setSyncSource(0, text)
    }
    SourceLine {
        text: root.settings.syncSecond
        placeholderText: qsTr("Nơi thứ hai, khi nơi trên không được")
        onEditingFinished: root.settings.setSyncSource(1, text)
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.settings.syncProblem
        size: root.theme.smallSize
        color: root.theme.text
        strong: true
        width: parent.width
    }
    Choice {
        theme: root.theme
        label: qsTr("Dùng mạng")
        options: [{ value: "", text: qsTr("Tự động") }, { value: "everything", text: qsTr("Đầy đủ") },
            { value: "sparing", text: qsTr("Tiết kiệm") }, { value: "slow", text: qsTr("Mạng yếu") }]
        current: root.settings.syncMode
        width: parent.width
        onPicked: value => root.settings.syncMode = value
    }
    Choice {
        theme: root.theme
        label: qsTr("Chia sẻ cho trạm bên cạnh, cùng mạng nội bộ")
        options: [{ value: "", text: qsTr("Không") }, { value: "on", text: qsTr("Có") }]
        current: root.settings.neighbours
        width: parent.width
        onPicked: value => root.settings.neighbours = value
    }
}
