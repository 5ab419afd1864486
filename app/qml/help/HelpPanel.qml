// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Every key, and the three signs.
Panel {
    id: root

    property bool desk: false // a ward's, not a checkpoint
    property bool office: false // an administrator's
    readonly property var checkpointKeys: [
        { key: "F1", what: qsTr("Trang này") },
        { key: "F2", what: qsTr("Tra số giấy") },
        { key: "F3", what: qsTr("Đọc mã từ tệp ảnh hoặc PDF") },
        { key: "F4", what: qsTr("Ca trực: cán bộ và chốt") },
        { key: "Shift+F4", what: qsTr("Khóa ca trực: cần mã PIN hoặc mật khẩu") },
        { key: "F5", what: qsTr("Bật, tắt đèn camera") },
        { key: "F6", what: qsTr("Biển số xe đang qua chốt") },
        { key: "F7", what: qsTr("Nạp dữ liệu mới") },
        { key: "F8", what: qsTr("Tình trạng trạm") },
        { key: "F9", what: qsTr("Cài đặt") },
        { key: "F10", what: qsTr("Đồng bộ ngay") },
        { key: "F11", what: qsTr("Toàn màn hình") },
        { key: "F12", what: qsTr("Khóa, mở khóa màn hình") },
        { key: "Ctrl+L", what: qsTr("Tiếng Việt, English") },
        { key: "Ctrl+D", what: qsTr("Màn hình sáng, tối") },
        { key: "PgUp, PgDn", what: qsTr("Xem thêm trên thẻ") },
        { key: "Esc", what: qsTr("Đóng trang; xóa thẻ") },
        { key: "Tab", what: qsTr("Sang nút kế; Enter để bấm") }
    ]
    readonly property var deskKeys: [
        { key: "F1", what: qsTr("Trang này") },
        { key: "Ctrl+1…9", what: qsTr("Các trang của bàn") },
        { key: "/", what: qsTr("Tìm trong danh sách") },
        { key: "↑ ↓ PgUp…", what: qsTr("Đi trong danh sách; Enter để mở") },
        { key: "N", what: qsTr("Hồ sơ mới; dòng mới") },
        { key: "L", what: qsTr("Danh sách từ tệp vào hồ sơ") },
        { key: "A", what: qsTr("Duyệt dòng") },
        { key: "R", what: qsTr("Từ chối dòng; trong sổ: thu hồi") },
        { key: "U", what: qsTr("Hoàn tác; trong sổ: khôi phục") },
        { key: "P", what: qsTr("Trong sổ: in giấy đã chọn") },
        { key: "E", what: qsTr("Trong sổ: cấp đổi giấy") },
        { key: "Space", what: qsTr("Chọn; Shift+mũi tên: nhiều dòng") },
        { key: "Ctrl+A", what: qsTr("Chọn tất cả đang hiện") },
        { key: "Del", what: qsTr("Bỏ dòng; khi đóng dấu: thôi làm tiếp") },
        { key: "Ctrl+Enter", what: qsTr("Ghi dòng đang nhập") },
        { key: "Ctrl+M", what: qsTr("Quét căn cước bằng camera") },
        { key: "Home, End", what: qsTr("Đầu, cuối danh sách") },
        { key: "Tab", what: qsTr("Sang nút kế; Enter để bấm") },
        { key: "Esc", what: qsTr("Quay lại; bỏ chọn") },
        { key: "F7", what: qsTr("Nạp dữ liệu mới") },
        { key: "F8", what: qsTr("Tình trạng trạm") },
        { key: "F9", what: qsTr("Cài đặt") },
        { key: "F10", what: qsTr("Đồng bộ ngay") },
        { key: "F11", what: qsTr("Toàn màn hình") },
        { key: "F12, Shift+F4", what: qsTr("Khóa bàn") },
        { key: "Ctrl+L", what: qsTr("Tiếng Việt, English") },
        { key: "Ctrl+D", what: qsTr("Màn hình sáng, tối") }
    ]

    readonly property var officeKeys: [
        { key: "F1", what: qsTr("Trang này") },
        { key: "Ctrl+1", what: qsTr("Thiết bị") },
        { key: "Ctrl+2", what: qsTr("Cho máy vào") },
        { key: "Ctrl+3", what: qsTr("Tài khoản") },
        { key: "N", what: qsTr("Thêm người") },
        { key: "P", what: qsTr("Ký và công bố tài khoản") },
        { key: "F5", what: qsTr("Đọc lại") },
        { key: "/", what: qsTr("Tìm trong danh sách") },
        { key: "↑ ↓ PgUp…", what: qsTr("Đi trong danh sách; Enter để mở") },
        { key: "Esc", what: qsTr("Quay lại; cất mã") },
        { key: "Tab", what: qsTr("Sang nút kế; Enter để bấm") },
        { key: "Ctrl+L", what: qsTr("Tiếng Việt, English") }
    ]

    title: qsTr("Phím tắt")
    glyph: "keyboard"

    ScrollArea {
        theme: root.theme
        anchors.fill: parent
        contentHeight: lines.implicitHeight

        Grid {
            id: lines

            readonly property real cell: (width - columnSpacing * (columns - 1)) / columns

            width: parent.width - 14
            columns: root.theme.tall ? 1 : 2
            columnSpacing: root.theme.gap * 2
            rowSpacing: root.theme.gap / 2

            Repeater {
                model: root.office ? root.officeKeys : root.desk ? root.deskKeys : root.checkpointKeys

                Row {
                    id: line

                    required property var modelData

                    spacing: root.theme.gap
                    width: lines.cell

                    Rectangle {
                        id: box

                        width: Math.max(root.theme.bodySize * 4.4, cap.implicitWidth + 12)
                        height: cap.implicitHeight + 8
                        radius: 6
                        color: root.theme.raised
                        border.width: 1
                        border.color: root.theme.outline
                        Words {
                            id: cap

                            anchors.centerIn: parent
                            theme: root.theme
                            text: line.modelData.key
                            strong: true
                            wrapMode: Text.NoWrap
                        }
                    }
                    Words {
                        theme: root.theme
                        text: line.modelData.what
                        anchors.verticalCenter: box.verticalCenter
                        width: line.width - box.width - line.spacing
                    }
                }
            }
        }
    }
}
