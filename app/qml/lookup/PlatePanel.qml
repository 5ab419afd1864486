// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The plate of the vehicle at the barrier, compared with those on the pass.
Panel {
    id: root

    required property CheckpointModel checkpoint
    property string entered: checkpoint.plate

    function accept() {
        checkpoint.plate = entered;
        closed();
    }

    title: qsTr("Biển số xe đang qua chốt")
    glyph: "plate"

    Column {
        width: Math.min(parent.width, 1000)
        spacing: root.theme.gap / 2

        Row {
            width: parent.width
            spacing: root.theme.gap / 2
            TextLine {
                theme: root.theme
                text: root.entered
                placeholderText: "29A12345"
                maximumLength: 12
                focus: true
                inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
                Accessible.name: qsTr("Biển số xe")
                width: parent.width - use.width - none.width - 2 * parent.spacing
                onTextEdited: root.entered = text.toUpperCase()
                onAccepted: root.accept()
            }
            PushButton {
                id: use

                theme: root.theme
                primary: true
                height: root.theme.touch
                glyph: "check"
                text: root.theme.tall ? "" : qsTr("Dùng biển này")
                Accessible.name: qsTr("Dùng biển này")
                onClicked: root.accept()
            }
            PushButton {
                id: none

                theme: root.theme
                glyph: "close"
                text: root.theme.tall ? "" : qsTr("Không có xe")
                Accessible.name: qsTr("Không có xe")
                onClicked: {
                    root.entered = "";
                    root.accept();
                }
            }
        }
        Keypad {
            theme: root.theme
            width: parent.width
            onTyped: key => root.entered = (root.entered + key).slice(0, 12)
            onErased: root.entered = root.entered.slice(0, -1)
        }
        Words {
            theme: root.theme
            text: qsTr("Biển số này được so với mọi giấy quét sau đó, cho đến khi nhập xe khác.")
            color: root.theme.softText
            width: parent.width
        }
    }
}
