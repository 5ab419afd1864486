// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Asks what is to be done with one mail: into which request, to which address, and why.
FocusScope {
    id: root

    required property Theme theme
    required property MailModel mails
    required property RowsModel procedures
    readonly property bool taking: mails.asking === "take"
    readonly property bool again: mails.asking === "again"

    function begin() {
        const takes = mails.asking === "take"; // `taking` may follow later
        where.text = takes ? mails.request : mails.address;
        why.text = "";
        if (takes)
            where.forceActiveFocus(Qt.PopupFocusReason);
        else
            why.forceActiveFocus(Qt.PopupFocusReason);
    }
    // After something was chosen for all rows of the list: where it was chosen.
    function goOn() {
        if (visible)
            rows.takeFocus();
    }
    function confirm() {
        if (taking)
            mails.takeInto(where.text);
        else if (again)
            mails.sendAgain(why.text, where.text);
        else if (mails.asking === "drop")
            mails.drop(why.text);
        else
            mails.putAside(why.text);
    }

    Keys.onEscapePressed: mails.dismiss()

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        anchors.margins: root.theme.gap
        contentHeight: form.implicitHeight

        Column {
            id: form

            width: Math.min(parent.width - 14, 900)
            spacing: root.theme.gap * 0.75

            Words {
                theme: root.theme
                text: root.taking ? qsTr("Thư này của hồ sơ nào?") : root.again ? qsTr("Gửi lại thư này. Vì sao?") : root.mails.asking === "drop" ? qsTr("Bỏ thư này, không gửi nữa. Vì sao?") : qsTr("Không làm gì với thư này. Vì sao?")
                size: root.theme.titleSize
                strong: true
                width: parent.width
            }
            Words {
                theme: root.theme
                text: root.mails.title
                strong: true
                maximumLineCount: 2
                elide: Text.ElideRight
                width: parent.width
            }
            ReasonBox {
                theme: root.theme
                visible: text !== ""
                glyph: "bad"
                text: root.mails.complaint
                level: Theme.Bad
                width: parent.width
            }
            TextLine {
                id: where

                theme: root.theme
                visible: root.taking || root.again
                placeholderText: root.taking ? qsTr("Số hồ sơ") : qsTr("Địa chỉ thư")
                inputMethodHints: root.taking ? Qt.ImhDigitsOnly : Qt.ImhEmailCharactersOnly
                Accessible.name: placeholderText
                width: parent.width
                onTextEdited: if (root.taking)
                    root.mails.reconsider()
                onAccepted: root.taking ? root.confirm() : why.forceActiveFocus(Qt.TabFocusReason)
            }
            TextLine {
                id: why

                theme: root.theme
                visible: !root.taking
                placeholderText: qsTr("Lý do")
                maximumLength: 500
                Accessible.name: qsTr("Lý do")
                width: parent.width
                onAccepted: root.confirm()
            }
            MailListRows {
                id: rows

                theme: root.theme
                visible: root.taking && root.mails.hasList
                list: root.mails.list
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: root.theme.gap / 2

                PushButton {
                    theme: root.theme
                    primary: true
                    glyph: "check"
                    text: root.taking ? qsTr("Nhận vào hồ sơ này") : qsTr("Đồng ý")
                    enabled: !root.mails.working && (root.taking ? where.text.trim() !== "" : why.text.trim() !== "")
                    onClicked: root.confirm()
                }
                PushButton {
                    theme: root.theme
                    visible: root.taking && root.mails.listAsks
                    height: root.theme.primary
                    glyph: "file"
                    text: qsTr("Chỉ nhận tệp, chưa lấy dòng")
                    enabled: !root.mails.working
                    onClicked: root.mails.takeFiles(where.text)
                }
                PushButton {
                    theme: root.theme
                    height: root.theme.primary
                    text: qsTr("Thôi")
                    key: "Esc"
                    onClicked: root.mails.dismiss()
                }
            }
            Words {
                theme: root.theme
                visible: root.taking && root.procedures.count > 0
                text: qsTr("Hoặc lập hồ sơ mới từ thư này:")
                width: parent.width
            }
            Flow {
                visible: root.taking
                width: parent.width
                spacing: root.theme.gap / 2

                Repeater {
                    model: root.procedures

                    PushButton {
                        required property string procedure
                        required property string name

                        theme: root.theme
                        text: name
                        enabled: !root.mails.working
                        onClicked: root.mails.beginWith(procedure)
                    }
                }
            }
        }
    }
}
