// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"
#include "packed_digits.h"
#include "pass_rules.h"
#include "pass_wire.h"

#include <cassert>

namespace th::core {

namespace {

std::uint64_t seconds(Instant instant) { return static_cast<std::uint64_t>(instant.time_since_epoch().count()); }

void writeArea(cbor::Writer &writer, const AreaCode &area)
{
    if (isPackable(area.text))
        writer.bytes(packDigits(area.text));
    else
        writer.text(area.text);
}

Bytes packHours(const std::vector<HoursWindow> &hours)
{
    Bytes packed;
    for (const auto &window : hours) {
        packed.push_back(static_cast<std::uint8_t>(window.from >> 4));
        packed.push_back(static_cast<std::uint8_t>((window.from & 15) << 4 | window.until >> 8));
        packed.push_back(static_cast<std::uint8_t>(window.until & 255));
    }
    return packed;
}

std::size_t countDetails(const PassClaims &claims)
{
    return std::size_t{!claims.idNumber.empty()} + claims.birthYear.has_value() + !claims.organisation.empty() +
           !claims.route.empty() + !claims.plates.empty() + (claims.days != everyDay) + !claims.hours.empty();
}

void writeDetails(cbor::Writer &writer, const PassClaims &claims)
{
    if (!claims.idNumber.empty())
        writer.integer(wire::IdNumber).bytes(packDigits(claims.idNumber));
    if (claims.birthYear)
        writer.integer(wire::BirthYear).integer(*claims.birthYear);
    if (!claims.organisation.empty())
        writer.integer(wire::Organisation).text(claims.organisation);
    if (!claims.route.empty())
        writer.integer(wire::Route).text(claims.route);
    if (!claims.plates.empty()) {
        writer.integer(wire::Plates).array(claims.plates.size());
        for (const auto &plate : claims.plates)
            writer.text(plate);
    }
    if (claims.days != everyDay)
        writer.integer(wire::Days).unsignedInteger(claims.days);
    if (!claims.hours.empty())
        writer.integer(wire::Hours).bytes(packHours(claims.hours));
}

void writePass(cbor::Writer &writer, const PassClaims &claims)
{
    const std::size_t details = countDetails(claims);
    writer.array(wire::requiredItems + (details > 0 ? 1 : 0));
    writer.text(claims.number.series.text).unsignedInteger(claims.number.serial);
    writer.unsignedInteger(claims.operation);
    writer.unsignedInteger(static_cast<std::uint64_t>(claims.kind));
    writer.unsignedInteger(static_cast<std::uint64_t>(claims.sealing));
    writer.text(claims.holder).text(claims.category.text);
    writer.array(claims.areas.size());
    for (const auto &area : claims.areas)
        writeArea(writer, area);
    if (details > 0) {
        writer.map(details);
        writeDetails(writer, claims);
    }
}

} // namespace

Bytes encodeClaims(const PassClaims &claims)
{
    assert(!brokenRule(claims));
    const bool startsLater = claims.validFrom != claims.issuedAt;
    cbor::Writer writer;
    writer.map(startsLater ? 5 : 4);
    writer.integer(wire::issuer).text(claims.authority.text);
    writer.integer(wire::expires).unsignedInteger(seconds(claims.validUntil));
    if (startsLater)
        writer.integer(wire::notBefore).unsignedInteger(seconds(claims.validFrom));
    writer.integer(wire::issuedAt).unsignedInteger(seconds(claims.issuedAt));
    writer.integer(wire::pass);
    writePass(writer, claims);
    return std::move(writer).take();
}

} // namespace th::core
