// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import ThongHanh

// Nobody knows how the current job's last printing ended: who looks at the printer says it.
Column {
    id: root

    required property Theme theme
    required property PrintModel prints

    spacing: root.theme.gap * 0.6

    ReasonBox {
        theme: root.theme
        glyph: "caution"
        text: qsTr("Không rõ lần in cuối có ra giấy không. Hãy xem ở máy in rồi cho biết:")
        level: Theme.Caution
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            text: qsTr("Đã in xong")
            onClicked: root.prints.say(true)
        }
        PushButton {
            theme: root.theme
            text: qsTr("Không ra giấy, hoặc hỏng")
            onClicked: root.prints.say(false)
        }
    }
}
