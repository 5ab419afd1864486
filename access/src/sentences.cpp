// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentences.h"

namespace th::access {

namespace {

core::LocalName inWords(std::chrono::milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    if (seconds < 120)
        return {std::to_string(seconds) + " giây", std::to_string(seconds) + (seconds == 1 ? " second" : " seconds")};
    const auto minutes = (seconds + 59) / 60;
    return {std::to_string(minutes) + " phút", std::to_string(minutes) + " minutes"};
}

core::LocalName sentence(Fault fault, std::chrono::milliseconds wait)
{
    const core::LocalName time = inWords(wait);
    switch (fault) {
    case Fault::NoAccounts:
        return {"Trạm này chưa nhận danh sách tài khoản nào. Hãy nạp dữ liệu công bố, hoặc hỏi người quản trị.",
                "This station has been given no accounts yet. Take in the published data, or ask the administrator."};
    case Fault::Wrong:
        return {"Sai tên, mật khẩu hoặc thẻ. Thử lại sau " + time.vi + ".",
                "Name, password or badge are wrong. Try again in " + time.en + "."};
    case Fault::Wait:
        return {"Vừa có lần nhập sai. Hãy đợi " + time.vi + " rồi thử lại; lần vừa rồi không bị tính.",
                "There was a wrong try before. Wait for " + time.en + ", then try again; this one was not counted."};
    case Fault::Locked:
        return {"Tài khoản này đã bị khóa vì sai quá nhiều lần. Khởi động lại hay chờ đợi không mở được: hãy gọi giám "
                "sát hoặc người quản trị.",
                "This account is locked after too many wrong tries. Neither a restart nor waiting opens it: call a "
                "supervisor or the administrator."};
    case Fault::PutBack:
        return {"Dữ liệu của trạm đã bị thay bằng bản cũ hơn, nên chưa ai được đăng nhập. Hãy gọi giám sát: người đó "
                "đăng nhập và xác nhận tại đây.",
                "The station's data was replaced by an older copy, so nobody may sign in yet. Call a supervisor, who "
                "signs in here and confirms it."};
    case Fault::Disabled:
        return {"Tài khoản này đã ngừng sử dụng. Hãy hỏi người quản trị.",
                "This account was taken out of use. Ask the administrator."};
    case Fault::Expired:
        return {"Tài khoản này đã hết hạn. Hãy hỏi người quản trị; nếu đồng hồ máy sai, hãy chỉnh lại.",
                "This account has expired. Ask the administrator; if the machine's clock is wrong, set it."};
    case Fault::FirstTooOld:
        return {"Mật khẩu đầu tiên này đã quá hạn. Hãy xin phiếu mật khẩu mới từ người quản trị.",
                "This first password was not used in time. Ask the administrator for a new slip."};
    default:
        break;
    }
    switch (fault) {
    case Fault::NotYourRole:
        return {"Tài khoản không có vai trò này ở đơn vị, hoặc có nhiều vai trò: hãy chọn một vai trò được giao.",
                "The account does not have this role in the unit, or it has several: choose one that was given."};
    case Fault::MustChange:
        return {"Mật khẩu đúng, nhưng là mật khẩu được cấp. Hãy đặt mật khẩu mới của riêng bạn để vào.",
                "The password is right, but it was given to you. Choose one of your own to go on."};
    case Fault::Gone:
        return {"Tài khoản của bạn vừa được thay đổi, nên phiên làm việc đã kết thúc. Hãy đăng nhập lại.",
                "Your account was changed meanwhile, so the session is over. Sign in again."};
    default:
        return {};
    }
}

} // namespace

const char *name(Fault fault)
{
    switch (fault) {
    case Fault::NoAccounts:
        return "no_accounts";
    case Fault::Wrong:
        return "wrong";
    case Fault::Wait:
        return "wait";
    case Fault::Locked:
        return "locked";
    case Fault::PutBack:
        return "put_back";
    case Fault::Disabled:
        return "disabled";
    case Fault::Expired:
        return "expired";
    case Fault::FirstTooOld:
        return "first_too_old";
    case Fault::NotYourRole:
        return "not_your_role";
    case Fault::MustChange:
        return "must_change";
    case Fault::BadNew:
        return "bad_new";
    case Fault::MayNot:
        return "may_not";
    case Fault::Gone:
        return "gone";
    case Fault::Store:
        return "store";
    }
    return "";
}

Refusal refusal(Fault fault, std::chrono::milliseconds wait) { return {fault, sentence(fault, wait), wait}; }

Refusal refusedByStore(const store::StoreError &error)
{
    return {
        Fault::Store,
        {"Không ghi lại được lần đăng nhập, nên không cho vào. " + store::sentence(error, core::Language::Vietnamese),
         "The try could not be written down, so nobody is let in. " + store::sentence(error, core::Language::English)}};
}

Refusal listIsGone()
{
    return {Fault::PutBack,
            {"Danh sách tài khoản của trạm bị mất hoặc hỏng, nên chưa ai được đăng nhập. Hãy nạp lại dữ liệu công bố; "
             "nếu vẫn không được, hãy gọi người quản trị.",
             "The station's list of accounts is gone or damaged, so nobody may sign in yet. Take in the published data "
             "again; if that does not help, call the administrator."}};
}

core::LocalName sameAsBefore()
{
    return {"Mật khẩu mới phải khác mật khẩu cũ.", "The new password must differ from the old one."};
}

core::LocalName nobodyOfThatName() { return {"Đơn vị không có tài khoản này.", "The unit has no such account."}; }

} // namespace th::access
