// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"
#include "core/verdict.h"
#include "evidence/archive.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::evidence {

/// What is asked for. Lists: any of them; empty: whatever it is. IndexFull: a value is asked for that the index had no
/// room for.
struct Filter {
    std::optional<Milliseconds> from{}, until{}; ///< by the station's clock: at or after, before
    std::vector<core::journal::EntryKind> kinds{core::journal::EntryKind::Scan};
    std::vector<core::VerdictKind> verdicts{};
    std::vector<core::ReasonCode> reasons{}; ///< one of the verdict's reasons
    std::vector<std::string> checkpoints{}, officers{}, categories{}, authorities{}, sources{};
    std::vector<std::string> areas{}; ///< and what lies inside them
    std::vector<core::PublicKey> devices{};
    std::vector<std::string> passes{}; ///< "BD01A-000123"
    std::optional<bool> proven{};      ///< the pass's signature was verified
    bool allHistories = false;         ///< what is not of a device's log too: see `otherHistories`
};

[[nodiscard]] const char *name(core::journal::EntryKind kind); ///< "scan" …

/// RFC 3339, to the second; "?" for what no calendar has (stations may write down anything).
[[nodiscard]] std::string formatMoment(Milliseconds moment);

/// One entry as the index has it.
struct Row {
    Place place;
    Milliseconds wall = 0;
    core::journal::EntryKind kind = core::journal::EntryKind::Scan;
    std::optional<core::VerdictKind> verdict{}; ///< of a scan
    std::vector<std::string> reasons{};         ///< names
    std::string number, checkpoint, officer, category, area, authority, source;
    bool proven = false;
    bool sealed = false;  ///< has a part that only an auditor can read
    bool reduced = false; ///< by a retention rule: what it says is the word of who applied it
    core::ClockState clock = core::ClockState::Trusted;
};

/// After which row a page goes on: newest first, of the same moment by place.
struct Cursor {
    Milliseconds wall = 0;
    Place place;
    [[nodiscard]] bool operator==(const Cursor &) const = default;
};
struct Page {
    std::vector<Row> rows;
    std::optional<Cursor> next; ///< nothing: there is no more
};
/// Newest first.
[[nodiscard]] Outcome<Page> page(Archive &archive, const Filter &filter, const std::optional<Cursor> &after,
                                 std::size_t most);

/// How many devices have entries that are not of their log (`reportIntegrity` names them: another history, which may be
/// made up by anybody). Filters leave those out unless told otherwise.
[[nodiscard]] Outcome<std::size_t> otherHistories(Archive &archive);

[[nodiscard]] Outcome<std::uint64_t> count(Archive &archive, const Filter &filter);

enum class Grouping {
    Verdict,
    Reason, ///< a row counts once for each of its reasons
    Checkpoint,
    Officer,
    Category,
    Area,
    Authority,
    Source,
    Kind,
    Device, ///< by key, in hex
    Hour,   ///< "2021-09-06 08", where the clock is `utcOffset` ahead
    Day,    ///< "2021-09-06"
};
/// What has none of it is counted under "".
[[nodiscard]] Outcome<std::map<std::string, std::uint64_t>> countBy(Archive &archive, const Filter &filter,
                                                                    Grouping grouping, std::chrono::minutes utcOffset);

enum class Order { OldestFirst, NewestFirst };
/// All of them, until `visit` says false. Memory does not grow with their number.
[[nodiscard]] Outcome<void> eachRow(Archive &archive, const Filter &filter, Order order,
                                    const std::function<bool(const Row &)> &visit);

} // namespace th::evidence
