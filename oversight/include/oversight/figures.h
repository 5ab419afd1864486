// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/policy.h"
#include "evidence/integrity.h"
#include "evidence/organisations.h"
#include "evidence/statistics.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::oversight {

/// A station of whose rows a report tells.
struct StationFigures {
    std::uint64_t rows = 0;
    evidence::StationReport report;
};

/// All that a report tells of, from one archive and one filter.
struct Figures {
    evidence::Statistics statistics;
    std::vector<StationFigures> stations;                   ///< that have rows, most rows first
    std::size_t allStations = 0;                            ///< of the archive
    std::size_t otherHistories = 0;                         ///< devices with entries that are not of their log
    std::optional<evidence::Organisations> organisations{}; ///< nothing: nobody opened the passes' names
};
/// `goOn` is asked now and then; false ends it with Cancelled. Thread: the archive's.
[[nodiscard]] evidence::Outcome<Figures> gather(
    evidence::Archive &archive, const evidence::Filter &filter, const evidence::Trust &trust,
    std::chrono::minutes utcOffset, const std::function<bool()> &goOn = [] { return true; });

/// What codes are called.
struct Names {
    const core::Directory *directory = nullptr;
    const core::Policy *policy = nullptr;
    core::Language language = core::Language::Vietnamese;
    [[nodiscard]] std::string gate(const std::string &code) const;     ///< "Chốt 1 (CK-01)"
    [[nodiscard]] std::string ward(const std::string &code) const;     ///< of the authority that issued
    [[nodiscard]] std::string category(const std::string &code) const; ///< by the newest rules
    [[nodiscard]] std::string station(const evidence::StationReport &report) const;
    [[nodiscard]] std::string reason(const std::string &code) const; ///< what is the matter, one sentence
    [[nodiscard]] std::string verdict(core::VerdictKind kind) const; ///< what was said at the gate
};

/// What a filter asks for in one line; empty: all scans.
[[nodiscard]] std::string filterWords(const evidence::Filter &filter, std::chrono::minutes utcOffset,
                                      const Names &names);

/// What a commander ought to look at first, each one sentence with its number; the heaviest first. Empty: nothing.
[[nodiscard]] std::vector<std::string> unusual(const Figures &figures, const Names &names);
/// What the figures cannot be held to, and why. Never empty: something always has to be done to prove the rest.
[[nodiscard]] std::vector<std::string> notProven(const Figures &figures, const Names &names);

} // namespace th::oversight
