// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/paper_run.h"
#include "desk/register.h"

#include <string>

namespace th::counter {

struct ExportOrder {
    issuing::Officer officer;
    core::ClockReading clock;
    desk::RegisterFilter filter{};
    core::Language language = core::Language::Vietnamese; ///< of the headings
    Existing existing = Existing::Refuse;                 ///< a file of that name
};
/// The register, or the part that the filter lets through, as a table: XLSX where the file's name ends so, else CSV.
/// Row by row, beside its place and readable to its owner alone; the journal knows who took it before it gets its name.
/// Gives the number of passes. Thread: the desk's.
[[nodiscard]] desk::Done<std::size_t> exportRegister(desk::Desk &desk, const ExportOrder &order,
                                                     const std::string &file);

} // namespace th::counter
