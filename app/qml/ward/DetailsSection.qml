// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is told of the applicant. Who may change it types here; it is on disk when the field is left, or Enter pressed.
FocusScope {
    id: root

    required property Theme theme
    required property RequestModel request

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: lines.implicitHeight

        Column {
            id: lines

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap / 2

            Repeater {
                model: root.request.fields

                Column {
                    id: entry

                    required property int index
                    required property string field
                    required property string label
                    required property string value
                    required property bool wanted

                    width: lines.width

                    Words {
                        theme: root.theme
                        text: entry.label + (entry.wanted && entry.value === "" ? " *" : "")
                        color: entry.wanted && entry.value === "" ? root.theme.onSoft[Theme.Caution] : root.theme.softText
                        size: root.theme.smallSize
                        width: parent.width
                    }
                    Words {
                        theme: root.theme
                        visible: !root.request.edits
                        text: entry.value === "" ? "–" : entry.value
                        width: parent.width
                    }
                    TextLine {
                        theme: root.theme
                        visible: root.request.edits
                        text: entry.value
                        font.pixelSize: root.theme.bodySize
                        focus: entry.index === 0
                        Accessible.name: entry.label
                        width: parent.width
                        onEditingFinished: root.request.setField(entry.field, text)
                        onAccepted: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                    }
                }
            }
            Words {
                theme: root.theme
                visible: root.request.edits
                text: qsTr("* phải có thì hồ sơ mới chuyển tiếp được. Rời ô là đã lưu.")
                color: root.theme.softText
                size: root.theme.smallSize
                width: parent.width
            }
        }
    }
}
