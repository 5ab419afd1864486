// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "open_desk.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace th::app {

/// A request as the inbox lists it.
struct InboxEntry {
    desk::RequestId id = 0;
    std::string applicant; ///< organisation, or the holder of the first line, or contact or address; personal
    std::string alias;     ///< found by this as well: contact or address, where applicant is a holder; personal
    core::LocalName procedure, state;
    std::string stateId;
    std::vector<core::LocalName> steps;                    ///< that the officer has before them, the way on first
    bool onlyBack = false;                                 ///< all of them want a reason: they turn back or end it
    bool edits = false, attaches = false, decides = false; ///< the officer may, now
    bool finished = false;
    issuing::LineTally lines;
    core::Instant opened{}, changed{};
    [[nodiscard]] bool waits() const
    {
        return !finished && (edits || attaches || decides || (!steps.empty() && !onlyBack));
    }
};

/// Whom a request is called by: organisation, contact or address, the first that is there; personal.
[[nodiscard]] std::string applicantOf(const desk::Fields &fields);
/// The same, where nobody is named by the holder of its first line.
[[nodiscard]] desk::Done<std::string> applicantOf(const OpenDesk &open, const desk::Case &glance);

/// Reads all requests, and opens only those that have changed since the last time. Thread: store.
class InboxReader {
public:
    /// The longest waiting first.
    [[nodiscard]] desk::Done<std::vector<InboxEntry>> read(OpenDesk &open);

private:
    struct Known {
        std::uint64_t revision = 0;
        store::SealState seal = store::SealState::NotYet;
        desk::Case glance;
        std::string applicant;
    };
    std::map<desk::RequestId, Known> m_known;
};

} // namespace th::app
