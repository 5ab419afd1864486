// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import ThongHanh

// What lies over the checkpoint: a title, a way back, and its content. Takes the keyboard while it is there.
FocusScope {
    id: root

    required property Theme theme
    required property string title
    property string glyph: ""
    property bool closable: true
    default property alias content: body.data
    signal closed

    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: event => {
        event.accepted = root.closable;
        if (root.closable)
            root.closed();
    }

    Rectangle {
        anchors.fill: parent
        color: root.theme.background
    }
    MouseArea {
        anchors.fill: parent
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: root.theme.gap
        spacing: root.theme.gap

        RowLayout {
            spacing: root.theme.gap
            Glyph {
                visible: root.glyph !== ""
                name: root.glyph
                color: root.theme.text
                Layout.preferredWidth: root.theme.headSize * 1.2
                Layout.preferredHeight: Layout.preferredWidth
                Layout.leftMargin: 4
            }
            Words {
                theme: root.theme
                text: root.title
                size: root.theme.headSize
                strong: true
                Layout.fillWidth: true
            }
            PushButton {
                theme: root.theme
                visible: root.closable
                glyph: "close"
                text: root.theme.tall ? "" : qsTr("Đóng")
                key: "Esc"
                Accessible.name: qsTr("Đóng")
                onClicked: root.closed()
            }
        }
        Item {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
