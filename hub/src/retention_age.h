// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"
#include "core/stored_entry.h"
#include "engine.h"
#include "store/reduction.h"

namespace th::hub {

/// When `rules` let go of something that is of the time `age`: of the ways in which it can have gone the one that they
/// allow first. Nothing: they speak of none. It may go once the clock is beyond that.
[[nodiscard]] std::optional<Milliseconds> goesAfter(const core::Retention &rules,
                                                    const std::vector<store::LettingGo> &ways, Milliseconds age);
/// The single rules that leave something that looks like `left`; none: no rule leaves such a thing.
[[nodiscard]] std::vector<store::LettingGo> waysTo(const core::journal::Entry &left);

/// From when the entries of a device's journal are, as far as their clocks can be believed: one that says less than
/// 2020, or later than the hub has it, is of the time of those around it. What a device writes behind an entry makes it
/// no older than what stands before it. Reads in the transaction at hand.
class RetentionAge {
public:
    RetentionAge(Engine &engine, std::int64_t device) : m_engine(engine), m_device(device) {}

    struct Age {
        std::optional<Milliseconds> at{}; ///< nothing: no believable clock near it
        bool open = false;                ///< a session that had not ended before `before`
    };
    /// Of a session: of its newest record. `notAfter`: no clock is believed that says more.
    [[nodiscard]] Age of(const core::journal::Entry &entry, std::uint64_t before, Milliseconds notAfter);

private:
    [[nodiscard]] Age ofSession(const core::journal::Entry &session, std::uint64_t before, Milliseconds notAfter);
    [[nodiscard]] std::optional<Milliseconds> around(std::int64_t seq, Milliseconds notAfter);

    /// Entries `first` to `last` have no clock that can be believed, and are as old as what is around them.
    struct Stretch {
        std::int64_t first = 0, last = -1;
        Milliseconds notAfter = 0;
        std::optional<Milliseconds> at{};
    };
    Engine &m_engine;
    std::int64_t m_device;
    Stretch m_stretch;
};

} // namespace th::hub
