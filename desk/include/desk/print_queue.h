// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

namespace th::desk {

/// What the desk's steps have printed waits in its print queue; each time that something goes to a printer is an entry
/// in the journal before it goes, and another for how that ended. So what died in between is known not to be known.

struct PrintTime {
    store::WardPrinting row;
    std::string reason; ///< why once more
};
struct PrintJob {
    store::WardPrintJob row;
    std::vector<PrintTime> times;        ///< oldest first
    std::size_t sheets = 0, revoked = 0; ///< that would be printed now; that are not, because they are revoked
};
/// Open ones oldest first, closed ones (printed, put aside) newest first.
[[nodiscard]] Done<std::vector<PrintJob>> printQueue(const Desk &desk, store::WardBook::Prints which,
                                                     std::size_t most = 500);
[[nodiscard]] Done<std::vector<PrintJob>> printJobsOf(const Desk &desk, RequestId request);

struct PrintSheet {
    std::uint32_t line = 0, turn = 0;
    core::PassNumber number{}; ///< of a pass
    std::string text{};        ///< of a pass; empty: a sheet by hand, which says
    Draft draft{};
    bool before = false; ///< was printed before, or that is not known
};
/// What a job puts on paper now. Revoked passes are not among it.
struct PrintMatter {
    PrintJob job;
    std::vector<PrintSheet> sheets;
    std::vector<core::PassNumber> revoked;
};
/// `lines`: of the request; empty: all. Refused: nothing is left to print (`nothing_to_print`), or sheets by hand of a
/// request that is not with the leader any more (`not_now`).
[[nodiscard]] Done<PrintMatter> matterOf(const Desk &desk, std::uint64_t job,
                                         const std::vector<std::uint32_t> &lines = {});

/// As `PrintOrder::design`: the codes alone, as pictures for phones' screens (no template has such a name). They leave
/// the desk as paper does, with the same entries; but nothing counts as printed by them, and they need no reason.
inline constexpr const char *onScreens = "PNG";

struct PrintOrder {
    issuing::Officer officer;
    core::ClockReading clock;
    std::string design, printer; ///< template and where it goes; at most 64 and 255 bytes are kept
    std::size_t pages = 0;
    std::string reason{}; ///< wanted where one of the sheets was printed before (`printed_before`)
};
struct PrintTicket {
    std::uint64_t job = 0;
    std::uint32_t number = 0; ///< the job's first time: 1
};
/// Call when the pages are drawn and passed the gate, before the first goes to the printer. Refused (`stale`) where the
/// matter is not what it was, e.g. because a pass was revoked meanwhile.
Done<PrintTicket> beginPrinting(Desk &desk, const PrintOrder &order, const PrintMatter &matter);
/// How it ended: Printed or Failed. Also later, by who looked at the paper.
Done<void> endPrinting(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                       const PrintTicket &ticket, store::PrintOutcome outcome);
/// It needs no paper, for a reason. It can still be printed.
Done<void> putAside(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t job,
                    const std::string &reason);

} // namespace th::desk
