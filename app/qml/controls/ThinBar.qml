// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import ThongHanh

// Beside what can be moved: there is more, and where in it one is.
ScrollBar {
    id: root

    required property Theme theme
    required property Flickable of

    policy: of.contentHeight > of.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    width: 8
    contentItem: Rectangle {
        radius: 4
        color: root.theme.outline
    }
}
