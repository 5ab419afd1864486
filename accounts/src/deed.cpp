// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/deed.h"

#include "accounts/role.h"
#include "core/bytes.h"

#include <map>
#include <string_view>

namespace th::accounts {

using core::LocalName;
using core::journal::Work;
using core::journal::WorkKind;

core::LocalName inWords(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Open:
        return {"Lập hồ sơ", "Request begun"};
    case WorkKind::Edit:
        return {"Sửa nội dung", "Content changed"};
    case WorkKind::Attach:
        return {"Đính kèm tệp", "File attached"};
    case WorkKind::Decide:
        return {"Xét duyệt dòng", "Lines decided"};
    case WorkKind::Step:
        return {"Bước", "Step"};
    case WorkKind::SealBegins:
        return {"Bắt đầu đóng dấu", "Sealing begins"};
    case WorkKind::Aftercare:
        return {"Sau khi cấp", "After issue"};
    case WorkKind::SetUp:
        return {"Cấu hình bàn", "Desk set up"};
    case WorkKind::Print:
        return {"In", "Printing"};
    case WorkKind::Export:
        return {"Xuất sổ", "Register exported"};
    case WorkKind::Mail:
        return {"Thư điện tử", "Mail"};
    case WorkKind::SignIn:
        return {"Đăng nhập", "Sign-in"};
    case WorkKind::Grant:
        return {"Giao quyền", "Grant"};
    }
    return {};
}

std::string runs(const std::vector<std::uint32_t> &numbers)
{
    constexpr std::size_t most = 200;
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        if (text.size() > most)
            return text + " …";
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1)
            ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]) +
                (end > i ? "–" + std::to_string(numbers[end]) : "");
        i = end + 1;
    }
    return text;
}

namespace {

LocalName asItIs(const std::string &text) { return {text, text}; }

/// What happened at a sign-in or to an account: docs/formats/journal.md, "Work".
LocalName happened(const std::string &what)
{
    static const std::map<std::string_view, LocalName> known{
        {"signed_in", {"đã vào", "signed in"}},
        {"wrong", {"sai tên, mật khẩu hoặc thẻ", "name, password or badge were wrong"}},
        {"locked", {"bị khóa vì sai quá nhiều lần", "locked after too many wrong tries"}},
        {"password_changed", {"đã đổi mật khẩu", "chose a new password"}},
        {"put_back", {"không vào được: dữ liệu của trạm là bản cũ", "not let in: the station's data is an older copy"}},
        {"disabled", {"tài khoản ngừng sử dụng", "the account was taken out of use"}},
        {"enabled", {"tài khoản được dùng lại", "the account was given back"}},
        {"expired", {"không vào được: tài khoản hết hạn", "not let in: the account has expired"}},
        {"first_too_old",
         {"không vào được: mật khẩu được cấp đã quá hạn", "not let in: the given password is too old"}},
        {"not_your_role", {"không vào được: không có vai trò ấy", "not let in: the account does not have the role"}},
        {"must_change", {"phải đặt mật khẩu mới", "has to choose a password first"}},
        {"bad_new", {"mật khẩu mới không dùng được", "the new password will not do"}},
        {"may_not", {"vai trò không được làm việc ấy", "the role may not do it"}},
        {"sign_out", {"đã ra", "signed out"}},
        {"idle", {"màn hình tự khóa", "the screen locked itself"}},
        {"lock", {"đã khóa màn hình", "locked the screen"}},
        {"pin_chosen", {"đã đặt PIN", "chose a PIN"}},
        {"pin", {"mở khóa bằng PIN", "unlocked by PIN"}},
        {"pin_wrong", {"sai PIN", "wrong PIN"}},
        {"ended", {"phiên bị kết thúc vì dữ liệu mới", "the session was ended by newer data"}},
        {"unproven", {"trực ca không qua đăng nhập", "on duty without signing in"}},
        {"granted", {"được giao vai trò", "was given the role"}},
        {"taken", {"bị rút vai trò", "the role was taken away"}},
        {"reset", {"tài khoản được đặt lại", "the account was reset"}},
        {"unlocked", {"mở khóa một tài khoản", "ended the lock-out of an account"}},
        {"settled", {"xác nhận dữ liệu cũ của trạm", "settled the station's older data"}},
    };
    const auto found = known.find(what);
    return found == known.end() ? asItIs(what) : found->second;
}

LocalName roleInWords(const std::string &code)
{
    const auto role = roleNamed(code);
    return role ? inWords(*role) : asItIs(code);
}

} // namespace

std::vector<DeedPart> parts(const Work &work)
{
    const bool account = work.kind == WorkKind::SignIn || work.kind == WorkKind::Grant;
    const bool step = work.kind == WorkKind::Step || work.kind == WorkKind::SealBegins;
    std::vector<DeedPart> parts;
    const auto add = [&](const char *key, LocalName label, const std::string &value, const LocalName &words) {
        if (!value.empty())
            parts.push_back({key, std::move(label), value, words});
    };
    const auto plain = [&](const char *key, LocalName label, const std::string &value) {
        add(key, std::move(label), value, asItIs(value));
    };
    const auto number = [](std::uint64_t value) { return value == 0 ? std::string() : std::to_string(value); };
    add("kind", {"Việc", "Deed"}, core::journal::name(work.kind), inWords(work.kind));
    add("step", step ? LocalName{"Bước", "Step"} : LocalName{"Đã làm", "What was done"}, work.step,
        account ? happened(work.step) : asItIs(work.step));
    plain("officer", account ? LocalName{"Tài khoản", "Account"} : LocalName{"Cán bộ", "Officer"}, work.officer);
    add("role", {"Vai trò", "Role"}, work.role, roleInWords(work.role));
    plain("unit", {"Đơn vị", "Unit"}, work.unit);
    plain("request", {"Hồ sơ", "Request"}, number(work.request));
    plain("revision",
          account ? LocalName{"Danh sách tài khoản số", "List of accounts"} : LocalName{"Lần sửa", "Revision"},
          number(work.revision));
    plain("procedure", {"Thủ tục", "Procedure"}, work.procedure);
    plain("from", {"Trạng thái trước", "State before"}, work.from);
    plain("to", account ? LocalName{"Của tài khoản", "Whose account"} : LocalName{"Trạng thái sau", "State after"},
          work.to);
    plain("lines", {"Dòng", "Lines"}, runs(work.lines));
    plain("passes", {"Giấy", "Passes"}, work.passes);
    plain("digest", {"Băm của nội dung", "Digest of the content"}, core::toHex(work.digest));
    return parts;
}

} // namespace th::accounts
