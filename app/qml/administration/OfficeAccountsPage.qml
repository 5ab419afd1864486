// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// A unit's accounts: which unit, what is searched, the people, and what can be done with all of them.
FocusScope {
    id: root

    required property Theme theme
    required property Administration administration
    required property OfficeAccounts accounts
    required property OfficeSigning signing
    readonly property bool covered: accounts.sheetTitle !== "" || accounts.form !== "" || accounts.listTitle !== ""
        || accounts.publication.length > 0 || signing.shown
    readonly property bool roomless: !accounts.loading && accounts.units.length === 0

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Slash && !root.covered) {
            search.forceActiveFocus(Qt.ShortcutFocusReason);
            event.accepted = true;
        } else if (event.key === Qt.Key_N && !root.covered && !root.roomless) {
            root.accounts.begin("new");
            event.accepted = true;
        } else if (event.key === Qt.Key_P && !root.covered && !root.roomless && !root.administration.working) {
            root.accounts.begin("sign");
            event.accepted = true;
        }
    }

    OfficeUnits {
        id: units

        theme: root.theme
        accounts: root.accounts
        enabled: !root.covered
        width: parent.width
    }
    TextLine {
        id: search

        theme: root.theme
        enabled: !root.covered
        text: root.accounts.searched
        placeholderText: qsTr("Tìm tên, chức vụ, tên đăng nhập")
        font.pixelSize: root.theme.bodySize
        Accessible.name: qsTr("Tìm người")
        y: units.height + root.theme.gap / 3
        height: root.theme.touch - 6
        width: parent.width
        onTextEdited: root.accounts.searched = text
        onAccepted: list.forceActiveFocus(Qt.OtherFocusReason)
        Keys.onDownPressed: list.forceActiveFocus(Qt.OtherFocusReason)
        Keys.onEscapePressed: {
            root.accounts.searched = "";
            list.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    Words {
        id: tally

        theme: root.theme
        text: root.accounts.tally
        color: root.theme.softText
        size: root.theme.smallSize
        y: search.y + search.height + root.theme.gap / 4
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        width: parent.width
    }
    ChoiceList {
        id: list

        focus: true
        enabled: !root.covered
        theme: root.theme
        model: root.accounts.rows
        current: root.accounts.current
        y: tally.y + tally.height + root.theme.gap / 4
        width: parent.width
        height: actions.y - y - root.theme.gap / 3
        onMoved: row => root.accounts.current = row
        onExtended: row => root.accounts.current = row
        onChosen: root.accounts.openSheet()

        delegate: OfficeRow {
            theme: root.theme
            width: list.inner
            required order
            required level
            onTapped: row => {
                root.accounts.current = row;
                root.accounts.openSheet();
            }
        }
    }
    EmptyNote {
        anchors.fill: list
        theme: root.theme
        visible: root.accounts.rows.count === 0
        glyph: root.accounts.loading ? "clock" : "search"
        text: root.accounts.loading ? qsTr("Đang đọc…") : root.roomless ? qsTr("Thư mục chưa có danh sách của đơn vị nào.")
            : root.accounts.searched !== "" ? qsTr("Không có ai như vậy.") : qsTr("Đơn vị này chưa có ai. Hãy nhận danh sách đơn vị gửi, hoặc thêm từng người.")
    }
    OfficeAccountActions {
        id: actions

        theme: root.theme
        administration: root.administration
        accounts: root.accounts
        enabled: !root.covered
        y: parent.height - height
        width: parent.width
    }
    OfficePersonSheet {
        anchors.fill: parent
        visible: root.accounts.sheetTitle !== ""
        enabled: visible && root.accounts.form === "" && !root.signing.shown
        theme: root.theme
        administration: root.administration
        accounts: root.accounts
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    OfficeAccountForm {
        anchors.fill: parent
        visible: root.accounts.form !== ""
        enabled: visible
        theme: root.theme
        administration: root.administration
        accounts: root.accounts
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
    ChangesSheet {
        anchors.fill: parent
        visible: root.accounts.listTitle !== "" || root.accounts.publication.length > 0
        enabled: visible && !root.administration.working
        theme: root.theme
        readonly property bool publishing: root.accounts.publication.length > 0
        title: publishing ? qsTr("Sẽ công bố cho các máy của đơn vị") : root.accounts.listTitle
        lines: publishing ? root.accounts.publication : root.accounts.findings
        note: publishing ? qsTr("Danh sách được đóng gói vào packages; sau đó đưa vào targets và ký.")
            : qsTr("Dòng đạt được nhận; dòng phải sửa được ghi thành tệp trong returned để gửi lại đơn vị.")
        yes: publishing ? qsTr("Đóng gói") : qsTr("Nhận các dòng đạt")
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
        onAgreed: publishing ? root.accounts.agree() : root.accounts.takeList()
        onDismissed: root.accounts.back()
    }
    OfficeSigningSheet {
        anchors.fill: parent
        visible: root.signing.shown
        enabled: visible
        theme: root.theme
        administration: root.administration
        signing: root.signing
        onVisibleChanged: visible ? begin() : list.forceActiveFocus(Qt.OtherFocusReason)
    }
}
