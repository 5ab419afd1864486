// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"

namespace th::test {

/// A valid, typical pass of an employee: the claims that the size limit of the format is measured with.
inline core::PassClaims samplePass()
{
    core::PassClaims claims;
    claims.authority = core::AuthorityCode("P00001");
    claims.number = {core::SeriesCode("BD01A"), 1234};
    claims.operation = 1301;
    claims.kind = core::PassKind::Employee;
    claims.holder = "Nguyễn Thị Thu Hương";
    claims.idNumber = "001085012345";
    claims.birthYear = 1985;
    claims.organisation = "Công ty CP Sữa Hà Nội";
    claims.category = core::CategoryCode("food");
    claims.areas = {core::AreaCode("01.001.00001")};
    claims.plates = {"29A12345"};
    claims.hours = {{360, 1080}};
    claims.issuedAt = *core::parseRfc3339("2021-09-05T09:30:00Z");
    claims.validFrom = *core::parseRfc3339("2021-09-05T17:00:00Z");
    claims.validUntil = *core::parseRfc3339("2021-09-21T16:59:59Z");
    claims.sealing = core::Sealing::SoftwareKey;
    return claims;
}

/// A key that is the same in every run.
inline core::SoftwareKey sampleKey(std::uint8_t which = 1)
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(which);
    return core::SoftwareKey::fromSeed(seed);
}

} // namespace th::test
