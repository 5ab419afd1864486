// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bureau.h"

#include "land.h"
#include "ward_desk.h"

#include <algorithm>

namespace th::demo {
namespace {

using std::chrono::days, std::chrono::hours;

int localMinute(core::Instant now)
{
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(now - (tomorrow(now) - days(1))).count());
}

} // namespace

Bureau::Bureau(KeyRing &keys, core::Instant now) : m_ring(keys), m_now(now)
{
    const core::Instant from = midnight() - days(200), until = midnight() + days(165);
    open("MH99A", "P99", from, until, {}, 412);
    open("MH99B", "P99", from, until, {}, 57);
    for (const Office &office : offices())
        if (office.code != "P99")
            open("MH" + office.code.substr(1) + "A", office.code, from, until, {}, office.code[0] == 'D' ? 180 : 64);
    open(deskSeries, deskUnit, from, until, {}, 0); // the desk of the demonstration begins with number 1
    open("MH991Z", "D991", from, midnight() - days(30), {}, 90);
    open("MH991C", "D991", from, until, m_now - days(2), 75);
}

void Bureau::open(const std::string &series, const std::string &office, core::Instant from, core::Instant until,
                  std::optional<core::Instant> compromisedSince, std::uint32_t others)
{
    core::SoftwareKey &key = m_ring.key("series-" + series);
    m_keys.push_back({office, series, key.publicKey(), from, until, compromisedSince});
    const auto derived = m_ring.derive("tags of " + series);
    std::array<std::uint8_t, 16> tagKey{};
    std::copy_n(derived.begin(), tagKey.size(), tagKey.begin());
    const auto [book, isNew] = m_books.emplace(series, SeriesBook(series, office, key, tagKey));
    book->second.fill(others);
    for (std::uint32_t serial = 7; serial < others; serial += 23)
        book->second.revoke(serial, core::RevocationReason::Withdrawn, m_now - days(serial % 9 + 1));
}

std::vector<core::SeriesSnapshot> Bureau::snapshots() const
{
    std::vector<core::SeriesSnapshot> all;
    for (const auto &[series, book] : m_books)
        all.push_back(book.snapshot());
    return all;
}

core::PassClaims Bureau::claims(core::PassKind kind, const Person &holder, const std::string &category,
                                const std::string &area) const
{
    core::PassClaims made;
    made.kind = kind;
    made.holder = holder.name;
    made.idNumber = holder.idNumber;
    made.birthYear = holder.birthYear;
    made.category = core::CategoryCode(category);
    made.areas = {core::AreaCode(area)};
    made.validFrom = midnight() - days(4);
    made.validUntil = midnight() + days(10) - std::chrono::seconds(1);
    made.issuedAt = made.validFrom - hours(7);
    made.sealing = core::Sealing::Token;
    return made;
}

std::vector<core::HoursWindow> Bureau::openHours() const
{
    const int minute = localMinute(m_now);
    if (minute >= 330 && minute < 1230)
        return {{300, 1260}};
    return {};
}

std::vector<core::HoursWindow> Bureau::closedHours() const
{
    const int minute = localMinute(m_now);
    if (minute >= 480 && minute < 1050)
        return {{1140, 1320}};
    return {{510, 690}, {810, 1020}};
}

std::uint8_t Bureau::everyDayButToday() const
{
    const auto today = std::chrono::floor<days>(m_now + std::chrono::minutes(420));
    const unsigned bit = 1u << (std::chrono::weekday(today).iso_encoding() - 1);
    return static_cast<std::uint8_t>(0x7f & ~bit);
}

} // namespace th::demo
