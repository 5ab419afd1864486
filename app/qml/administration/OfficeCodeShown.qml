// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// The code, as large as fits, with how long it is good and what it says.
FocusScope {
    id: root

    required property Theme theme
    required property OfficeEnrolment enrolment

    function begin() {
        away.forceActiveFocus(Qt.OtherFocusReason);
    }

    Keys.onEscapePressed: enrolment.putAway()

    SymbolView {
        id: symbol

        objectName: "enrolmentCode"
        text: root.enrolment.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Mã ghi danh")
        width: Math.min(parent.width, parent.height - left.height - away.height - root.theme.gap)
        height: width
        anchors.horizontalCenter: parent.horizontalCenter
    }
    Words {
        id: left

        theme: root.theme
        text: root.enrolment.left
        strong: true
        horizontalAlignment: Text.AlignHCenter
        y: symbol.height + root.theme.gap / 3
        width: parent.width
    }
    PushButton {
        id: away

        theme: root.theme
        glyph: "close"
        text: qsTr("Cất mã")
        key: "Esc"
        wordSize: root.theme.smallSize
        y: left.y + left.height + root.theme.gap / 3
        onClicked: root.enrolment.putAway()
    }
    ListView {
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.enrolment.facts
        x: away.width + root.theme.gap
        y: away.y
        width: parent.width - x
        height: parent.height - y
        delegate: LabelledRow {
            theme: root.theme
            width: ListView.view.width
        }
    }
}
