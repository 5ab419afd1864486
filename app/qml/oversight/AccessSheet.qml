// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Who had what out of the archive, newest first; one line with all that it says.
FocusScope {
    id: root

    required property Theme theme
    required property AccessList accesses
    readonly property bool ofLine: accesses.lineTitle !== ""

    function begin() {
        (ofLine ? parts : list).forceActiveFocus(Qt.PopupFocusReason);
    }
    function back() {
        if (ofLine)
            accesses.closeLine();
        else
            accesses.close();
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Keys.onEscapePressed: back()
    onOfLineChanged: if (visible)
        begin()

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
        text: root.ofLine ? root.accesses.lineTitle : qsTr("Ai đã lấy gì từ kho")
        size: root.theme.titleSize
        strong: true
        x: root.theme.gap
        y: root.theme.gap / 2
        width: parent.width - 2 * x
    }
    ReasonBox {
        id: summary

        theme: root.theme
        visible: !root.ofLine
        glyph: root.accesses.reading ? "clock" : root.accesses.bad ? "bad" : "info"
        level: root.accesses.bad ? Theme.Bad : Theme.Plain
        size: root.theme.smallSize
        text: root.accesses.summary
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: title.width
    }
    Flow {
        id: narrowing

        visible: !root.ofLine
        x: root.theme.gap
        y: summary.y + summary.height + root.theme.gap / 2
        width: title.width
        spacing: root.theme.gap / 2

        TextLine {
            theme: root.theme
            text: root.accesses.words
            placeholderText: qsTr("Ai, hoặc để làm gì")
            font.pixelSize: root.theme.bodySize
            Accessible.name: placeholderText
            width: Math.min(260, narrowing.width)
            onTextEdited: root.accesses.words = text
        }
        Repeater {
            model: [
                { value: "export", text: qsTr("Xuất ra") },
                { value: "open", text: qsTr("Mở niêm phong") },
                { value: "person", text: qsTr("Tìm người") },
                { value: "retention", text: qsTr("Rút gọn") }
            ]

            PushButton {
                required property var modelData

                theme: root.theme
                text: modelData.text
                chosen: modelData.value === root.accesses.what
                wordSize: root.theme.smallSize
                onClicked: root.accesses.what = chosen ? "" : modelData.value
            }
        }
    }
    ChoiceList {
        id: list

        focus: !root.ofLine
        visible: !root.ofLine
        theme: root.theme
        model: root.accesses.rows
        current: root.accesses.current
        x: root.theme.gap
        y: narrowing.y + narrowing.height + root.theme.gap / 2
        width: title.width
        height: close.y - y - root.theme.gap / 2
        onMoved: row => root.accesses.current = row
        onExtended: row => root.accesses.current = row
        onChosen: root.accesses.openCurrent()

        delegate: EntryRow {
            theme: root.theme
            width: list.inner
            onTapped: row => {
                root.accesses.current = row;
                root.accesses.openCurrent();
            }
        }
    }
    ListView {
        id: parts

        focus: root.ofLine
        visible: root.ofLine
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.accesses.line
        x: root.theme.gap
        y: title.y + title.height + root.theme.gap / 2
        width: Math.min(title.width, 1000)
        height: close.y - y - root.theme.gap / 2
        spacing: root.theme.gap / 3
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width - 14
        }
    }
    PushButton {
        id: close

        theme: root.theme
        glyph: "back"
        text: qsTr("Đóng")
        key: "Esc"
        wordSize: root.theme.smallSize
        x: root.theme.gap
        y: parent.height - height - root.theme.gap / 2
        onClicked: root.back()
    }
}
