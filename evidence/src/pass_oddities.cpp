// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/pass_timeline.h"

#include <map>

namespace th::evidence {

const char *name(Oddity oddity)
{
    switch (oddity) {
    case Oddity::ImpossibleJourney:
        return "impossible_journey";
    case Oddity::SeenElsewhere:
        return "seen_elsewhere";
    case Oddity::AnotherPass:
        return "another_pass";
    case Oddity::NotGenuine:
        return "not_genuine";
    case Oddity::AdmittedAfterRevoked:
        return "admitted_after_revoked";
    case Oddity::BeforeIssue:
        return "before_issue";
    case Oddity::OtherHistory:
        return "other_history";
    case Oddity::ClockDoubtful:
        return "clock_doubtful";
    case Oddity::UnknownDevice:
        return "unknown_device";
    case Oddity::NotItsSeries:
        return "not_its_series";
    case Oddity::NotSigned:
        return "not_signed";
    }
    return "";
}

std::string sentence(Oddity oddity, core::Language language)
{
    static const std::map<Oddity, core::LocalName> sentences{
        {Oddity::ImpossibleJourney,
         {"Không ai kịp đi từ chốt kia đến đây trong khoảng thời gian đó: có thể có bản sao.",
          "Nobody could have come here from there in that time: there may be a copy."}},
        {Oddity::SeenElsewhere,
         {"Chính chốt đã báo giấy vừa được quét ở nơi khác.",
          "The station itself said that it was just seen elsewhere."}},
        {Oddity::AnotherPass,
         {"Chữ ký đúng nhưng số này được đăng ký cho một giấy khác.",
          "Genuine, but the number is registered for another pass."}},
        {Oddity::NotGenuine,
         {"Số này nằm trên mã không có chữ ký đúng.", "The number stood on a code without a valid signature."}},
        {Oddity::AdmittedAfterRevoked,
         {"Được cho qua sau khi phường đã thu hồi.", "Admitted after the ward had revoked it."}},
        {Oddity::BeforeIssue,
         {"Quét trước khi có mục cấp giấy: đồng hồ sai, hoặc mục cấp được ghi sau.",
          "Scanned before the entry that issues it: a wrong clock, or the entry was written later."}},
        {Oddity::OtherHistory,
         {"Thuộc một lịch sử khác với nhật ký được chứng minh của thiết bị.",
          "Of another history than the device's proven log."}},
        {Oddity::ClockDoubtful,
         {"Trạm không tin đồng hồ của mình lúc đó: không so với nơi khác.",
          "The station did not trust its clock then: not compared with other places."}},
        {Oddity::UnknownDevice,
         {"Danh bạ không có thiết bị này, hoặc đã thu hồi nó trước đó: không tính vào điều gì.",
          "The directory does not know the device, or had revoked it before: it counts for nothing."}},
        {Oddity::NotItsSeries,
         {"Theo danh bạ, thiết bị này không được cấp hay thu hồi giấy của dãy số này: không tính vào điều gì.",
          "By the directory this device may not issue or revoke passes of this series: it counts for nothing."}},
        {Oddity::NotSigned,
         {"Thiết bị chưa ký đến mục này, nên ai cũng có thể bịa ra nó: chưa tính.",
          "The device's signature does not reach this entry yet, so anybody may have made it up: not counted yet."}}};
    return sentences.at(oddity).in(language);
}

} // namespace th::evidence
