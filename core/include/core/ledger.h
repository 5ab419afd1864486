// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/facts.h"

#include <functional>
#include <map>

namespace th::core {

/// The status of all series as the publisher keeps it while it reads journals: what is published, and what has changed
/// since. Decides what may be said of a series and by whom. Pure.
class Ledger {
public:
    /// Times of revocations are rounded down to whole days of this offset.
    Ledger(Directory directory, std::chrono::minutes utcOffset);

    void load(SeriesSnapshot published); ///< before any fact

    /// Refused by the name of the rule, with nothing changed: "device.no_authority", "series.unknown",
    /// "series.not_yours" (issue: not the owner; revoke, reinstate: neither the owner nor its parent), "tag_key",
    /// "serial.reused" (registered for another pass), "serial.order" (passed over already), "serial.gap" (further
    /// beyond the last than `maxSerialGap`, or more passed over in all than `mayPassOver`), "series.full" (beyond
    /// `maxSerials`). What must wait is given back: a revocation or reinstatement of serials
    /// that are not issued yet, as far as is known; the rest of it is taken.
    /// If `mayWait` says no to it, nothing of the fact is taken: "waiting.full". `authority` is whom the device that
    /// says it speaks for; empty: nobody.
    using MayWait = std::function<bool(const journal::Fact &)>;
    [[nodiscard]] Result<std::optional<journal::Fact>, std::string>
    take(const journal::Fact &fact, const AuthorityCode &authority, const MayWait &mayWait);

    /// What has changed since `load`; series in ascending order. The ledger goes on from there.
    [[nodiscard]] std::vector<SeriesDelta> takeChanges();
    [[nodiscard]] std::vector<SeriesSnapshot> snapshots() const; ///< after `takeChanges`
    [[nodiscard]] std::vector<SeriesProgress> progress() const;  ///< after `takeChanges`; ascending

    static constexpr std::uint32_t maxSerialGap = 1u << 16;
    static constexpr std::uint32_t maxSerials = 1u << 24; ///< of a series: what stations read in one piece
    /// How many serials a series may pass over in all: a few hostile entries do not make all stations load millions.
    static constexpr std::uint64_t mayPassOver(std::uint64_t issued) { return 2 * maxSerialGap + 4 * issued; }

private:
    struct Open {
        SeriesSnapshot held; ///< its tags are the present ones
        std::uint64_t operation = 0;
        std::uint32_t highWaterBefore = 0;
        std::uint64_t passedOver = 0; ///< serials without a tag
        std::map<std::uint32_t, std::optional<Revocation>> touched;
    };
    [[nodiscard]] Result<Open *, std::string> open(const SeriesCode &series, const AuthorityCode &authority,
                                                   bool issues);
    [[nodiscard]] Result<void, std::string> issue(const journal::Issue &issue, Open &open);
    static void mark(const std::vector<std::uint32_t> &serials, const std::optional<Revocation> &state, Open &open);
    [[nodiscard]] static std::optional<Revocation> stateOf(const Open &open, std::uint32_t serial);

    Directory m_directory;
    std::chrono::minutes m_utcOffset;
    std::map<SeriesCode, Open> m_series;
};

} // namespace th::core
