// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/at_desk.h"
#include "counter/paper_run.h"
#include "desk/register.h"

#include <functional>
#include <string>

namespace th::counter {

struct ExportOrder {
    issuing::Officer officer;
    std::function<core::ClockReading()> clock; ///< asked when all is written, in the caller's thread
    desk::RegisterFilter filter{};
    core::Language language = core::Language::Vietnamese; ///< of the headings
    Existing existing = Existing::Refuse;                 ///< a file of that name
};
/// How many of all passes were looked at. False: no more, which is the Problem "export.stopped".
using OnExport = std::function<bool(std::size_t passes, std::size_t all)>;

/// The register, or the part that the filter lets through, as a table: XLSX where the file's name ends so, else CSV.
/// Row by row, beside its place (store::PendingFile) and readable to its owner alone; the journal knows who took it
/// before it gets its name, and whatever ends it sooner leaves nothing. Gives the number of passes. Blocking, in any
/// thread: the desk is asked for 1,000 passes at a time, and others are served in between.
[[nodiscard]] desk::Done<std::size_t> exportRegister(const AtDesk &atDesk, const ExportOrder &order,
                                                     const std::string &file, const OnExport &onExport = {});

} // namespace th::counter
