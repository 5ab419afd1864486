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
    readonly property bool stacked: theme.tall
    readonly property real half: stacked ? width - 2 * gap : Math.floor((width - 3 * gap) / 2)

    Component.onCompleted: seal.refresh()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier && root.choosing) {
            root.seal.toggleAll();
            event.accepted = true;
        }
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
        height: (root.stacked ? Math.floor(root.height * 0.42) : root.height - root.gap) - y
        onMoved: row => root.seal.current = row
        onChosen: form.takeKeyboard()
        Keys.onSpacePressed: root.seal.toggle(root.seal.current)

        delegate: SealRow {
            theme: root.theme
            width: list.inner
            onTicked: row => root.seal.toggle(row)
        }
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
        y: root.stacked ? list.y + list.height + root.gap : root.gap
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
}
