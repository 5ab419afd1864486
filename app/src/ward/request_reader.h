// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "open_desk.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace th::app {

/// A step that the officer has before them.
struct StepOffer {
    std::string id;
    core::LocalName name;
    bool wantsReason = false;
    bool seals = false;
    std::vector<issuing::Effect> then;
};
/// A request with all that its page shows.
struct RequestView {
    desk::Case found;
    core::LocalName procedure, state;
    std::set<core::PassKind> kinds; ///< of the passes that come of it
    std::vector<StepOffer> steps;
    bool edits = false, attaches = false, decides = false; ///< the officer may, now
    bool prints = false;                                   ///< something of it is, or was, in the print queue
    std::vector<std::string> fieldsWanted;                 ///< by the procedure's steps, in their order
    std::vector<std::string> kindsWanted;                  ///< of attachments
    std::vector<std::string> historyVi, historyEn;
};
using LineMatches = std::map<std::uint32_t, std::vector<desk::Match>>;

/// Thread: store.
[[nodiscard]] desk::Done<RequestView> readRequest(const OpenDesk &open, desk::RequestId request);
/// Lines of other requests with the same ID number, plate or household, by line.
[[nodiscard]] desk::Done<LineMatches> readMatches(const OpenDesk &open, const std::vector<desk::Line> &lines,
                                                  desk::RequestId request);

} // namespace th::app
