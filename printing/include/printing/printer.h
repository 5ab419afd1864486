// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace th::printing {

struct Printer {
    std::string name; ///< as the print system knows it
    std::string description;
    bool isDefault = false;
};
/// Those that the system's print system (CUPS) has now. Asks it each time; it may take seconds. Needs a
/// QGuiApplication.
[[nodiscard]] std::vector<Printer> printers();

enum class Trouble {
    NoPrinter,   ///< the print system has none at all, or does not answer
    PrinterGone, ///< it had this one
    PageSize,    ///< the printer has no such paper
    Resolution,  ///< too coarse for the codes
    Margin,      ///< the printer cannot print where a code lies
    Pages,       ///< the pages themselves were refused; the print gate is among the reasons
    NotBegun,    ///< the caller did not want it any more
    NotKnown,    ///< something went to the printer; how it ended is not known
};
struct Fault {
    Trouble trouble;
    core::LocalName sentence;
};

/// What was asked of the printer, for tests and messages.
struct Capabilities {
    std::vector<QSizeF> pages;    ///< mm, portrait
    QSizeF smallest{}, largest{}; ///< of papers in sizes of one's own; empty: none
    int dotsPerInch = 0;          ///< its finest; 0: not told
    double margin = 0;            ///< mm at each edge that it leaves white, the largest
};
/// Why a layout does not go onto such a printer in its true size; nothing: it does.
[[nodiscard]] std::optional<Fault> objection(const paper::Layout &layout, const Capabilities &printer,
                                             const std::string &name);

/// Draws the pages, has each code read back (the gate), asks `begin` (which puts down that it begins, and may refuse),
/// and gives the pages to the printer: in their true size, on one side, on the layout's paper. Success: the print
/// system took all of it; what comes out of the printer is for people to see. Blocking; needs a QGuiApplication.
/// `folder`: an empty one of the caller's own, where the pages lie until then; none: a passing one of the system's.
[[nodiscard]] core::Result<paper::Written, Fault> print(const std::string &printer, const paper::Job &job,
                                                        const std::function<bool(const paper::Written &)> &begin,
                                                        const paper::OnProgress &onProgress = {},
                                                        const std::filesystem::path &folder = {});

} // namespace th::printing
