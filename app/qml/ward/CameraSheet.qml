// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The camera at the desk, over the page: an ID card for the form, or a paper that is photographed.
FocusScope {
    id: root

    required property Theme theme
    required property DeskCamera camera
    required property string note // of what was scanned
    readonly property bool card: camera.purpose === DeskCamera.IdCard
    readonly property bool ready: !card && camera.view !== null && camera.view.running

    Keys.onEscapePressed: camera.taken ? camera.again() : camera.close()
    Keys.onSpacePressed: camera.take()
    Keys.onReturnPressed: camera.taken ? camera.use() : camera.take()
    Keys.onEnterPressed: camera.taken ? camera.use() : camera.take()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title

        theme: root.theme
        text: root.card ? qsTr("Đưa mặt trước thẻ căn cước vào khung: mã QR đọc được là điền ngay") : root.camera.taken ? qsTr("Đọc rõ chữ, chữ ký và con dấu chưa?") : qsTr("Chụp: %1").arg(root.camera.paper)
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
    }
    ReasonBox {
        id: trouble

        theme: root.theme
        visible: root.card && text !== ""
        glyph: "info"
        text: root.note
        level: Theme.Caution
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    CameraPane {
        visible: root.camera.on && !root.camera.taken
        theme: root.theme
        camera: root.camera.view
        x: root.theme.gap
        y: trouble.visible ? trouble.y + trouble.height + root.theme.gap / 2 : trouble.y
        width: title.width
        height: foot.y - y - root.theme.gap / 2
    }
    ScrollArea {
        visible: root.camera.taken
        theme: root.theme
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
        height: foot.y - y - root.theme.gap / 2
        contentHeight: picture.implicitHeight

        PictureView {
            id: picture

            picture: root.camera.photograph
            width: parent.width - 14
        }
    }
    Flow {
        id: foot

        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        width: parent.width - 2 * root.theme.gap
        spacing: root.theme.gap / 2

        PushButton {
            theme: root.theme
            visible: !root.card && !root.camera.taken
            enabled: root.ready
            chosen: true
            glyph: "camera"
            text: qsTr("Chụp")
            key: "Space"
            height: root.theme.touch - 4
            onClicked: root.camera.take()
        }
        PushButton {
            theme: root.theme
            visible: root.camera.taken
            chosen: true
            glyph: "check"
            text: qsTr("Dùng ảnh này")
            key: "Enter"
            height: root.theme.touch - 4
            onClicked: root.camera.use()
        }
        PushButton {
            theme: root.theme
            text: root.camera.taken ? qsTr("Chụp lại") : qsTr("Đóng")
            key: "Esc"
            height: root.theme.touch - 4
            onClicked: root.camera.taken ? root.camera.again() : root.camera.close()
        }
    }
}
