// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/upload.h"

namespace th::sync {

const char *name(UploadFault fault)
{
    switch (fault) {
    case UploadFault::Unreachable:
        return "unreachable";
    case UploadFault::CaptivePortal:
        return "captive_portal";
    case UploadFault::Certificate:
        return "certificate";
    case UploadFault::Busy:
        return "busy";
    case UploadFault::NoHub:
        return "no_hub";
    case UploadFault::NotAHub:
        return "not_a_hub";
    case UploadFault::OtherHub:
        return "other_hub";
    case UploadFault::Unknown:
        return "unknown_device";
    case UploadFault::Pending:
        return "pending";
    case UploadFault::Revoked:
        return "revoked";
    case UploadFault::Forked:
        return "forked";
    case UploadFault::Refused:
        return "refused";
    case UploadFault::BadReceipt:
        return "bad_receipt";
    case UploadFault::Store:
        return "store";
    }
    return "";
}

bool mayComeRight(UploadFault fault)
{
    switch (fault) {
    case UploadFault::Unreachable:
    case UploadFault::CaptivePortal:
    case UploadFault::Certificate:
    case UploadFault::Busy:
    case UploadFault::Pending:
        return true;
    case UploadFault::NoHub:
    case UploadFault::NotAHub:
    case UploadFault::OtherHub:
    case UploadFault::Unknown:
    case UploadFault::Revoked:
    case UploadFault::Forked:
    case UploadFault::Refused:
    case UploadFault::BadReceipt:
    case UploadFault::Store:
        return false;
    }
    return false;
}

namespace {

core::LocalName meaning(UploadFault fault)
{
    switch (fault) {
    case UploadFault::Unreachable:
        return {"Chưa kết nối được máy chủ. Nhật ký vẫn còn nguyên ở trạm; kiểm tra mạng rồi thử lại.",
                "The hub cannot be reached. The log is safe at the station; check the network and try again."};
    case UploadFault::CaptivePortal:
        return {"Mạng này yêu cầu đăng nhập trước. Mở trình duyệt, đăng nhập vào mạng rồi thử lại.",
                "This network wants someone to sign in first. Open a browser, sign in to the network, and try again."};
    case UploadFault::Certificate:
        return {
            "Chứng chỉ của máy chủ không có hiệu lực theo giờ của máy này. Xem lại ngày giờ của máy; nếu giờ đúng, báo "
            "cho quản trị viên. Nhật ký vẫn còn nguyên ở trạm.",
            "The hub's certificate is not valid at this machine's time. Check the date and time here; if they are "
            "right, tell the administrator. The log is safe at the station."};
    case UploadFault::Busy:
        return {"Máy chủ đang bận. Nhật ký vẫn còn nguyên ở trạm; hãy thử lại sau.",
                "The hub is busy. The log is safe at the station; try again later."};
    case UploadFault::NoHub:
        return {"Trạm này chưa biết máy chủ nào. Hãy đăng ký trạm, hoặc chạy: thonghanhctl station hub.",
                "This station knows no hub yet. Enrol it, or run: thonghanhctl station hub."};
    case UploadFault::NotAHub:
        return {"Địa chỉ này không phải của máy chủ Thông Hành. Chưa gửi gì; hãy kiểm tra địa chỉ.",
                "What answers at this address is no hub. Nothing was sent; check the address."};
    case UploadFault::OtherHub:
        return {
            "Nơi trả lời không chứng minh được là máy chủ mà trạm đã biết: có thể là máy chủ giả. Không tin điều gì "
            "nó nói; nhật ký vẫn còn nguyên ở trạm. Báo cho quản trị viên.",
            "What answers did not prove that it is the hub this station knows: it may be an impostor. Nothing it "
            "says was believed; the log is safe at the station. Tell the administrator."};
    case UploadFault::Unknown:
        return {"Máy chủ không biết thiết bị này. Hãy đăng ký thiết bị; nhật ký vẫn còn nguyên ở trạm.",
                "The hub does not know this device. Enrol it; the log is safe at the station."};
    case UploadFault::Pending:
        return {"Thiết bị này đang chờ quản trị viên phê duyệt. Nhật ký vẫn còn nguyên ở trạm.",
                "This device waits for the administrator's approval. The log is safe at the station."};
    case UploadFault::Revoked:
        return {"Máy chủ đã thu hồi thiết bị này. Nhật ký vẫn còn nguyên ở trạm; báo cho quản trị viên.",
                "The hub has revoked this device. The log is safe at the station; tell the administrator."};
    case UploadFault::Forked:
        return {
            "Máy chủ giữ một nhật ký khác của chính trạm này: thư mục trạm đã bị đưa về bản cũ, nhật ký bị sửa, hoặc "
            "hai máy dùng chung một khóa. Ngừng dùng máy này, giữ nguyên thư mục và báo cho quản trị viên.",
            "The hub has another history of this station's log: its folder was put back to an older copy, the log was "
            "rewritten, or two machines use one key. Stop using this machine, keep the folder, and tell the "
            "administrator."};
    case UploadFault::Refused:
        return {"Máy chủ không nhận nhật ký này. Nhật ký vẫn còn nguyên ở trạm; báo cho quản trị viên.",
                "The hub does not take this log. It is safe at the station; tell the administrator."};
    case UploadFault::BadReceipt:
        return {"Biên nhận của máy chủ không đúng với những gì đã gửi và không được dùng. Báo cho quản trị viên.",
                "The hub's receipt is not for what was sent, and does not count. Tell the administrator."};
    case UploadFault::Store:
        return {"Không đọc hoặc ghi được dữ liệu của trạm.", "The station's data cannot be read or written."};
    }
    return {};
}

} // namespace

std::string sentence(const UploadError &error, core::Language language)
{
    if (error.store)
        return store::sentence(*error.store, language);
    const std::string text = meaning(error.fault).in(language);
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

} // namespace th::sync
