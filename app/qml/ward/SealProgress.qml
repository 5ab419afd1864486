// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// How the sealing goes, with a pause.
FocusScope {
    id: root

    required property Theme theme
    required property SealModel seal
    readonly property bool opening: seal.state === SealModel.Opening
    readonly property bool paused: seal.state === SealModel.Paused
    readonly property bool pausing: seal.state === SealModel.Pausing

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.theme.gap

        Words {
            theme: root.theme
            text: root.opening ? qsTr("Đang mở khóa…") : root.pausing ? qsTr("Đang dừng…") : root.paused ? qsTr("Đang tạm dừng") : qsTr("Đang đóng dấu…")
            size: root.theme.titleSize
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: !root.opening
            text: root.seal.made + " / " + root.seal.total
            size: root.theme.headSize * 1.6
            strong: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            width: parent.width
        }
        Moving {
            theme: root.theme
            visible: root.opening
            width: parent.width
        }
        Rectangle {
            visible: !root.opening
            radius: height / 2
            color: root.theme.raised
            border.width: 1
            border.color: root.theme.outline
            width: parent.width
            height: 22
            Accessible.role: Accessible.ProgressBar
            Accessible.name: root.seal.made + " / " + root.seal.total

            Rectangle {
                radius: height / 2
                color: root.paused ? root.theme.softText : root.theme.accent
                height: parent.height
                width: root.seal.total > 0 ? Math.max(height, parent.width * root.seal.made / root.seal.total) : 0
                visible: root.seal.made > 0
            }
        }
        Words {
            theme: root.theme
            visible: !root.opening
            text: root.seal.progressText
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: !root.opening
            text: root.seal.nowText
            color: root.theme.softText
            size: root.theme.smallSize
            maximumLineCount: 2
            elide: Text.ElideRight
            width: parent.width
        }
        Flow {
            visible: !root.opening
            width: parent.width
            spacing: root.theme.gap / 2

            PushButton {
                theme: root.theme
                focus: true
                primary: true
                visible: !root.paused
                glyph: "hold"
                text: qsTr("Tạm dừng")
                enabled: !root.pausing
                onClicked: root.seal.pause()
            }
            PushButton {
                theme: root.theme
                primary: true
                visible: root.paused
                glyph: "check"
                text: qsTr("Đóng dấu tiếp")
                onClicked: root.seal.goOn()
            }
            PushButton {
                theme: root.theme
                visible: root.paused
                height: root.theme.primary
                text: qsTr("Thôi, để sau")
                onClicked: root.seal.end()
            }
        }
        Words {
            theme: root.theme
            visible: root.paused
            text: qsTr("Giấy đã đóng dấu vẫn có giá trị. Khóa còn mở cho đến khi đóng dấu tiếp, để sau hoặc khóa bàn.")
            color: root.theme.softText
            size: root.theme.smallSize
            width: parent.width
        }
    }
}
