// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Keys of the ward workspace that work wherever the keyboard is.
Item {
    id: root

    required property Ward ward

    Instantiator {
        model: 9

        Shortcut {
            required property int index

            enabled: root.enabled && root.ward.signedIn
            sequence: "Ctrl+" + (index + 1)
            onActivated: root.ward.openAt(index)
        }
    }
    Shortcut {
        enabled: root.enabled && root.ward.signedIn
        sequence: "F12"
        onActivated: root.ward.session.lock()
    }
}
