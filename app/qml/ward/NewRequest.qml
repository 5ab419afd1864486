// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Which kind of request is begun.
FocusScope {
    id: root

    required property Theme theme
    required property Ward ward
    readonly property int kinds: ward.procedures.count
    signal closed

    Keys.onEscapePressed: root.closed()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Column {
        id: choices

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * root.theme.gap, 640)
        spacing: root.theme.gap * 0.75

        Words {
            theme: root.theme
            text: root.kinds === 0 ? qsTr("Vai trò này không lập hồ sơ mới.") : qsTr("Hồ sơ mới của ai?")
            size: root.theme.titleSize
            strong: true
            width: parent.width
        }
        Repeater {
            model: root.ward.procedures

            PushButton {
                id: choice

                required property int index
                required property string procedure
                required property string name

                theme: root.theme
                text: name
                focus: index === 0
                width: choices.width
                Keys.onDownPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                onClicked: {
                    root.ward.begin(choice.procedure);
                    root.closed();
                }
            }
        }
        PushButton {
            theme: root.theme
            text: qsTr("Thôi")
            key: "Esc"
            focus: root.kinds === 0
            width: parent.width
            onClicked: root.closed()
        }
    }
}
