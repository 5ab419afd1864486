// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// Nothing on the card yet: what to do next.
Item {
    id: root

    required property Theme theme
    required property CheckpointModel checkpoint
    required property CameraModel camera

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - root.theme.gap * 4
        spacing: root.theme.gap / 2

        Glyph {
            name: "qr"
            color: root.theme.accent
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.theme.wordSize * (root.theme.flat ? 1.7 : 2.4)
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            theme: root.theme
            text: root.checkpoint.word
            size: root.theme.wordSize * 0.8
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Words {
            theme: root.theme
            text: root.camera.running ? qsTr("Đưa mã QR trên giấy vào trước camera, cách 15–30 cm.")
                                      : qsTr("Quét mã QR bằng súng quét, hoặc mở tệp ảnh, hoặc nhập số giấy.")
            size: root.theme.titleSize
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Words {
            theme: root.theme
            text: qsTr("Căn cước và giấy có thể đưa cùng lúc hoặc lần lượt.")
            color: root.theme.softText
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
