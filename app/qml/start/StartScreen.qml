// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// Before the station is open: what is being done, or what is wrong and what to do about it.
Item {
    id: root

    required property Theme theme
    required property StatusModel status
    required property BusyModel busy
    readonly property bool fault: status.station === StatusModel.Fault && !busy.making

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - root.theme.gap * 4, 760)
        spacing: root.theme.gap

        Glyph {
            name: root.fault ? "bad" : "shift"
            color: root.fault ? root.theme.strong[Theme.Bad] : root.theme.accent
            knockout: root.fault ? root.theme.onStrong[Theme.Bad] : root.theme.surface
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: root.theme.wordSize * 1.5
            Layout.preferredHeight: Layout.preferredWidth
        }
        Words {
            theme: root.theme
            text: root.fault ? root.status.faultTitle
                : root.busy.making ? qsTr("Đang dựng tỉnh diễn tập") : qsTr("Đang mở trạm…")
            size: root.theme.headSize * 1.15
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.fault ? root.status.faultSentence
                : root.busy.making ? qsTr("Chỉ làm một lần, chừng nửa phút. Sau đó quét thử được ngay, không cần camera.") : ""
            size: root.theme.titleSize
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Rectangle {
            visible: root.busy.making
            radius: height / 2
            color: root.theme.raised
            border.width: 1
            border.color: root.theme.outline
            Layout.fillWidth: true
            Layout.preferredHeight: 22
            Rectangle {
                width: Math.max(height, parent.width * root.busy.percent / 100)
                height: parent.height
                radius: height / 2
                color: root.theme.accent
            }
        }
        Words {
            theme: root.theme
            visible: root.busy.making
            text: root.busy.percent + " %" + (root.busy.part === "" ? "" : " · " + root.busy.part)
            color: root.theme.softText
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        PushButton {
            theme: root.theme
            visible: root.fault
            primary: true
            focus: root.fault
            text: qsTr("Thử lại")
            Layout.alignment: Qt.AlignHCenter
            onClicked: root.status.requestRetry()
        }
    }
}
