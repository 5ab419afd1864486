// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sample_pass.h"

#include <rapidcheck.h>

namespace th::test {

/// RapidCheck generators of valid claims, every optional member now present, now absent.
inline rc::Gen<std::string> genText(const std::string &letters, int shortest, int longest)
{
    return rc::gen::mapcat(rc::gen::inRange(shortest, longest + 1), [letters](int length) {
        return rc::gen::container<std::string>(static_cast<std::size_t>(length), rc::gen::elementOf(letters));
    });
}

inline rc::Gen<std::string> genWords(int most)
{
    const std::vector<std::string> words{"Nguyễn", "Đặng", "Thị", "Ổn", "ẤP", "Bình", "a",
                                         "ữ",      " ",    "-",   "12", "字", "😀"};
    return rc::gen::map(rc::gen::mapcat(rc::gen::inRange(1, most),
                                        [words](int count) {
                                            return rc::gen::container<std::vector<std::string>>(
                                                static_cast<std::size_t>(count), rc::gen::elementOf(words));
                                        }),
                        [](const std::vector<std::string> &chosen) {
                            std::string text;
                            for (const auto &word : chosen)
                                text += word;
                            return text;
                        });
}

inline core::Instant genInstant()
{
    return core::Instant{std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 253402300800))};
}

inline std::vector<core::HoursWindow> genHours()
{
    std::vector<core::HoursWindow> hours;
    int start = 0;
    for (int i = *rc::gen::inRange(0, 5); i > 0 && start < 1440; --i) {
        const int from = *rc::gen::inRange(start, 1440);
        const int until = *rc::gen::inRange(from + 1, 1441);
        hours.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(until)});
        start = until;
    }
    return hours;
}

inline void genScope(core::PassClaims &claims)
{
    for (int i = *rc::gen::inRange(1, 9); i > 0; --i) {
        std::string area = *genText("0123456789", 1, 5);
        if (*rc::gen::arbitrary<bool>())
            area += "." + *genText("0123456789AZ", 1, 8);
        claims.areas.emplace_back(area);
    }
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
        claims.plates.push_back(*genText("0123456789ABCXYZ", 4, 8) + (*rc::gen::arbitrary<bool>() ? "Đ" : ""));
    claims.days = *rc::gen::inRange<std::uint8_t>(1, 128);
    claims.hours = genHours();
}

inline core::PassClaims genClaims()
{
    core::PassClaims claims;
    claims.authority = core::AuthorityCode(*genText("ABZ019.-", 1, 16));
    claims.number.series = core::SeriesCode(*genText("ABZ019", 1, 12));
    claims.number.serial = *rc::gen::inRange<std::uint32_t>(1, 0xffffffff);
    claims.operation = *rc::gen::inRange<std::uint64_t>(0, INT64_MAX);
    claims.kind = *rc::gen::element(core::PassKind::Employee, core::PassKind::Individual, core::PassKind::Household);
    claims.sealing = *rc::gen::element(core::Sealing::Token, core::Sealing::SoftwareKey,
                                       core::Sealing::HandwrittenOriginal, core::Sealing::EnteredAfterwards);
    claims.holder = *genWords(8);
    claims.category = core::CategoryCode(*genText("abz09-", 1, 16));
    if (*rc::gen::arbitrary<bool>())
        claims.idNumber = *genText("0123456789", 9, 9) + (*rc::gen::arbitrary<bool>() ? "123" : "");
    if (*rc::gen::arbitrary<bool>())
        claims.birthYear = *rc::gen::inRange(1900, 2101);
    if (*rc::gen::arbitrary<bool>())
        claims.organisation = *genWords(12);
    if (*rc::gen::arbitrary<bool>())
        claims.route = *genWords(12);
    genScope(claims);
    claims.issuedAt = genInstant();
    claims.validFrom = *rc::gen::arbitrary<bool>() ? claims.issuedAt : genInstant();
    const auto room = 253402300799 - claims.validFrom.time_since_epoch().count();
    claims.validUntil = claims.validFrom + std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, room + 1));
    return claims;
}

} // namespace th::test
