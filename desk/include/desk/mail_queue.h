// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

namespace th::desk {

/// The outbox: mails to applicants, queued in the same transaction as the step that they tell of. They go to the
/// request's field `email`, or else `contact` where that is an address; without one there is no mail. What they say is
/// fixed then; how it is put, and the passes' PDF, is made when they are sent (room `counter`).

struct MailFacts {
    std::string to;     ///< an address (core::isMailAddress)
    std::string name{}; ///< of the applicant; may be empty
    std::string reason{};
    struct Line {
        std::uint32_t number = 0;
        std::string holder, reason;
    };
    std::vector<Line> refused{}; ///< at most 200 of them
    std::uint64_t lines = 0, approved = 0, refusedInAll = 0;
    std::vector<std::string> passes{}; ///< numbers: to be attached, or that were revoked
    std::uint32_t part = 1, parts = 1; ///< of passes that are more than one mail holds
};
/// A mail of the outbox, as its list shows it: what, to whom, since when, in which state, what went wrong last.
struct Mail {
    store::WardMail row; ///< kind: "received", "reviewed", "refused", "sent_back", "passes", "revoked"
    MailFacts facts;
    core::LocalName fault{};
};
inline constexpr std::size_t passesOfMail = 100;

using Mails = store::WardBook::Mails;
[[nodiscard]] Done<std::vector<Mail>> outbox(const Desk &desk, Mails which, std::size_t most = 500);
[[nodiscard]] Done<std::vector<Mail>> dueMails(const Desk &desk, core::Instant now, std::size_t most);
[[nodiscard]] Done<std::vector<Mail>> mailsOf(const Desk &desk, RequestId request);
[[nodiscard]] Done<Mail> mailOf(const Desk &desk, std::uint64_t id);

/// Mails of which a program died before it knew the server's answer become `PerhapsSent`; how many. Call before
/// sending, when nobody else sends.
Done<std::size_t> settleMails(Desk &desk, const core::ClockReading &clock);
/// Call when all of a mail was given to the server but its end, which makes the server take it: durable when it
/// returns. Refused: it does not wait any more.
Done<void> beginHandingOver(Desk &desk, const core::ClockReading &clock, std::uint64_t id,
                            const std::string &messageId);
enum class MailOutcome {
    Sent,
    Later,         ///< a server refused it for now: again after a while that grows, for five days from the first time
    NotYet,        ///< not the mail's fault: it waits as before, however long, and lets others go first
    Perhaps,       ///< the server may have taken it
    Undeliverable, ///< refused for good
};
Done<void> endHandingOver(Desk &desk, const core::ClockReading &clock, std::uint64_t id, MailOutcome outcome,
                          const core::LocalName &fault);

/// By a person, for a reason; both are in the journal. Again: what waits, is perhaps sent, undeliverable or dropped
/// (`address`: another one, if not empty). Refused for what was sent.
Done<void> sendAgain(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t id,
                     const std::string &reason, const std::string &address = {});
Done<void> dropMail(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t id,
                    const std::string &reason);

} // namespace th::desk
