// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"
#include "packed_digits.h"
#include "pass_rules.h"
#include "pass_wire.h"

#include <algorithm>
#include <limits>

namespace th::core {

namespace {

/// Reads the payload claim by claim. Methods answer false once `m_rule` names what is wrong. What only concerns the
/// form is checked here; what concerns the values, afterwards by `brokenRule`.
class ClaimsReader {
public:
    explicit ClaimsReader(ByteView payload) : m_reader(payload) {}
    bool read();
    PassClaims claims;
    [[nodiscard]] const std::string &rule() const { return m_rule; }

private:
    bool broken(const char *claim) { return m_rule = std::string("claims.") + claim, false; }
    bool broken(const char *claim, const cbor::Error &error);
    template <class T, class U> bool take(const char *claim, const cbor::Parsed<T> &parsed, U &into);

    bool text(const char *claim, std::size_t longest, std::string &into);
    bool instant(const char *claim, Instant &into);
    bool number(const char *claim, std::uint64_t lowest, std::uint64_t highest, std::uint64_t &into);
    bool payload();
    bool claim(std::int64_t key);
    bool required();
    bool pass();
    bool areas();
    bool area(AreaCode &into);
    bool details();
    bool detail(std::int64_t which);
    bool idNumber();
    bool plates();
    bool hours();

