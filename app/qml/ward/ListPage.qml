// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A list on its way into the request: chosen, its columns told, its rows looked at, taken.
WardPage {
    id: root

    readonly property IntakeModel list: ward.intake
    readonly property bool choosing: list.choosing !== ""
    readonly property bool asked: list.duplicates.length > 0
    readonly property bool working: list.state === IntakeModel.Reading || list.state === IntakeModel.Checking || list.state === IntakeModel.Taking

    PushButton {
        id: leave

        theme: root.theme
        glyph: "back"
        text: ""
        key: "Esc"
        focusPolicy: Qt.TabFocus
        Accessible.name: qsTr("Về hồ sơ")
        x: root.gap
        y: root.gap
        onClicked: root.ward.back()
    }
    Column {
        x: leave.x + leave.width + root.theme.gap
        width: root.width - x - root.gap
        anchors.verticalCenter: leave.verticalCenter

        Words {
            theme: root.theme
            text: root.list.fileName === "" ? qsTr("Danh sách từ tệp") : root.list.fileName
            size: root.theme.titleSize
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
            width: parent.width
        }
        Words {
            theme: root.theme
            text: root.list.about === "" ? root.list.request : root.list.request + " · " + root.list.about
            color: root.theme.softText
            size: root.theme.smallSize
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            width: parent.width
        }
    }
    FocusScope {
        id: body

        focus: true
        enabled: !root.choosing && !root.asked
        x: root.gap
        y: leave.y + leave.height + root.gap / 2
        width: root.width - 2 * root.gap
        height: root.height - y - root.gap / 2

        ListStart {
            anchors.fill: parent
            visible: root.list.state === IntakeModel.Choosing || root.list.state === IntakeModel.Failed || root.list.state === IntakeModel.Taken
            enabled: visible
            focus: visible
            theme: root.theme
            list: root.list
            onBack: root.ward.back()
        }
        ListColumns {
            anchors.fill: parent
            visible: root.list.state === IntakeModel.Columns
            enabled: visible
            focus: visible
            theme: root.theme
            list: root.list
        }
        ListChecked {
            anchors.fill: parent
            visible: root.list.state === IntakeModel.Checked
            enabled: visible
            focus: visible
            theme: root.theme
            list: root.list
        }
        EmptyNote {
            id: note

            theme: root.theme
            anchors.fill: parent
            visible: root.working
            glyph: "clock"
            text: root.list.state === IntakeModel.Reading ? qsTr("Đang đọc danh sách…") : root.list.state === IntakeModel.Checking ? qsTr("Đang kiểm tra từng dòng…") : qsTr("Đang nhận các dòng vào hồ sơ…")
        }
        Moving {
            theme: root.theme
            visible: root.working
            width: Math.min(parent.width, 640)
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.8
        }
    }
    ListPicker {
        anchors.fill: parent
        visible: root.choosing
        enabled: visible
        theme: root.theme
        field: root.list.choosing
        title: root.list.choosingText
        typing: root.list.typing
        typed: root.list.typed
        choices: root.list.choices
        onSearchedFor: words => root.list.find(words)
        onPicked: choice => root.list.pick(choice)
        onTold: text => root.list.type(text)
        onClosed: root.list.dismiss()
        onVisibleChanged: visible ? begin() : body.forceActiveFocus(Qt.OtherFocusReason)
    }
    ListDuplicates {
        anchors.fill: parent
        visible: root.asked
        enabled: visible
        theme: root.theme
        list: root.list
        onVisibleChanged: visible ? forceActiveFocus(Qt.PopupFocusReason) : body.forceActiveFocus(Qt.OtherFocusReason)
    }
}
