// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/at_desk.h"
#include "counter/print_contents.h"
#include "desk/print_queue.h"
#include "paper/document.h"

#include <string>
#include <vector>

namespace th::counter {

/// What a job of the print queue puts on paper now: passes, each proven, or sheets by hand.
struct Sheets {
    desk::PrintMatter matter;
    std::vector<paper::Content> contents; ///< one for each of `matter.sheets`
    std::vector<LeftOut> leftOut{};       ///< that paper may not carry
};
/// `lines`: of the request; empty: all. Refused as `desk::matterOf` and `contentsOf` are.
[[nodiscard]] desk::Done<Sheets> sheetsOf(const desk::Desk &desk, std::uint64_t job,
                                          const std::vector<std::uint32_t> &lines, core::Instant now);

enum class Existing { Refuse, Replace };
enum class Leftover { Refuse, Remove };
/// What `PaperOrder::file` becomes: a PDF; or codes for phones' screens (`paper::screenPicture`), that of the one pass
/// as a picture, or a folder of pictures, "NUMBER.png", for its owner alone.
enum class Form { Pdf, Picture, Pictures };
struct PaperOrder {
    issuing::Officer officer;
    std::function<core::ClockReading()> clock; ///< asked when it begins, and when it ended, in the caller's thread
    std::string printer{}, file{};             ///< of the system; or, if empty, what is made:
    Form form = Form::Pdf;                     ///< pictures need no design, page or reason
    Existing existing = Existing::Refuse;      ///< a file of that name: "paper.exists"
    Leftover leftover = Leftover::Refuse;      ///< its `.part`, of a printing that was killed: "paper.left"
    std::string reason{};                      ///< wanted where something was printed before
};
struct PaperRun {
    paper::Written written;
    desk::PrintTicket ticket;
};
/// One printing, from the queue to its end as far as that is known: the pages are drawn and each code read back (the
/// gate), the journal says that it begins, then they go to the printer or get the file's name, then the journal says
/// how it ended. What was refused by the gate or the desk is on no paper. `job`: design, page and pictures for the
/// sheets' contents, which are put into it. Blocking, in any thread; needs a QGuiApplication.
[[nodiscard]] desk::Done<PaperRun> runPaper(const AtDesk &atDesk, const Sheets &sheets, paper::Job job,
                                            const PaperOrder &order, const paper::OnProgress &onProgress = {});

} // namespace th::counter
