// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The code for a new device, and who asks to be let in.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeEnrolment enrolment
    readonly property bool coded: enrolment.code !== ""
    readonly property bool beside: !theme.tall
    readonly property bool looking: enrolment.askedBy !== ""
    readonly property real half: beside ? Math.floor((width - theme.gap) / 2) : width

    OfficeCodeShown {
        id: shown

        visible: root.coded
        enabled: visible && !root.looking
        focus: visible
        theme: root.theme
        enrolment: root.enrolment
        width: root.half
        height: root.beside ? parent.height : Math.floor(parent.height * 0.72)
        onVisibleChanged: if (visible)
            begin()
    }
    OfficeCodeForm {
        id: form

        visible: !root.coded
        enabled: visible && !root.looking
        focus: visible
        theme: root.theme
        administration: root.administration
        enrolment: root.enrolment
        width: root.half
        height: root.beside ? parent.height : Math.floor(parent.height * 0.62)
    }
    Item {
        id: asking

        enabled: !root.looking
        x: root.beside ? root.half + root.theme.gap : 0
        y: root.beside ? 0 : (root.coded ? shown.height : form.height) + root.theme.gap / 2
        width: root.half
        height: parent.height - y

        Words {
            id: heading

            theme: root.theme
            text: qsTr("Máy xin vào")
            strong: true
            width: parent.width
        }
        ChoiceList {
            id: list

            theme: root.theme
            model: root.enrolment.rows
            current: root.enrolment.current
            y: heading.height + root.theme.gap / 3
            width: parent.width
            height: parent.height - y
            onMoved: row => root.enrolment.current = row
            onExtended: row => root.enrolment.current = row
            onChosen: root.enrolment.look()

            delegate: OfficeRow {
                theme: root.theme
                width: list.inner
                level: Theme.Caution
                onTapped: row => {
                    root.enrolment.current = row;
                    root.enrolment.look();
                }
            }
        }
        EmptyNote {
            anchors.fill: list
            theme: root.theme
            visible: root.enrolment.rows.count === 0
            glyph: root.enrolment.loading ? "clock" : "check"
            text: root.enrolment.loading ? qsTr("Đang đọc…") : qsTr("Không có máy nào đang chờ.")
        }
    }
    OfficeRequestSheet {
        anchors.fill: parent
        visible: root.looking
        enabled: visible
        theme: root.theme
        administration: root.administration
        enrolment: root.enrolment
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
