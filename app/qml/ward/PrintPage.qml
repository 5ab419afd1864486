// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The print queue, beside the printer and template to print it with, and how that goes.
WardPage {
    id: root

    readonly property PrintModel prints: ward.prints
    readonly property bool choosing: !prints.running
    readonly property bool stacked: theme.tall
    readonly property real half: stacked ? width - 2 * gap : Math.floor((width - 3 * gap) / 2)

    Component.onCompleted: {
        prints.refresh();
        prints.lookForPrinters();
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier && root.choosing && list.activeFocus) {
            root.prints.toggleAll();
            event.accepted = true;
        }
    }

    ListView {
        id: tabs

        orientation: ListView.Horizontal
        spacing: root.gap / 2
        clip: true
        enabled: root.choosing
        model: root.prints.tabs
        x: root.gap
        y: root.gap
        width: root.half
        height: root.theme.touch - 4

        delegate: PushButton {
            required property var modelData

            theme: root.theme
            text: modelData.text
            wordSize: root.theme.smallSize
            chosen: modelData.tab === root.prints.tab
            focusPolicy: Qt.TabFocus
            height: root.theme.touch - 4
            onClicked: {
                root.prints.tab = modelData.tab;
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
        }
    }
    ChoiceList {
        id: list

        focus: root.choosing
        enabled: root.choosing && !root.prints.asking
        opacity: root.choosing ? 1 : 0.6
        theme: root.theme
        model: root.prints.rows
        current: root.prints.current
        x: root.gap
        y: tabs.y + tabs.height + root.gap / 2
        width: root.half
        height: (root.stacked ? Math.floor(root.height * 0.42) : root.height - root.gap) - y
        onMoved: row => root.prints.current = row
        onChosen: form.takeKeyboard()
        Keys.onSpacePressed: root.prints.toggle(root.prints.current)

        delegate: PrintRow {
            theme: root.theme
            width: list.inner
            onTicked: row => root.prints.toggle(row)
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: list
        visible: root.prints.rows.count === 0
        glyph: root.prints.state === PrintModel.Failed ? "bad" : root.prints.state === PrintModel.Loading ? "clock" : "check"
        text: root.prints.state === PrintModel.Failed ? root.prints.failure
            : root.prints.state === PrintModel.Loading ? qsTr("Đang mở hàng chờ in…") : root.prints.emptyText
        again: root.prints.state === PrintModel.Failed
        onRetried: root.prints.refresh()
    }
    Item {
        id: side

        x: root.stacked ? root.gap : 2 * root.gap + root.half
        y: root.stacked ? list.y + list.height + root.gap : root.gap
        width: root.half
        height: root.height - y - root.gap
    }
    PrintForm {
        id: form

        theme: root.theme
        prints: root.prints
        visible: root.choosing
        enabled: visible && !root.prints.asking
        anchors.fill: side
    }
    PrintProgress {
        theme: root.theme
        prints: root.prints
        visible: !root.choosing
        enabled: visible
        focus: visible
        anchors.fill: side
    }
    WhyPrompt {
        anchors.fill: parent
        visible: root.prints.asking
        enabled: visible
        theme: root.theme
        title: qsTr("Không in việc này. Vì sao?")
        complaint: root.prints.complaint
        onAnswered: why => root.prints.putAside(why)
        onDismissed: root.prints.dismiss()
        onVisibleChanged: visible ? begin() : soon.restart()

        Timer {
            id: soon // enabled by then

            interval: 0
            onTriggered: list.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
}
