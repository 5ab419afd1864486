// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"

#include <optional>
#include <string>
#include <vector>

namespace th::store {

/// One thing shown at the checkpoint.
struct Question {
    std::string text;       ///< as scanned; hostile
    std::string idCardText; ///< empty: no card shown
    std::string plate;      ///< as typed or read; empty: not known
    core::Place place;
    core::ClockReading clock;             ///< what the clocks say now
    std::optional<core::Instant> judgeAt; ///< for training and tests; nothing: the clock's wall time
    std::string officer;
    std::string source; ///< see ScanRecord::source
    /// When it was first seen, by the monotonic clock of `clock`; nothing: not known.
    std::optional<std::chrono::milliseconds> seen{};
};

struct Answer {
    core::Verdict verdict;
    std::optional<core::PassClaims> claims; ///< proven or not: see `proven`
    bool proven = false;
    std::optional<core::IdCard> idCard;
    std::optional<ScanSeq> seq; ///< set: on disk. Not set: "not recorded", and why:
    std::optional<StoreError> notRecorded;
    core::Instant judgedAt{};
    std::optional<core::Instant> dataAsOf;
};

/// From text to a verdict on record: decode, verify, gather, judge, append. The same for the screen, the pipe
/// and the tests. Returns only when the records are durable or known not to be. Thread: the station's.
class Examiner {
public:
    explicit Examiner(Station &station) : m_station(station) {}
    [[nodiscard]] Answer examine(const Question &question);
    /// All records of a batch share one transaction.
    [[nodiscard]] std::vector<Answer> examine(const std::vector<Question> &questions);
    /// Judges without recording (look-up, rehearsal).
    [[nodiscard]] Answer judgeOnly(const Question &question);

private:
    struct Judged;
    [[nodiscard]] Judged judged(const Question &question);

    Station &m_station;
};

/// The clocks of this machine, read now: wall, CLOCK_BOOTTIME, boot id.
[[nodiscard]] core::ClockReading readClock();

} // namespace th::store
