// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casting.h"

#include <algorithm>
#include <stdexcept>

namespace th::demo {

using core::PassClaims, core::PassKind;

Cast Casting::cast()
{
    addGood();
    addTimes();
    addRevoked();
    addScope();
    addForged();
    addRegistry();
    addCards();
    addHouseholds();
    addUnreadable();
    addForeign();
    addSituations();
    addLate();
    m_cast.keys = m_bureau.keys();
    m_cast.snapshots = m_bureau.snapshots();
    return std::move(m_cast);
}

PassClaims Casting::employee(const std::string &category)
{
    PassClaims claims = m_bureau.claims(PassKind::Employee, m_person, category, city);
    claims.organisation = "Công ty TNHH Thực phẩm Hoa Sen (minh họa)";
    claims.route = "Phường Cầu Gỗ - Chợ Mới - Bến Nước";
    return claims;
}

PassClaims Casting::individual(const std::string &category)
{
    return m_bureau.claims(PassKind::Individual, m_person, category, city);
}

PassClaims Casting::household(const char *area)
{
    return m_bureau.claims(PassKind::Household, m_person, "market", area);
}

Scenario &Casting::show(const char *name, core::LocalName title, const std::string &series, const PassClaims &claims,
                        core::VerdictKind kind, Reasons reasons, Registry registry, std::uint64_t ahead)
{
    SeriesBook &book = m_bureau.book(series);
    const std::string text = book.issue(claims, registry, ahead);
    Scenario &scenario = showText(name, std::move(title), text, kind, std::move(reasons));
    scenario.claims = core::decodePass(text)->claimsUntrusted();
    scenario.look = m_cast.passes.size() % 5 < 3 ? Look::Sheet : Look::Phone;
    return scenario;
}

Scenario &Casting::showText(const char *name, core::LocalName title, std::string text, core::VerdictKind kind,
                            Reasons reasons)
{
    Scenario scenario{
        name, std::move(title), std::move(text), {}, kind, std::move(reasons), Look::Phone, {}, {}, {}, {}, {}, {}};
    m_cast.passes.push_back(std::move(scenario));
    m_shown = m_person;
    m_person = person(++m_people);
    return m_cast.passes.back();
}

Scenario &Casting::asSituation()
{
    m_cast.situations.push_back(std::move(m_cast.passes.back()));
    m_cast.passes.pop_back();
    return m_cast.situations.back();
}

const Scenario &Casting::earlier(const std::string &name) const
{
    const auto found = std::find_if(m_cast.passes.begin(), m_cast.passes.end(),
                                    [&](const Scenario &scenario) { return scenario.name == name; });
    if (found == m_cast.passes.end())
        throw std::logic_error("no scenario " + name);
    return *found;
}

Cast makeCast(KeyRing &keys, core::Instant now, core::Instant asOf) { return Casting(keys, now, asOf).cast(); }

} // namespace th::demo
