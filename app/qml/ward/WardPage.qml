// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What every page of the ward workspace is given. Takes the keyboard when it is opened; Esc leads back to the inbox.
FocusScope {
    id: root

    required property Theme theme
    required property Ward ward
    readonly property real gap: theme.gap * 0.75

    property bool closes: false // Esc closes something of the page first; a handler of Keys here and one there would both be called
    signal closeWanted

    focus: true
    Keys.onEscapePressed: root.closes ? root.closeWanted() : root.ward.back()
}
