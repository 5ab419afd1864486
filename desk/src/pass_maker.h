// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/sealing.h"
#include "inside.h"

namespace th::desk {

/// Makes passes of one series with one key, and gathers what the store is to write of them.
class PassMaker {
public:
    /// Stops where the key or the series are not the unit's, or the book is behind what was published.
    PassMaker(DeskInside &inside, const SealKey &key, const core::SeriesCode &series, core::Instant now);

    /// The next pass of the series; nothing: the key did not sign, see `whyNot`. Stops if the claims break a rule.
    [[nodiscard]] bool make(const Draft &draft, core::Sealing way, const store::WardPlace &place, std::uint32_t turn);
    [[nodiscard]] const Problem &whyNot() const { return m_problem; }
    /// Puts what was made since the last time into the write.
    void put(store::WardWrite &write);
    [[nodiscard]] std::size_t made() const { return m_passes.size(); }
    /// The series' number goes on by operations that are no issues.
    void countOperations(std::size_t count) { m_series.operation += count; }
    [[nodiscard]] const store::WardSeries &series() const { return m_series; }
    [[nodiscard]] const core::AuthorityKey &authorityKey() const { return *m_key; }

private:
    void chooseSeries(const core::SeriesCode &wanted);
    void demandKey(core::Instant now);
    void demandOwnSerials();

    DeskInside &m_inside;
    const SealKey &m_sealKey;
    const core::AuthorityKey *m_key = nullptr;
    core::Instant m_now;
    store::WardSeries m_series;
    std::uint32_t m_serialSeen = 0;
    core::journal::Issue m_issue;
    std::vector<store::WardPass> m_passes;
    Problem m_problem;
};

/// What a pass's box holds: the text, then what the register shows without decoding it, separated by line feeds.
struct PassContent {
    std::string text, holder, idNumber, organisation, plates, category, kind, validUntil, household, paperNumber;
};
[[nodiscard]] std::string encode(const PassContent &content);
[[nodiscard]] std::optional<PassContent> decodePassContent(std::string_view text);
/// Stops if the box does not open.
[[nodiscard]] PassContent contentOf(const DeskInside &inside, const store::WardPass &row);

} // namespace th::desk
