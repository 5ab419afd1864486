// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bureau.h"
#include "land.h"
#include "scenarios.h"

namespace th::demo {

/// Where most passes of the demonstration are good.
inline constexpr const char *city = "99.991";

/// Makes up everybody who passes by. The order of the parts counts: serials follow it, and later ones refer to earlier.
class Casting {
public:
    Casting(KeyRing &ring, core::Instant now, core::Instant asOf) : m_ring(ring), m_asOf(asOf), m_bureau(ring, now) {}

    [[nodiscard]] Cast cast(); ///< once

private:
    using Reasons = std::vector<core::ReasonCode>;

    // Passes that an authority wrote: casting_genuine.cpp.
    void addGood();
    void addTimes();
    void addRevoked();
    void addScope();
    void addCards();
    void addHouseholds();
    void addLate(); ///< newer than the published data; after everything else that is issued in their series

    // Forged, stolen, damaged, and codes that are no passes: casting_false.cpp.
    void addForged();
    void addRegistry();
    void addUnreadable();
    void addForeign();

    // Where the outcome also depends on plate, place or hour: casting_situations.cpp.
    void addSituations();

    [[nodiscard]] core::PassClaims employee(const std::string &category = "food");
    [[nodiscard]] core::PassClaims individual(const std::string &category = "medical");
    [[nodiscard]] core::PassClaims household(const char *area = cityWard);

    /// Issues under `series` and puts the pass on stage.
    Scenario &show(const char *name, core::LocalName title, const std::string &series, const core::PassClaims &claims,
                   core::VerdictKind kind, Reasons reasons, Registry registry = Registry::Knows,
                   std::uint64_t ahead = 0);
    Scenario &showText(const char *name, core::LocalName title, std::string text, core::VerdictKind kind,
                       Reasons reasons);
    /// Moves what was shown last among the situations.
    Scenario &asSituation();
    [[nodiscard]] const Scenario &earlier(const std::string &name) const;

    KeyRing &m_ring;
    core::Instant m_asOf;
    Bureau m_bureau;
    Cast m_cast;
    std::size_t m_people = 0;
    Person m_person = person(0); ///< who comes next
    Person m_shown;              ///< who came last
};

} // namespace th::demo
