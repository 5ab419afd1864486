// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "counter/incoming.h"
#include "counter/outgoing.h"
#include "desk_errand.h"

#include <optional>
#include <vector>

namespace th::app {

/// Mails of the desk, both ways.
struct MailView {
    std::vector<desk::Mail> out;
    std::vector<desk::IncomingMail> in;
    std::optional<desk::Problem> account; ///< why there is none to send and fetch by; "mail.none": it was not set up
    bool fetches = false;                 ///< it has a mailbox
};
/// \p which: what somebody has to think of, or what is over. Thread: store.
[[nodiscard]] desk::Done<MailView> readMails(const OpenDesk &open, desk::Mails which);

/// What a mail of the outbox says, as it would be sent. Thread: store.
[[nodiscard]] desk::Done<mail::Written> readLetter(const OpenDesk &open, std::uint64_t mail);
/// The text of one that came. Thread: store.
[[nodiscard]] desk::Done<std::string> readIncoming(const OpenDesk &open, std::uint64_t mail);

/// Who takes what comes, and what holds for lists in it. Thread: store.
[[nodiscard]] counter::Receiving receivingOf(const OpenDesk &open);

struct MailRun {
    counter::Posted posted{};
    std::optional<counter::Fetched> fetched{}; ///< nothing: the account has no mailbox
};
/// Sends what is due and fetches what came. The servers are spoken to in the thread of the errand, what is the desk's
/// is done there. `answered`: what servers answered and a lock kept from the desk, from run to run. Thread: post.
[[nodiscard]] desk::Done<MailRun> runMail(const DeskAway &away, std::vector<counter::Answered> &answered);

} // namespace th::app
