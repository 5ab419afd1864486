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

core::LocalName ofWaiting(Fault fault, std::chrono::milliseconds wait)
{
    const bool wrong = fault == Fault::Wrong;
    if (wait <= std::chrono::milliseconds(0))
        return wrong ? core::LocalName{"Sai tên, mật khẩu hoặc thẻ. Hãy thử lại.",
                                       "Name, password or badge are wrong. Try again."}
                     : core::LocalName{"Trước đó có lần nhập sai. Bây giờ thử lại được.",
                                       "There was a wrong try before. You can try again now."};
    const core::LocalName time = inWords(wait);
    if (wrong)
        return {"Sai tên, mật khẩu hoặc thẻ. Thử lại sau " + time.vi + ".",
                "Name, password or badge are wrong. Try again in " + time.en + "."};
    return {"Vừa có lần nhập sai. Hãy đợi " + time.vi + " rồi thử lại; lần vừa rồi không bị tính.",
            "There was a wrong try before. Wait for " + time.en + ", then try again; this one was not counted."};
}

core::LocalName ofSessions(Fault fault)
{
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
    case Fault::NotHere:
        return {"Chưa có ai đăng nhập, hoặc màn hình đang khóa. Hãy đăng nhập hay mở khóa rồi làm lại.",
                "Nobody is signed in, or the screen is locked. Sign in or unlock it, then do it again."};
    default:
        return {};
    }
}

} // namespace

core::LocalName sentence(Fault fault, std::chrono::milliseconds left)
{
    switch (fault) {
    case Fault::NoAccounts:
        return {"Trạm này chưa nhận danh sách tài khoản nào. Hãy nạp dữ liệu công bố, hoặc hỏi người quản trị.",
                "This station has been given no accounts yet. Take in the published data, or ask the administrator."};
    case Fault::Wrong:
    case Fault::Wait:
        return ofWaiting(fault, left);
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
        return ofSessions(fault);
    }
}

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
    case Fault::NotHere:
        return "not_here";
    case Fault::WrongPin:
        return "wrong_pin";
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

Refusal wrongPin(unsigned left)
{
    return {Fault::WrongPin,
            {"PIN sai. Còn " + std::to_string(left) + " lần thử; sau đó phải đăng nhập lại bằng mật khẩu.",
             "That is not the PIN. " + std::to_string(left) + (left == 1 ? " try" : " tries") +
                 " left, then the password is asked for."}};
}

Refusal tooManyPins()
{
    return {Fault::Gone,
            {"PIN sai năm lần, nên phiên làm việc đã kết thúc. Hãy đăng nhập lại bằng mật khẩu.",
             "Five wrong PINs: the session is over. Sign in again with the password."}};
}

core::LocalName nobodyOfThatName() { return {"Đơn vị không có tài khoản này.", "The unit has no such account."}; }

} // namespace th::access
