// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who stands where. Begins every shift; later it ends one.
Panel {
    id: root

    required property ShiftModel shift
    required property SignInModel signIn
    required property CameraModel camera
    readonly property var recent: shift.recentOfficers
    readonly property bool tall: theme.tall
    readonly property real gap: theme.gap
    readonly property bool asks: shift.asks || shift.paused

    function begin() {
        if (!shift.ready)
            return;
        shift.start();
        closed();
    }

    title: shift.started ? qsTr("Ca trực") : qsTr("Bắt đầu ca trực")
    glyph: shift.paused ? "lock" : "shift"
    closable: shift.started && !shift.paused
    onAsksChanged: soon.restart()

    Timer {
        id: soon // once all of it shows

        interval: 0
        onTriggered: if (!root.asks && root.shift.proven)
            start.forceActiveFocus(Qt.TabFocusReason)
    }
    ShiftSignIn {
        anchors.fill: parent
        visible: root.asks
        focus: visible
        theme: root.theme
        shift: root.shift
        signIn: root.signIn
        camera: root.camera
    }
    Column {
        id: who

        visible: !root.asks
        width: root.tall ? parent.width : Math.round((parent.width - root.gap * 1.5) * 0.44)
        spacing: root.gap / 2

        Words {
            theme: root.theme
            text: qsTr("Cán bộ trực")
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.shift.proven ? root.signIn.person : root.shift.unproven ? qsTr("Chưa đăng nhập. Nhật ký sẽ ghi rõ ca này không có tài khoản.") : ""
            color: root.shift.unproven ? root.theme.onSoft[Theme.Caution] : root.theme.text
            width: parent.width
        }
        TextLine {
            theme: root.theme
            visible: !root.shift.proven
            text: root.shift.officer
            placeholderText: qsTr("Họ và tên")
            focus: !root.asks
            inputMethodHints: Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Cán bộ trực")
            width: parent.width
            onTextEdited: root.shift.officer = text
            onAccepted: root.begin()
        }
        Repeater {
            model: root.shift.proven ? [] : root.recent.slice(0, root.theme.wide ? 4 : 2)
            PushButton {
                id: earlier

                required property string modelData

                theme: root.theme
                text: earlier.modelData
                chosen: earlier.modelData === root.shift.officer
                glyph: chosen ? "check" : ""
                width: who.width
                onClicked: root.shift.officer = earlier.modelData
            }
        }
    }
    Item {
        id: where

        visible: !root.asks
        x: root.tall ? 0 : who.width + root.gap * 1.5
        y: root.tall ? who.height + root.gap : 0
        width: parent.width - x
        height: buttons.y - root.gap - y

        Words {
            id: heading

            theme: root.theme
            text: qsTr("Chốt")
            strong: true
            width: parent.width
        }
        Words {
            theme: root.theme
            visible: root.shift.checkpoints.count === 0
            text: qsTr("Trạm chưa có danh sách chốt. Vẫn trực được; khu vực sẽ không được xét.")
            color: root.theme.softText
            y: heading.height + root.gap / 2
            width: parent.width
        }
        ListView {
            clip: true
            spacing: 6
            model: root.shift.checkpoints
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            y: heading.height + root.gap / 2
            width: parent.width
            height: parent.height - y

            delegate: CheckpointChoice {
                theme: root.theme
                width: ListView.view.width - 1 // its border is not cut
                chosen: code === root.shift.checkpoint
                onClicked: root.shift.checkpoint = code
            }
        }
    }
    Flow {
        id: buttons

        visible: !root.asks
        width: parent.width
        layoutDirection: Qt.RightToLeft
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: root.gap

        PushButton {
            id: start

            theme: root.theme
            primary: true
            glyph: "check"
            text: root.shift.started ? qsTr("Lưu") : qsTr("Bắt đầu ca")
            enabled: root.shift.ready
            onClicked: root.begin()
        }
        PushButton {
            theme: root.theme
            visible: root.shift.started
            text: qsTr("Hết ca")
            height: root.theme.primary
            onClicked: root.shift.end()
        }
        PushButton {
            theme: root.theme
            visible: root.shift.proven
            glyph: root.shift.started ? "lock" : ""
            text: root.shift.started ? qsTr("Khóa") : qsTr("Người khác")
            key: root.shift.started ? "Shift+F4" : ""
            height: root.theme.primary
            onClicked: root.shift.started ? root.signIn.lock() : root.signIn.leave()
        }
        PushButton {
            theme: root.theme
            visible: root.shift.unproven && !root.shift.started
            text: qsTr("Đăng nhập…")
            height: root.theme.primary
            onClicked: root.shift.setUnproven(false)
        }
        Words {
            theme: root.theme
            visible: text !== ""
            text: root.shift.missing
            color: root.theme.softText
            height: start.height
            verticalAlignment: Text.AlignVCenter
            width: Math.min(implicitWidth, root.width * 0.4)
        }
    }
}