    cbor::Reader m_reader;
    std::array<std::int64_t, 5> m_seen{}; ///< keys met; 0 is none of ours
    std::size_t m_seenCount = 0;
    std::string m_rule;
};

bool ClaimsReader::broken(const char *claim, const cbor::Error &error)
{
    if (error.fault == cbor::Fault::UnexpectedType || error.fault == cbor::Fault::TooLong)
        return broken(claim);
    m_rule = std::string("cbor.") + cbor::name(error.fault);
    return false;
}

template <class T, class U> bool ClaimsReader::take(const char *claim, const cbor::Parsed<T> &parsed, U &into)
{
    if (!parsed)
        return broken(claim, parsed.error());
    into = *parsed;
    return true;
}

bool ClaimsReader::text(const char *claim, std::size_t longest, std::string &into)
{
    if (!take(claim, m_reader.readText(longest), into))
        return false;
    return !into.empty() || broken(claim); // what is absent is left out
}

bool ClaimsReader::number(const char *claim, std::uint64_t lowest, std::uint64_t highest, std::uint64_t &into)
{
    if (!take(claim, m_reader.readUnsigned(), into))
        return false;
    return (into >= lowest && into <= highest) || broken(claim);
}

bool ClaimsReader::instant(const char *claim, Instant &into)
{
    std::uint64_t seconds = 0;
    if (!number(claim, 0, latestInstant, seconds))
        return false;
    into = Instant(std::chrono::seconds(seconds));
    return true;
}

bool ClaimsReader::payload()
{
    std::size_t pairs = 0;
    if (!take("payload", m_reader.enterMap(std::numeric_limits<std::size_t>::max()), pairs))
        return false;
    std::optional<std::int64_t> previous;
    for (std::size_t i = 0; i < pairs; ++i) {
        std::int64_t key = 0;
        if (!take("unknown_key", m_reader.readKey(previous), key) || !claim(key))
            return false;
    }
    if (const auto end = m_reader.finish(); !end)
        return broken("payload", end.error());
    return required();
}

bool ClaimsReader::claim(std::int64_t key)
{
    if (m_seenCount < m_seen.size())
        m_seen[m_seenCount++] = key;
    switch (key) {
    case wire::issuer:
        return text("authority", 16, claims.authority.text);
    case wire::expires:
        return instant("valid_until", claims.validUntil);
    case wire::notBefore:
        return instant("valid_from", claims.validFrom);
    case wire::issuedAt:
        return instant("issued_at", claims.issuedAt);
    case wire::pass:
        return pass();
    default:
        return broken("unknown_key");
    }
}

bool ClaimsReader::required()
{
    const auto seen = [this](std::int64_t key) { return std::ranges::find(m_seen, key) != m_seen.end(); };
    if (!seen(wire::issuer))
        return broken("authority");
    if (!seen(wire::expires))
        return broken("valid_until");
    if (!seen(wire::issuedAt))
        return broken("issued_at");
    if (!seen(wire::pass))
        return broken("pass");
    if (!seen(wire::notBefore))
        claims.validFrom = claims.issuedAt;
    else if (claims.validFrom == claims.issuedAt) // said by leaving it out
        return broken("valid_from");
    return true;
}

bool ClaimsReader::area(AreaCode &into)
{
    const auto type = m_reader.peek();
    if (!type)
        return broken("areas", type.error());
    if (*type == cbor::Reader::Type::TextString)
        return text("areas", 24, into.text) && (!isPackable(into.text) || broken("areas"));
    ByteView packed;
    if (!take("areas", m_reader.readBytes(12), packed))
        return false;
    auto unpacked = unpackDigits(packed);
    if (!unpacked)
        return broken("areas");
    into.text = std::move(*unpacked);
    return true;
}

bool ClaimsReader::areas()
{
    std::size_t count = 0;
    if (!take("areas", m_reader.enterArray(maxAreas), count))
        return false;
    claims.areas.resize(count);
    for (auto &code : claims.areas)
        if (!area(code))
            return false;
    return true;
}

bool ClaimsReader::pass()
{
    std::size_t items = 0;
    if (!take("pass", m_reader.enterArray(wire::requiredItems + 1), items))
        return false;
    if (items < wire::requiredItems)
        return broken("pass");
    std::uint64_t serial = 0, kind = 0, sealing = 0;
    if (!text("series", 12, claims.number.series.text) || !number("serial", 1, UINT32_MAX, serial) ||
        !number("operation", 0, INT64_MAX, claims.operation) || !number("kind", 1, 3, kind) ||
        !number("sealing", 1, 4, sealing) || !text("holder", 80, claims.holder) ||
        !text("category", 16, claims.category.text) || !areas())
        return false;
    claims.number.serial = static_cast<std::uint32_t>(serial);
    claims.kind = static_cast<PassKind>(kind);
    claims.sealing = static_cast<Sealing>(sealing);
    return items == wire::requiredItems || details();
}

bool ClaimsReader::details()
{
    std::size_t pairs = 0;
    if (!take("details", m_reader.enterMap(std::numeric_limits<std::size_t>::max()), pairs))
        return false;
    if (pairs == 0)
        return broken("details");
    std::optional<std::int64_t> previous;
    for (std::size_t i = 0; i < pairs; ++i) {
        std::int64_t which = 0;
        if (!take("unknown_key", m_reader.readKey(previous), which) || !detail(which))
            return false;
    }
    return true;
}

bool ClaimsReader::detail(std::int64_t which)
{
    std::uint64_t value = 0;
    switch (which) {
    case wire::IdNumber:
        return idNumber();
    case wire::BirthYear:
        if (!number("birth_year", 1900, 2100, value))
            return false;
        claims.birthYear = static_cast<int>(value);
        return true;
    case wire::Organisation:
        return text("organisation", 120, claims.organisation);
    case wire::Route:
        return text("route", 120, claims.route);
    case wire::Plates:
        return plates();
    case wire::Days:
        if (!number("days", 1, everyDay - 1, value)) // every day is said by leaving it out
            return false;
        claims.days = static_cast<std::uint8_t>(value);
        return true;
    case wire::Hours:
        return hours();
    default:
        return broken("unknown_key");
    }
}

bool ClaimsReader::idNumber()
{
    ByteView packed;
    if (!take("id_number", m_reader.readBytes(6), packed))
        return false;
    auto digits = unpackDigits(packed);
    if (!digits || digits->empty())
        return broken("id_number");
    claims.idNumber = std::move(*digits);
    return true;
}

bool ClaimsReader::plates()
{
    std::size_t count = 0;
    if (!take("plates", m_reader.enterArray(maxPlates), count))
        return false;
    if (count == 0)
        return broken("plates");
    claims.plates.resize(count);
    for (auto &plate : claims.plates)
        if (!text("plates", 20, plate))
            return false;
    return true;
}

bool ClaimsReader::hours()
{
    ByteView packed;
    if (!take("hours", m_reader.readBytes(maxHours * wire::bytesPerWindow), packed))
        return false;
    if (packed.empty() || packed.size() % wire::bytesPerWindow != 0)
        return broken("hours");
    for (std::size_t i = 0; i < packed.size(); i += wire::bytesPerWindow) {
        const auto from = static_cast<std::uint16_t>(packed[i] << 4 | packed[i + 1] >> 4);
        const auto until = static_cast<std::uint16_t>((packed[i + 1] & 15) << 8 | packed[i + 2]);
        claims.hours.push_back({from, until});
    }
    return true;
}

bool ClaimsReader::read()
{
    if (!payload())
        return false;
    if (const char *rule = brokenRule(claims))
        return m_rule = rule, false;
    return true;
}

} // namespace

Result<PassClaims, std::string> decodeClaims(ByteView payload)
{
    ClaimsReader reader(payload);
    if (!reader.read())
        return Failure{reader.rule()};
    return std::move(reader.claims);
}

} // namespace th::core
