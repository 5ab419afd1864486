// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What waits for the officer, and all other requests.
WardPage {
    id: root

    readonly property InboxModel inbox: ward.inbox
    property bool beginning: false // a new request: of whom?

    Component.onCompleted: inbox.refresh()
    Keys.onPressed: event => {
        if (event.text === "/" && !find.activeFocus) {
            find.forceActiveFocus(Qt.ShortcutFocusReason);
            find.selectAll();
            event.accepted = true;
        } else if (event.key === Qt.Key_N && event.modifiers === Qt.NoModifier && !find.activeFocus) {
            root.beginning = true;
            event.accepted = true;
        }
    }

    Flow {
        id: head

        x: root.gap
        y: root.gap
        width: parent.width - 2 * root.gap
        spacing: root.gap / 2

        Repeater {
            model: root.inbox.tabs

            PushButton {
                required property string tab
                required property string name
                required property int count

                theme: root.theme
                text: name + " " + count
                chosen: tab === root.inbox.tab
                focusPolicy: Qt.TabFocus
                onClicked: {
                    root.inbox.tab = tab;
                    list.forceActiveFocus(Qt.MouseFocusReason);
                }
            }
        }
        PushButton {
            theme: root.theme
            visible: root.ward.procedures.count > 0
            glyph: "id-card"
            text: qsTr("Hồ sơ mới")
            key: "N"
            focusPolicy: Qt.TabFocus
            onClicked: root.beginning = true
        }
        TextLine {
            id: find

            theme: root.theme
            text: root.inbox.search
            placeholderText: qsTr("Tìm ( / )")
            font.pixelSize: root.theme.bodySize
            Accessible.name: qsTr("Tìm hồ sơ")
            width: root.theme.wide ? 280 : 190
            onTextEdited: root.inbox.search = text
            onAccepted: list.forceActiveFocus(Qt.TabFocusReason)
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            Keys.onEscapePressed: {
                root.inbox.search = "";
                list.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    ListView {
        id: states

        visible: root.inbox.tab !== "mine" && count > 1
        orientation: ListView.Horizontal
        spacing: root.gap / 2
        clip: true
        model: root.inbox.states
        x: root.gap
        y: head.y + head.height + root.gap / 2
        width: head.width
        height: visible ? root.theme.touch : 0

        delegate: PushButton {
            required property string stateId
            required property string name
            required property int count

            theme: root.theme
            text: name + " " + count
            wordSize: root.theme.smallSize
            chosen: stateId === root.inbox.stateId
            focusPolicy: Qt.TabFocus
            onClicked: root.inbox.stateId = stateId
        }
    }
    ChoiceList {
        id: list

        focus: true
        theme: root.theme
        model: root.inbox.rows
        current: root.inbox.current
        x: root.gap
        y: states.y + states.height + root.gap
        width: head.width
        height: parent.height - y - root.gap
        onMoved: row => root.inbox.current = row
        onChosen: root.inbox.openCurrent()

        delegate: InboxRow {
            theme: root.theme
            width: list.inner
            onTapped: row => {
                root.inbox.current = row;
                root.inbox.openCurrent();
            }
        }
    }
    EmptyNote {
        theme: root.theme
        anchors.fill: list
        visible: root.inbox.rows.count === 0
        glyph: root.inbox.state === InboxModel.Failed ? "bad" : root.inbox.state === InboxModel.Loading ? "clock" : "check"
        text: root.inbox.state === InboxModel.Failed ? root.inbox.failure
            : root.inbox.state === InboxModel.Loading ? qsTr("Đang mở hồ sơ…") : root.inbox.emptyText
        again: root.inbox.state === InboxModel.Failed
        onRetried: root.inbox.refresh()
    }
    NewRequest {
        anchors.fill: parent
        visible: root.beginning
        enabled: visible
        theme: root.theme
        ward: root.ward
        onClosed: root.beginning = false
        onVisibleChanged: visible ? forceActiveFocus(Qt.TabFocusReason) : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
