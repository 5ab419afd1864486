// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What holds for all rows of the list in a mail: a button for each, with what was chosen.
Column {
    id: root

    required property Theme theme
    required property MailListModel list
    property int last: 0 // that was chosen last

    spacing: theme.gap / 2

    function takeFocus() {
        (buttons.itemAt(last) as PushButton)?.forceActiveFocus(Qt.OtherFocusReason);
    }

    Words {
        theme: root.theme
        text: qsTr("Thư có danh sách. Cột nào danh sách không có thì mọi dòng theo:")
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: root.theme.gap / 2

        Repeater {
            id: buttons

            model: root.list.fields

            PushButton {
                required property int index
                required property string field
                required property string name
                required property string value

                theme: root.theme
                text: value === "" ? qsTr("%1: chọn…").arg(name) : name + ": " + value
                wordSize: root.theme.smallSize
                chosen: value !== ""
                width: Math.min(implicitWidth, root.width)
                onClicked: {
                    root.last = index;
                    root.list.choose(field);
                }
            }
        }
    }
}
