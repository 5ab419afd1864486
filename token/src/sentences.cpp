// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/token.h"

namespace th::token {
namespace {

core::LocalName about(const std::string &what, core::LocalName said)
{
    if (what.empty())
        return said;
    return {what + ": " + said.vi, what + ": " + said.en};
}

core::LocalName ofPlace(Fault fault)
{
    if (fault == Fault::Address)
        return {"không phải địa chỉ pkcs11: dùng được. Hãy xem địa chỉ bằng `thonghanhctl key tokens`.",
                "not a pkcs11: address that can be used. See the addresses with `thonghanhctl key tokens`."};
    if (fault == Fault::PinInAddress)
        return {"địa chỉ chứa mã PIN, ai xem danh sách tiến trình cũng thấy. Hãy bỏ pin-value; mã PIN sẽ được hỏi.",
                "the address carries a PIN, which anybody sees in the list of processes. Leave pin-value out; the PIN "
                "is asked for."};
    if (fault == Fault::NoModule)
        return {"không nạp được thư viện của thiết bị ký. Hãy cài phần mềm của hãng và ghi đường dẫn đầy đủ vào "
                "?module-path=.",
                "the token's library does not load. Install the vendor's software and give its whole path as "
                "?module-path=."};
    if (fault == Fault::NoToken)
        return {"không thấy thiết bị ký nào như vậy. Hãy cắm thiết bị rồi làm lại.",
                "no such token is plugged in. Plug it in and do it again."};
    return {"có nhiều thiết bị ký như vậy. Hãy ghi thêm serial= vào địa chỉ.",
            "several such tokens are plugged in. Add serial= to the address."};
}

core::LocalName ofPin(Fault fault)
{
    if (fault == Fault::PinNotSet)
        return {"mã PIN chưa được đặt hoặc đã hết hạn. Hãy đặt bằng phần mềm của hãng.",
                "its PIN was never set, or has expired. Set it with the vendor's software."};
    if (fault == Fault::PinWrong)
        return {"sai mã PIN. Chưa ký gì. Nhập sai nhiều lần thì thiết bị tự khóa.",
                "wrong PIN. Nothing was signed. The token locks itself after several wrong ones."};
    if (fault == Fault::PinWrongLastTry)
        return {"sai mã PIN, và chỉ còn một lần thử: sai nữa thì thiết bị bị khóa. Hãy hỏi người giữ thiết bị trước.",
                "wrong PIN, and one try is left: another wrong one locks the token. Ask its holder first."};
    if (fault == Fault::PinLocked)
        return {
            "mã PIN đã bị khóa vì nhập sai quá nhiều lần. Hãy mở khóa bằng mã SO/PUK qua nơi cấp thiết bị.",
            "its PIN is locked after too many wrong ones. Have it unlocked with the SO PIN or PUK by whoever issued "
            "it."};
    return {"cần nhập mã PIN trước.", "it wants its PIN first."};
}

core::LocalName ofKey(Fault fault)
{
    if (fault == Fault::NoKey)
        return {"không có khóa riêng như vậy trên thiết bị. Hãy xem bằng `thonghanhctl key tokens`.",
                "there is no such private key on the token. See them with `thonghanhctl key tokens`."};
    if (fault == Fault::SeveralKeys)
        return {"có nhiều khóa như vậy trên thiết bị. Hãy ghi thêm id= vào địa chỉ.",
                "several such keys are on the token. Add id= to the address."};
    if (fault == Fault::NoPublicPart)
        return {"không đọc được phần công khai của khóa: cần khóa Ed25519, P-256 hoặc RSA có khóa công khai hay chứng "
                "thư đi kèm.",
                "the public part of the key cannot be read: an Ed25519, P-256 or RSA key is wanted, with its public "
                "key or certificate beside it."};
    return {"thiết bị không ký được theo cách này. Hãy chọn khóa khác hoặc thiết bị khác.",
            "the token cannot sign in this way. Take another key or another token."};
}

} // namespace

core::LocalName sentence(const Problem &problem)
{
    switch (problem.fault) {
    case Fault::Address:
    case Fault::PinInAddress:
    case Fault::NoModule:
    case Fault::NoToken:
    case Fault::SeveralTokens:
        return about(problem.detail, ofPlace(problem.fault));
    case Fault::PinNotSet:
    case Fault::PinWrong:
    case Fault::PinWrongLastTry:
    case Fault::PinLocked:
    case Fault::NotLoggedIn:
        return about(problem.detail, ofPin(problem.fault));
    case Fault::NoKey:
    case Fault::SeveralKeys:
    case Fault::NoPublicPart:
    case Fault::NoMechanism:
        return about(problem.detail, ofKey(problem.fault));
    case Fault::Removed:
        return about(problem.detail,
                     {"thiết bị ký đã bị rút ra. Những gì ký trước đó vẫn giữ nguyên; hãy cắm lại rồi ký tiếp.",
                      "the token was pulled out. What was signed before stands; plug it in again and go on."});
    case Fault::Failed:
        return {"Thiết bị ký báo lỗi: " + problem.detail + ". Chưa ký gì; hãy rút ra cắm lại rồi thử lần nữa.",
                "The token reports: " + problem.detail + ". Nothing was signed; plug it in anew and try again."};
    }
    return {};
}

} // namespace th::token
