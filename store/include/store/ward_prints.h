// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/time.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace th::store {

enum class PrintState {
    Waits,
    UnderWay, ///< given to a printer, and how that ended is not known (yet)
    Printed,
    PutAside
};
/// What waits to be put on paper, or was: the passes of a request, one of them, or its sheets for a leader to sign.
struct WardPrintJob {
    std::uint64_t id = 0; ///< from 1; in a write 0: a new one
    std::uint64_t request = 0;
    bool byHand = false;              ///< sheets without a code
    std::uint32_t line = 0, turn = 0; ///< line 0: all of the request
    core::Instant queued{};
    PrintState state = PrintState::Waits;
};

enum class PrintOutcome { Unknown, Printed, Failed };
/// One time that a job was given to a printer.
struct WardPrinting {
    std::uint64_t job = 0;
    std::uint32_t number = 0; ///< from 1
    core::Instant begun{}, ended{};
    PrintOutcome outcome = PrintOutcome::Unknown;
    std::string officer, design, printer;
    std::uint64_t passes = 0, pages = 0;
    core::Bytes reason; ///< box of why again; may be empty
};
/// A pass, or a sheet by hand (turn 0), of one printing.
struct WardPrinted {
    std::uint64_t request = 0;
    std::uint32_t line = 0, turn = 0;
    core::Instant ended{}; ///< 1970: not known whether it was
    std::uint32_t printing = 0;
    friend auto operator<=>(const WardPrinted &, const WardPrinted &) = default;
};

} // namespace th::store
