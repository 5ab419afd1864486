// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oversight/report.h"

#include <string>
#include <vector>

namespace th::oversight {

/// How one station's log stands.
enum class LogState {
    Proven, ///< signed, known to a hub, and nothing is the matter
    Open,   ///< something is not proven, or worth knowing: the newest entries, the clock, no receipt …
    Alarm,  ///< something is wrong
};
[[nodiscard]] LogState stateOf(const evidence::StationReport &report);

/// Those with the most alarms first, then what is open, then the others; of equals by name.
void sortWorstFirst(std::vector<evidence::StationReport> &reports);

/// One thing about a station's log, a sentence.
struct ProofLine {
    LogState state = LogState::Proven;
    std::string words;
    bool found = false; ///< it tells of what was found; else until when the log is proven
};
/// Until when it is proven and by whom, what a hub has had of it, then what was found; alarms first. Of the findings at
/// most `most`; how many more there are is the last line.
[[nodiscard]] std::vector<ProofLine> proofOf(const evidence::StationReport &report, const Names &names,
                                             std::chrono::minutes utcOffset, std::size_t most);

/// How many stations stand how, and what nobody was asked about.
[[nodiscard]] std::string proofSummary(const std::vector<evidence::StationReport> &reports, const Names &names);

/// A PDF of A4 pages about all stations, worst first: on the first the summary, then a table, then what was found at
/// each. Blocking. Needs a QGuiApplication (fonts).
[[nodiscard]] QByteArray drawProof(std::vector<evidence::StationReport> reports, const ReportHeading &heading);

} // namespace th::oversight
