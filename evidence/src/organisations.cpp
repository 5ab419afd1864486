// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/organisations.h"

#include "core/pass.h"
#include "database.h"
#include "sealed_walk.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace th::evidence {

namespace {

struct Sum {
    std::uint64_t scans = 0, refused = 0;
};

Organisations countAll(Archive &archive, const OpenOrder &order, const core::SoftwareKey &auditor)
{
    noteOpening(archive, order, "open", " organisations");
    Filter scans = order.filter;
    scans.kinds = {core::journal::EntryKind::Scan};
    Organisations all;
    std::unordered_map<std::string, Sum> sums;
    const auto isGenuine = [&](const Row &row) {
        all.unproven += row.proven ? 0 : 1;
        return row.proven;
    };
    const auto take = [&](const Opened &opened) {
        const auto pass = core::decodePass(opened.passText);
        if (!pass) { // the device calls it genuine, yet sealed something else
            ++all.closed;
            return true;
        }
        const std::string &organisation = pass->claimsUntrusted().organisation;
        if (sums.size() >= mostOrganisations && !sums.contains(organisation)) {
            all.complete = false;
            return true;
        }
        Sum &sum = sums[organisation];
        ++sum.scans;
        sum.refused += opened.row.verdict == core::VerdictKind::Refuse ? 1 : 0;
        return true;
    };
    const WalkCount walked = walkSealed(archive, {scans, isGenuine, order.progress}, auditor, take);
    all.closed += walked.closed;
    all.letGo = walked.letGo;
    all.unsealed = walked.unsealed;
    for (const auto &[organisation, sum] : sums)
        all.organisations.push_back({organisation, sum.scans, sum.refused});
    std::ranges::sort(all.organisations, [](const OrganisationFigures &left, const OrganisationFigures &right) {
        return std::tie(right.refused, right.scans, left.organisation) <
               std::tie(left.refused, left.scans, right.organisation);
    });
    return all;
}

} // namespace

Outcome<Organisations> organisationsOf(Archive &archive, const OpenOrder &order, const core::SoftwareKey &auditor)
{
    return guard([&] { return countAll(archive, order, auditor); });
}

} // namespace th::evidence
