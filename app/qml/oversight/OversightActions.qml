// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// What is done with an archive beside looking at it.
Flow {
    id: root

    required property Theme theme
    required property Overseer overseer
    signal done

    spacing: theme.gap / 2

    PushButton {
        theme: root.theme
        glyph: "upload"
        text: qsTr("Xuất, lập báo cáo…")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.handOut(false);
        }
    }
    PushButton {
        theme: root.theme
        glyph: "plate"
        text: qsTr("Tìm biển số, căn cước…")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.search();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "chart"
        text: qsTr("Theo tổ chức…")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.countOrganisations();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "caution"
        text: qsTr("Dấu hiệu có bản sao")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.findCopies();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "check"
        text: qsTr("Nhật ký chứng minh đến đâu")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.inspect();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "info"
        text: qsTr("Ai đã lấy gì từ kho")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.listAccesses();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "hold"
        text: qsTr("Rút gọn dữ liệu cũ…")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.letGo();
        }
    }
    PushButton {
        theme: root.theme
        glyph: "data"
        text: qsTr("Lấy thêm, kho khác…")
        wordSize: root.theme.smallSize
        onClicked: {
            root.done();
            root.overseer.back();
        }
    }
    PushButton {
        theme: root.theme
        visible: root.overseer.person !== ""
        glyph: "lock"
        text: qsTr("Khóa")
        wordSize: root.theme.smallSize
        onClicked: root.overseer.lock()
    }
}
