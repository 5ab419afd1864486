// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What waits for the seal, beside the key to seal it with and how that goes.
WardPage {
    id: root

    readonly property SealModel seal: ward.seal
    readonly property bool choosing: !seal.running
    readonly property bool asked: seal.givingUp !== ""
    readonly property bool stacked: theme.tall
    readonly property real half: stacked ? width - 2 * gap : Math.floor((width - 3 * gap) / 2)

    Component.onCompleted: seal.refresh()
    Keys.onPressed: event => {
        event.accepted = root.choosing && !root.asked;
        if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier && event.accepted)
            root.seal.toggleAll();
        else if (event.key === Qt.Key_Delete && event.accepted)
            root.seal.askGiveUp();
        else
            event.accepted = false;
    }

    Words {
        id: head

        theme: root.theme
        text: root.seal.pickedText
        strong: true
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        verticalAlignment: Text.AlignVCenter
        x: root.gap
        y: root.gap
        width: root.half - (all.visible ? all.width + root.gap : 0)
        height: root.theme.touch
    }
    PushButton {
        id: all

        theme: root.theme
        visible: root.seal.rows.count > 1
        enabled: root.choosing
        text: qsTr("Tất cả")
        focusPolicy: Qt.TabFocus
        x: root.gap + root.half - width
        y: root.gap
        onClicked: root.seal.toggleAll()
    }
    ChoiceList {
        id: list

        focus: root.choosing
        enabled: root.choosing
        opacity: enabled ? 1 : 0.6
        theme: root.theme
        model: root.seal.rows
        current: root.seal.current
        x: root.gap
        y: head.y + head.height + root.gap / 2
        width: root.half
        height: (root.stacked ? Math.floor(root.height * 0.42) : root.height - root.gap) - y - (giving.visible ? giving.height + root.gap / 2 : 0)
        onMoved: row => root.seal.current = row
        onChosen: form.takeKeyboard()
        Keys.onSpacePressed: root.seal.toggle(root.seal.current)

        delegate: SealRow {
            theme: root.theme
            width: list.inner
            onTicked: row => root.seal.toggle(row)
        }
    }
    PushButton {
        id: giving

        theme: root.theme
        visible: root.choosing && root.seal.currentBegun
        glyph: "close"
        text: qsTr("Thôi đóng dấu…")
        key: "Del"
        wordSize: root.theme.smallSize
        focusPolicy: Qt.TabFocus
        x: root.gap
        y: list.y + list.height + root.gap / 2
        height: root.theme.touch - 8
        onClicked: root.seal.askGiveUp()
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: list
        visible: root.seal.rows.count === 0
        glyph: root.seal.state === SealModel.Failed ? "bad" : root.seal.state === SealModel.Loading ? "clock" : "check"
        text: root.seal.state === SealModel.Failed ? root.seal.failure
            : root.seal.state === SealModel.Loading ? qsTr("Đang mở hồ sơ…") : root.seal.emptyText
        again: root.seal.state === SealModel.Failed
        onRetried: root.seal.refresh()
    }
    Item {
        id: side

        x: root.stacked ? root.gap : 2 * root.gap + root.half
        y: root.stacked ? Math.floor(root.height * 0.42) + root.gap : root.gap
        width: root.half
        height: root.height - y - root.gap
    }
    SealKeyForm {
        id: form

        theme: root.theme
        seal: root.seal
        visible: root.choosing
        enabled: visible
        anchors.fill: side
    }
    SealProgress {
        theme: root.theme
        seal: root.seal
        visible: !root.choosing
        enabled: visible
        focus: visible
        anchors.fill: side
    }
    WhyPrompt {
        id: why

        anchors.fill: parent
        visible: root.asked
        enabled: visible
        theme: root.theme
        title: root.seal.givingUp
        note: qsTr("Giấy đã đóng dấu vẫn có giá trị; các dòng còn lại bị từ chối với lý do này. Nếu chưa giấy nào được đóng dấu, hồ sơ trở lại như trước. Chỉ làm khi không thể đóng dấu tiếp, ví dụ mất khóa.")
        complaint: root.seal.giveUpComplaint
        onAnswered: text => root.seal.giveUp(text)
        onDismissed: root.seal.dismissGiveUp()
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
