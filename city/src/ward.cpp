// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward.h"

#include <algorithm>
#include <cstdlib>

namespace th::city {

using std::chrono::days, std::chrono::milliseconds;
namespace journal = core::journal;

namespace {

constexpr double revokedShare = 0.1, reinstatedShare = 0.25, byTheOffice = 0.2;

std::int64_t wallMilliseconds(Moment at)
{
    return std::chrono::duration_cast<milliseconds>(beginning.time_since_epoch()).count() + at.count();
}

core::PassClaims claimsOf(const BookedPass &pass, const std::string &authority, std::uint64_t operation)
{
    core::PassClaims claims;
    claims.authority = core::AuthorityCode(authority);
    claims.number = pass.number;
    claims.operation = operation;
    claims.holder = "Nguyễn Văn " + std::to_string(pass.number.serial);
    claims.category = core::CategoryCode("food");
    claims.areas = {core::AreaCode("99")};
    claims.validFrom = beginning - days(1);
    claims.validUntil = beginning + days(365);
    claims.issuedAt = wallAt(pass.issued);
    return claims;
}

std::string authorityOf(std::size_t ward) { return "W" + std::to_string(ward + 1); }

std::string quoted(const std::string &name, const std::string &value) { return '"' + name + "\": \"" + value + '"'; }

std::string authorityJson(const std::string &code, const std::string &parent)
{
    return "{" + quoted("code", code) + R"(, "name": {"vi": "UBND", "en": "Office"}, )" +
           (parent.empty() ? "" : quoted("parent", parent) + ", ") +
           R"("scope": {"kinds": ["individual"], "categories": ["*"], "areas": ["99"]}})";
}

std::string deviceJson(const Desk &desk, const std::string &authority)
{
    return "{" + quoted("id", desk.id()) + R"(, "name": {"vi": "Máy", "en": "Desk"}, )" +
           quoted("public", core::toHex(desk.key())) + ", " + quoted("authority", authority) + "}";
}

} // namespace

void Desk::append(journal::EntryKind kind, core::Bytes content, Moment at)
{
    const journal::Entry entry{++m_written, m_head, "city", wallMilliseconds(at), at.count(), kind, std::move(content)};
    m_new.push_back(journal::encode(entry));
    m_head = journal::hash(m_new.back());
}

void Desk::say(const journal::Fact &fact, Moment at) { append(journal::kindOf(fact), journal::encodeFact(fact), at); }

journal::Extract Desk::takeNew(Moment at)
{
    if (!m_new.empty())
        append(journal::EntryKind::Checkpoint, journal::signCheckpoint(m_head, m_written, m_key), at);
    journal::Extract extract{m_key.publicKey(), m_taken, std::move(m_new)};
    m_new.clear();
    m_taken = m_written;
    return extract;
}

Wards::Wards(std::uint32_t seed, std::size_t wards, std::size_t passes, Moment end) : m_office(seed, "desk-office")
{
    m_books.reserve(passes);
    for (std::size_t i = 0; i < wards; ++i) {
        const std::string name = authorityOf(i);
        Ward &ward = m_wards.emplace_back();
        ward.series = name + "A";
        ward.key = std::make_unique<core::SoftwareKey>(core::SoftwareKey::fromSeed(Dice::secret(seed, "key " + name)));
        ward.desk = std::make_unique<Desk>(seed, "desk-" + std::to_string(i + 1));
        const auto secret = Dice::secret(seed, "tags " + name);
        std::copy_n(secret.begin(), ward.tagKey.size(), ward.tagKey.begin());
    }
    for (std::size_t i = 0; i < wards; ++i)
        fill(seed, i, passes * (i + 1) / wards - passes * i / wards, end);
    std::ranges::stable_sort(m_events, {}, &Event::at);
}

/// Half of the passes were there before the first publication; the rest come in the course of time.
void Wards::fill(std::uint32_t seed, std::size_t ward, std::size_t count, Moment end)
{
    Dice dice(seed, "ward " + std::to_string(ward));
    std::vector<Moment> moments;
    for (std::size_t i = 0; i < count; ++i)
        moments.push_back(i < (count + 1) / 2 ? Moment(0)
                                              : Moment(dice.below(static_cast<std::uint64_t>(end.count()))));
    std::ranges::sort(moments);
    for (std::size_t i = 0; i < count; ++i) {
        BookedPass &pass = m_books.emplace_back();
        pass.number = {core::SeriesCode(m_wards[ward].series), static_cast<std::uint32_t>(i + 1)};
        pass.issued = moments[i];
        issue(m_wards[ward], pass, i + 1);
        plan(m_wards[ward], pass, dice, end);
    }
}

void Wards::issue(const Ward &ward, BookedPass &pass, std::uint64_t operation)
{
    const auto index = static_cast<std::size_t>(&ward - m_wards.data());
    auto text = core::makePass(claimsOf(pass, authorityOf(index), operation), *ward.key);
    if (!text)
        std::abort(); // our own claims
    pass.text = std::move(text).value();
    const auto decoded = core::decodePass(pass.text);
    const std::uint16_t tag = core::registrationTag(decoded->toBeSigned(), ward.tagKey);
    m_events.push_back({pass.issued, ward.desk.get(),
                        journal::Issue{pass.number.series, ward.tagKey, operation, pass.number.serial, {tag}}});
}

void Wards::plan(const Ward &ward, BookedPass &pass, Dice &dice, Moment end)
{
    const auto later = [&](Moment from) {
        return from + Moment(1 + dice.below(static_cast<std::uint64_t>((end - from).count())));
    };
    const bool revokes = dice.chance(revokedShare), reinstates = dice.chance(reinstatedShare);
    Desk *desk = dice.chance(byTheOffice) ? &m_office : ward.desk.get();
    if (!revokes)
        return;
    pass.revoked = later(pass.issued);
    m_events.push_back({*pass.revoked, desk,
                        journal::Revoke{pass.number.series,
                                        {pass.number.serial},
                                        {core::RevocationReason::Lost, wallAt(*pass.revoked)}}});
    if (!reinstates)
        return;
    pass.reinstated = later(*pass.revoked);
    m_events.push_back(
        {*pass.reinstated, ward.desk.get(), journal::Reinstate{pass.number.series, {pass.number.serial}}});
}

std::vector<journal::Extract> Wards::write(Moment now)
{
    for (; m_said < m_events.size() && m_events[m_said].at <= now; ++m_said)
        m_events[m_said].desk->say(m_events[m_said].fact, m_events[m_said].at);
    std::vector<journal::Extract> extracts;
    const auto take = [&](Desk &desk) {
        if (auto extract = desk.takeNew(now); !extract.entries.empty())
            extracts.push_back(std::move(extract));
    };
    for (const Ward &ward : m_wards)
        take(*ward.desk);
    take(m_office);
    return extracts;
}

std::string Wards::directoryJson() const
{
    std::string authorities = authorityJson("P", ""), keys, series, devices = deviceJson(m_office, "P");
    for (std::size_t i = 0; i < m_wards.size(); ++i) {
        const std::string code = authorityOf(i), comma = i == 0 ? "" : ", ";
        const core::PublicKey key = m_wards[i].key->publicKey();
        authorities += ", " + authorityJson(code, "P");
        keys += comma + "{" + quoted("public", core::toHex(key)) + ", " + quoted("authority", code) + ", " +
                quoted("valid_from", "2021-01-01T00:00:00Z") + ", " + quoted("valid_until", "2023-01-01T00:00:00Z") +
                "}";
        series +=
            comma + "{" + quoted("code", m_wards[i].series) + ", " + quoted("key", core::toHex(core::keyId(key))) + "}";
        devices += ", " + deviceJson(*m_wards[i].desk, code);
    }
    return R"({"format": "th-directory-1", "authorities": [)" + authorities + R"(], "keys": [)" + keys +
           R"(], "series": [)" + series + R"(], "devices": [)" + devices + R"(], "auditors": []})";
}

std::string policyJson()
{
    return R"({"format": "th-policy-1", "utc_offset_minutes": 420, "areas": [], "checkpoints": [], "rules": [
        {"effective_from": "2021-01-01T00:00:00Z", "title": "City", "categories": [
         {"code": "food", "name": {"vi": "Lương thực", "en": "Food"}}]}]})";
}

} // namespace th::city
