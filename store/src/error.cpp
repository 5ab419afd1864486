// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/error.h"

namespace th::store {

const char *name(StoreFault fault)
{
    switch (fault) {
    case StoreFault::NotAStation:
        return "not_a_station";
    case StoreFault::AlreadyExists:
        return "already_exists";
    case StoreFault::Busy:
        return "busy";
    case StoreFault::NewerVersion:
        return "newer_version";
    case StoreFault::ReadOnly:
        return "read_only";
    case StoreFault::DiskFull:
        return "disk_full";
    case StoreFault::Damaged:
        return "damaged";
    case StoreFault::Refused:
        return "refused";
    case StoreFault::BadHub:
        return "bad_hub";
    case StoreFault::OtherHub:
        return "other_hub";
    case StoreFault::OutOfUse:
        return "out_of_use";
    case StoreFault::Wiped:
        return "wiped";
    case StoreFault::Io:
        return "io";
    }
    return "io";
}

namespace {

core::LocalName sentences(StoreFault fault)
{
    switch (fault) {
    case StoreFault::NotAStation:
        return {"Thư mục này không chứa trạm nào. Hãy chọn đúng thư mục hoặc tạo trạm mới.",
                "There is no station in this folder. Choose the right folder or create a station."};
    case StoreFault::AlreadyExists:
        return {"Thư mục này đã có một trạm; trạm đó được giữ nguyên. Hãy chọn thư mục khác.",
                "There is a station in this folder already; it was left as it is. Choose another folder."};
    case StoreFault::Busy:
        return {"Một chương trình khác đang dùng trạm này. Hãy đóng chương trình đó rồi thử lại.",
                "Another program is using this station. Close it, then try again."};
    case StoreFault::NewerVersion:
        return {"Dữ liệu của trạm do phiên bản phần mềm mới hơn tạo ra và được giữ nguyên. Hãy cập nhật phần mềm.",
                "The station's data was made by a newer version of this software and was left as it is."
                " Update the software."};
    case StoreFault::ReadOnly:
        return {"Không thể ghi vào ổ đĩa hoặc tệp của trạm. Hãy kiểm tra quyền ghi và khóa chống ghi của ổ đĩa.",
                "The station's disk or file cannot be written. Check its permissions and write protection."};
    case StoreFault::DiskFull:
        return {"Ổ đĩa đã đầy. Hãy giải phóng dung lượng; những gì đã ghi vẫn còn nguyên.",
                "The disk is full. Free some space; what was recorded is still there."};
    case StoreFault::Damaged:
        return {"Dữ liệu của trạm bị hỏng. Không xóa gì cả: hãy giữ nguyên thư mục và báo cho quản trị viên.",
                "The station's data is damaged. Delete nothing: keep the folder and tell the administrator."};
    case StoreFault::Refused:
        return {
            "Bản cập nhật cũ hơn dữ liệu hiện có hoặc sai định dạng nên không được dùng. Dữ liệu cũ vẫn giữ nguyên.",
            "The update is older than the data held or breaks its format, so it was not used. Nothing changed."};
    case StoreFault::BadHub:
        return {
            "Đây không phải địa chỉ hoặc khóa của một máy chủ. Địa chỉ bắt đầu bằng http:// hoặc https://; khóa do "
            "thonghanh-hub key show in ra.",
            "This is not the address or not the key of a hub. An address begins with http:// or https://; the key is "
            "what thonghanh-hub key show prints."};
    case StoreFault::OtherHub:
        return {
            "Trạm này đã biết một máy chủ có khóa khác; không thay đổi gì. Chỉ khi quản trị viên xác nhận đã đổi máy "
            "chủ thì mới thay khóa.",
            "This station knows a hub with another key; nothing was changed. Replace the key only if the "
            "administrator confirms that there is a new hub."};
    case StoreFault::OutOfUse:
        return {
            "Máy này đang bị tạm ngưng hoặc đã bị thu hồi nên không cấp, không thu hồi giấy. Hãy báo cho quản trị "
            "viên.",
            "This device is suspended or revoked, so it neither issues nor revokes passes. Tell the administrator."};
    case StoreFault::Wiped:
        return {
            "Máy này đã được xoá sạch theo lệnh của quản trị viên: khóa và dữ liệu không còn. Muốn dùng lại, hãy "
            "đăng ký máy như một máy mới.",
            "This device was wiped as the administrator ordered: its keys and data are gone. To use it again, enrol "
            "it as a new device."};
    case StoreFault::Io:
        return {"Hệ thống báo lỗi đọc hoặc ghi. Hãy kiểm tra ổ đĩa rồi thử lại.",
                "The system reported an error in reading or writing. Check the disk, then try again."};
    }
    return {};
}

} // namespace

std::string sentence(const StoreError &error, core::Language language)
{
    std::string text = sentences(error.fault).in(language);
    if (!error.detail.empty())
        text += " (" + error.detail + ")";
    return text;
}

} // namespace th::store
