// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A field that is chosen from a list: typing finds, without regard to diacritics; arrows and Enter choose.
Column {
    id: root

    required property Theme theme
    required property EntryModel entry
    required property string field
    required property string label
    property bool many: false // several may be chosen
    readonly property string value: entry.values[field] ?? ""
    readonly property string complaint: entry.complaints[field] ?? ""
    readonly property bool open: box.activeFocus

    function choose() {
        const chosen = list.currentItem as PickRow;
        if (chosen) {
            entry.pick(field, chosen.id);
            box.clear();
            entry.listPicks(field, "");
        }
        if (!many)
            box.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
    }

    Words {
        theme: root.theme
        text: root.label
        color: root.theme.softText
        size: root.theme.smallSize
        width: parent.width
    }
    TextLine {
        id: box

        theme: root.theme
        placeholderText: root.value === "" ? qsTr("Gõ để tìm") : root.entry.nameOf(root.field, root.value)
        placeholderTextColor: root.value === "" ? root.theme.softText : root.theme.text
        font.pixelSize: root.theme.bodySize
        height: root.theme.touch - 6
        Accessible.name: root.label
        width: parent.width
        onActiveFocusChanged: if (activeFocus)
            root.entry.listPicks(root.field, text)
        onTextEdited: {
            root.entry.listPicks(root.field, text);
            list.currentIndex = 0;
        }
        onAccepted: text === "" && root.value !== "" ? nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason) : root.choose()
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    ListView {
        id: list

        visible: root.open
        model: visible ? root.entry.picks : null
        clip: true
        currentIndex: 0
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        width: parent.width
        height: visible ? Math.min(contentHeight, 4 * root.theme.touch) : 0

        delegate: PickRow {
            theme: root.theme
            width: ListView.view.width
            onTapped: row => {
                list.currentIndex = row;
                root.choose();
            }
        }
    }
    Words {
        theme: root.theme
        visible: text !== ""
        text: root.complaint
        color: root.theme.onSoft[Theme.Bad]
        size: root.theme.smallSize
        width: parent.width
    }
}
