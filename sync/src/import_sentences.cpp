// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import.h"

namespace th::sync {
namespace {

core::LocalName meaning(ImportFault fault)
{
    switch (fault) {
    case ImportFault::Unreadable:
        return {"Không đọc được dữ liệu công bố. Kiểm tra thư mục hoặc USB rồi chép lại.",
                "The published data cannot be read. Check the folder or stick, and copy it again."};
    case ImportFault::NotServed:
        return {"Địa chỉ này không có đủ bản công bố mà máy này cần. Xem lại địa chỉ, thử lại sau, hoặc lấy từ máy chủ "
                "hay USB.",
                "This address does not have all of the publication that this station needs. Check the address, try "
                "again later, or take it from the hub or a stick."};
    case ImportFault::Unreachable:
        return {"Không kết nối được máy chủ dữ liệu, hoặc máy chủ trả lời quá chậm. Kiểm tra mạng rồi thử lại.",
                "The data server cannot be reached, or answers too slowly. Check the network and try again."};
    case ImportFault::CaptivePortal:
        return {"Mạng này yêu cầu đăng nhập trước. Mở trình duyệt, đăng nhập vào mạng rồi thử lại.",
                "This network wants someone to sign in first. Open a browser, sign in to the network, and try again."};
    case ImportFault::Certificate:
        return {
            "Chứng chỉ của máy chủ không có hiệu lực theo giờ của máy này. Xem lại ngày giờ của máy; nếu giờ đúng, báo "
            "cho quản trị viên rằng chứng chỉ của máy chủ đã hết hạn.",
            "The server's certificate is not valid at this machine's time. Check the date and time here; if they are "
            "right, tell the administrator that the server's certificate has expired."};
    case ImportFault::NotMetadata:
        return {"Tệp không đúng định dạng công bố. Lấy lại bản công bố từ nguồn chính thức.",
                "A file is not in the format of a publication. Get the publication again from its official source."};
    case ImportFault::WrongSignatures:
        return {"Chữ ký của bản công bố không hợp lệ. Không sử dụng; báo cho quản trị viên.",
                "The publication's signatures do not hold. Do not use it; tell the administrator."};
    case ImportFault::Expired:
        return {"Bản công bố đã quá hạn. Lấy bản mới; nếu vẫn báo quá hạn, kiểm tra đồng hồ máy.",
                "The publication has expired. Get a newer one; if that is expired too, check this machine's clock."};
    case ImportFault::Rollback:
        return {"Bản công bố cũ hơn dữ liệu đang có. Dữ liệu đang có được giữ nguyên.",
                "The publication is older than the data held. The data held stays."};
    case ImportFault::Mismatch:
        return {"Một tệp không khớp với danh mục đã ký. Có thể chép chưa xong; hãy chép lại.",
                "A file is not the one that the signed list names. Perhaps it was half copied: copy it again."};
    case ImportFault::UntrustedRoot:
        return {"Gốc tin cậy của bản công bố không nối tiếp gốc của máy này. Báo cho quản trị viên.",
                "The publication's root of trust does not follow from this station's. Tell the administrator."};
    case ImportFault::BadTarget:
        return {"Nội dung công bố trái với định dạng. Dữ liệu đang có được giữ nguyên; báo cho quản trị viên.",
                "The published content breaks its format. The data held stays; tell the administrator."};
    case ImportFault::ClockSuspect:
        return {"Đồng hồ máy không khớp với thời điểm ký của dữ liệu. Chỉnh lại đồng hồ rồi thử lại.",
                "This machine's clock does not agree with the time the data was signed. Set the clock and try again."};
    case ImportFault::NeedsSnapshot:
        return {"Phải tải lại toàn bộ dữ liệu, mà máy đang ở chế độ tiết kiệm mạng. Chờ mạng tốt hơn, hoặc cho phép "
                "tải toàn bộ.",
                "All of the data must be fetched anew, and this station is saving data. Wait for a better network, or "
                "allow the full download."};
    case ImportFault::Store:
        return {"Không ghi được dữ liệu vào máy trạm.", "The data cannot be written to the station."};
    }
    return {};
}

} // namespace

const char *name(SightingsTaken taken)
{
    switch (taken) {
    case SightingsTaken::NoneListed:
        return "none_listed";
    case SightingsTaken::Current:
        return "current";
    case SightingsTaken::Left:
        return "left";
    case SightingsTaken::Failed:
        return "failed";
    }
    return "failed";
}

const char *name(ImportFault fault)
{
    switch (fault) {
    case ImportFault::Unreadable:
        return "unreadable";
    case ImportFault::NotServed:
        return "not_served";
    case ImportFault::Unreachable:
        return "unreachable";
    case ImportFault::CaptivePortal:
        return "captive_portal";
    case ImportFault::Certificate:
        return "certificate";
    case ImportFault::NotMetadata:
        return "not_metadata";
    case ImportFault::WrongSignatures:
        return "wrong_signatures";
    case ImportFault::Expired:
        return "expired";
    case ImportFault::Rollback:
        return "rollback";
    case ImportFault::Mismatch:
        return "mismatch";
    case ImportFault::UntrustedRoot:
        return "untrusted_root";
    case ImportFault::BadTarget:
        return "bad_target";
    case ImportFault::ClockSuspect:
        return "clock_suspect";
    case ImportFault::NeedsSnapshot:
        return "needs_snapshot";
    case ImportFault::Store:
        return "store";
    }
    return "";
}

std::string sentence(const ImportError &error, core::Language language)
{
    if (error.fault == ImportFault::Store && error.store)
        return store::sentence(*error.store, language);
    std::string text = meaning(error.fault).in(language);
    std::string where = error.file;
    if (!error.detail.empty())
        where += (where.empty() ? "" : ": ") + error.detail;
    return where.empty() ? text : text + " (" + where + ")";
}

} // namespace th::sync
