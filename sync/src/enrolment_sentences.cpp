// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/enrolment.h"

#include <array>

namespace th::sync {
namespace {

struct Meaning {
    EnrolFault fault;
    const char *name;
    bool mayComeRight;
    const char *vietnamese, *english;
};

const std::array<Meaning, 16> meanings{
    {{EnrolFault::Unreachable, "unreachable", true,
      "Chưa kết nối được máy chủ. Kiểm tra mạng rồi thử lại; mã ghi danh vẫn dùng được.",
      "The hub cannot be reached. Check the network and try again; the code is still good."},
     {EnrolFault::CaptivePortal, "captive_portal", true,
      "Mạng này yêu cầu đăng nhập trước. Mở trình duyệt, đăng nhập vào mạng rồi thử lại.",
      "This network wants someone to sign in first. Open a browser, sign in to the network, and try again."},
     {EnrolFault::Certificate, "certificate", true,
      "Chứng chỉ của máy chủ không có hiệu lực theo giờ của máy này. Xem lại ngày giờ của máy; nếu giờ đúng, báo cho "
      "quản "
      "trị viên. Mã đăng ký vẫn dùng được.",
      "The hub's certificate is not valid at this machine's time. Check the date and time here; if they are right, "
      "tell "
      "the administrator. The code is still good."},
     {EnrolFault::Busy, "busy", true, "Máy chủ đang bận. Máy sẽ thử lại sau.",
      "The hub is busy. It is asked again later."},
     {EnrolFault::NotAHub, "not_a_hub", false,
      "Nơi trả lời ở địa chỉ này không phải máy chủ Thông Hành. Chưa gửi gì; hãy báo quản trị viên kiểm tra địa chỉ.",
      "What answers at this address is no hub. Nothing was sent; have the administrator check the address."},
     {EnrolFault::OtherHub, "other_hub", false,
      "Nơi trả lời không chứng minh được là máy chủ có khóa trong mã: có thể là máy chủ giả. Không tin điều gì nó nói; "
      "hãy báo quản trị viên.",
      "What answers did not prove that it is the hub whose key the code has: it may be an impostor. Nothing it says "
      "was believed; tell the administrator."},
     {EnrolFault::CodeExpired, "code_expired", false,
      "Mã ghi danh đã hết hạn, hoặc đồng hồ máy này chạy sai. Xem lại ngày giờ; nếu đúng, hãy xin mã mới.",
      "The code has expired, or this machine's clock is wrong. Check date and time; if they are right, ask for a new "
      "code."},
     {EnrolFault::TokenUnknown, "token_unknown", false,
      "Máy chủ không biết mã ghi danh này. Hãy xin quản trị viên mã mới.",
      "The hub does not know this code. Ask the administrator for a new one."},
     {EnrolFault::TokenUsed, "token_used", false,
      "Mã ghi danh này đã được dùng cho máy khác. Nếu không phải máy của mình, hãy báo quản trị viên ngay; xin mã mới.",
      "This code was used for another device. If that was none of yours, tell the administrator at once; ask for a new "
      "one."},
     {EnrolFault::TokenExpired, "token_expired", false, "Mã ghi danh đã hết hạn. Hãy xin quản trị viên mã mới.",
      "The code has expired. Ask the administrator for a new one."},
     {EnrolFault::Revoked, "revoked", false, "Máy chủ đã thu hồi thiết bị này. Hãy báo quản trị viên.",
      "The hub has revoked this device. Tell the administrator."},
     {EnrolFault::NoRoot, "no_root", false,
      "Không có gốc tin cậy mà mã nêu. Mã chưa bị dùng; hãy báo quản trị viên công bố gốc rồi thử lại.",
      "The root of trust that the code names is not there. The code is not used up; have the administrator publish the "
      "root, then try again."},
     {EnrolFault::OtherRoot, "other_root", false,
      "Gốc tin cậy không phải gốc mà mã nêu: có thể bị giả mạo. Chưa tin gì, chưa gửi gì; hãy báo quản trị viên.",
      "The root of trust is not the one that the code names: it may be forged. Nothing was believed or sent; tell the "
      "administrator."},
     {EnrolFault::Refused, "refused", false, "Máy chủ không nhận yêu cầu ghi danh. Hãy báo quản trị viên.",
      "The hub does not take the request. Tell the administrator."},
     {EnrolFault::Unwritable, "unwritable", false,
      "Không ghi được yêu cầu lên USB: đầy, bị khóa ghi hoặc đã rút ra. Kiểm tra USB rồi thử lại.",
      "The request cannot be written to the stick: it is full, write-protected or was pulled out. Check the stick, "
      "then "
      "try again."},
     {EnrolFault::Store, "store", false, "Không đọc hoặc ghi được dữ liệu của trạm.",
      "The station's data cannot be read or written."}}};

const Meaning &meaningOf(EnrolFault fault)
{
    for (const Meaning &meaning : meanings)
        if (meaning.fault == fault)
            return meaning;
    return meanings.back();
}

} // namespace

const char *name(EnrolFault fault) { return meaningOf(fault).name; }

bool mayComeRight(EnrolFault fault) { return meaningOf(fault).mayComeRight; }

std::string sentence(const EnrolError &error, core::Language language)
{
    const Meaning &meaning = meaningOf(error.fault);
    if (error.fault == EnrolFault::Store && error.store)
        return store::sentence(*error.store, language);
    const std::string said = language == core::Language::Vietnamese ? meaning.vietnamese : meaning.english;
    return error.detail.empty() ? said : said + " (" + error.detail + ")";
}

std::string sentence(core::EnrolmentFault fault, core::Language language)
{
    const bool vietnamese = language == core::Language::Vietnamese;
    switch (fault) {
    case core::EnrolmentFault::NotACode:
        return vietnamese ? "Đây không phải mã ghi danh. Hãy quét mã mà quản trị viên đưa ra."
                          : "This is not an enrolment code. Scan the one that the administrator shows.";
    case core::EnrolmentFault::Damaged:
        return vietnamese ? "Mã ghi danh bị thiếu hoặc gõ sai. Hãy quét lại, hoặc dán lại trọn vẹn."
                          : "The code is cut off or mistyped. Scan it again, or paste all of it.";
    case core::EnrolmentFault::NewerKind:
        return vietnamese ? "Mã ghi danh thuộc phiên bản mới hơn. Hãy cập nhật phần mềm trên máy này."
                          : "The code is of a newer kind. Update the software of this machine.";
    case core::EnrolmentFault::Malformed:
        return vietnamese ? "Mã ghi danh sai quy cách. Hãy xin quản trị viên mã mới."
                          : "The code breaks its format. Ask the administrator for a new one.";
    }
    return {};
}

} // namespace th::sync
