// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The passes that the desk has made, searched as one types; one of them; what becomes of those chosen.
WardPage {
    id: root

    readonly property RegisterModel book: ward.book
    readonly property bool looking: book.detailOf !== ""
    readonly property bool replacing: ward.replace.shown
    readonly property bool asked: book.asking !== "" || replacing

    Component.onCompleted: {
        book.refresh();
        if (replacing)
            replacement.begin();
        else if (looking)
            sheet.begin();
        else
            head.begin();
    }

    FocusScope {
        id: body

        anchors.fill: parent
        focus: true
        enabled: !root.looking && !root.asked
        Keys.onPressed: event => {
            const plain = event.modifiers === Qt.NoModifier || event.modifiers === Qt.ShiftModifier;
            event.accepted = true;
            if (!list.activeFocus)
                event.accepted = false;
            else if (event.text === "/")
                head.begin();
            else if (event.key === Qt.Key_Escape && root.book.chosen > 0)
                root.book.chooseNone();
            else if (event.key === Qt.Key_P && plain)
                root.book.print();
            else if (event.key === Qt.Key_N && plain)
                head.takeOrder();
            else if (event.key === Qt.Key_O && plain)
                actions.turnOrganisation();
            else if (!root.book.cares)
                event.accepted = false;
            else if (event.key === Qt.Key_A && (event.modifiers & Qt.ControlModifier))
                root.book.chooseAll();
            else if (event.key === Qt.Key_Space)
                root.book.toggle(root.book.current);
            else if (event.key === Qt.Key_E && plain)
                root.book.askReplace();
            else if (event.key === Qt.Key_D && plain)
                root.book.askRevokeOrganisation();
            else if (event.key === Qt.Key_R && plain)
                root.book.askRevoke();
            else if (event.key === Qt.Key_U && plain)
                root.book.askReinstate();
            else
                event.accepted = false;
        }

        RegisterHead {
            id: head

            theme: root.theme
            book: root.book
            x: root.gap
            y: root.gap
            width: root.width - 2 * root.gap
            onFinished: list.forceActiveFocus(Qt.TabFocusReason)
        }
        ReasonBox {
            id: notice

            theme: root.theme
            visible: text !== ""
            glyph: "info"
            text: root.book.notice
            x: root.gap
            y: head.y + head.height + root.gap / 2
            width: head.width
        }
        ChoiceList {
            id: list

            theme: root.theme
            model: root.book.rows
            current: root.book.current
            x: root.gap
            y: (notice.visible ? notice.y + notice.height : head.y + head.height) + root.gap / 2
            width: root.width - 2 * root.gap
            height: (actions.visible ? actions.y - root.gap / 2 : root.height - root.gap) - y
            onMoved: row => root.book.current = row
            onExtended: row => {
                if (root.book.cares)
                    root.book.extendTo(row);
                else
                    root.book.current = row;
            }
            onChosen: root.book.openDetail()

            delegate: RegisterRow {
                theme: root.theme
                width: list.inner
                ticks: root.book.cares
                onTapped: row => {
                    root.book.current = row;
                    root.book.openDetail();
                }
                onTicked: row => {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.book.current = row;
                    root.book.toggle(row);
                }
            }
        }
        EmptyNote {
            theme: root.theme
            anchors.fill: list
            visible: root.book.rows.count === 0
            glyph: root.book.state === RegisterModel.Failed ? "bad" : root.book.state === RegisterModel.Loading ? "clock" : "search"
            text: root.book.state === RegisterModel.Failed ? root.book.failure
                : root.book.state === RegisterModel.Loading ? qsTr("Đang mở sổ…") : root.book.emptyText
            again: root.book.state === RegisterModel.Failed
            onRetried: root.book.refresh()
        }
        CareActions {
            id: actions

            theme: root.theme
            book: root.book
            visible: root.book.rows.count > 0 || root.book.chosen > 0 || root.book.organisation !== ""
            x: root.gap
            y: parent.height - height - root.gap / 2
            width: root.width - 2 * root.gap
        }
    }
    PassSheet {
        id: sheet

        anchors.fill: parent
        visible: root.looking
        enabled: visible && !root.asked
        theme: root.theme
        book: root.book
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    CarePrompt {
        id: prompt

        anchors.fill: parent
        visible: root.book.asking !== ""
        enabled: visible
        theme: root.theme
        book: root.book
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    ReplaceSheet {
        id: replacement

        anchors.fill: parent
        visible: root.replacing
        enabled: visible
        theme: root.theme
        replace: root.ward.replace
        seal: root.ward.seal
        onVisibleChanged: visible ? begin() : root.looking ? sheet.begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
