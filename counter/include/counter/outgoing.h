// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/at_desk.h"
#include "desk/mail_queue.h"
#include "mail/letters.h"
#include "mail/server.h"

#include <functional>

namespace th::counter {

/// What a server answered about a mail, while the desk could not record it.
struct Answered {
    std::uint64_t mail = 0;
    std::string messageId; ///< of what was handed over
    desk::MailOutcome outcome{};
    core::LocalName fault{};
};
/// How the outbox is emptied.
struct Posting {
    const mail::Account &account;
    const mail::Letters &letters;
    std::function<core::ClockReading()> clock; ///< asked for each mail, in the caller's thread
    std::size_t most = 100;                    ///< mails at a time
    mail::Patience patience{};
    /// What a run could not record (the desk was locked) is kept here, and the next one records it first. Null: such
    /// mails are perhaps sent.
    std::vector<Answered> *answered = nullptr;
};
struct Posted {
    std::size_t sent = 0, later = 0, perhaps = 0, undeliverable = 0;
    std::size_t settled = 0;            ///< that were handed over when a program died: perhaps sent, now said
    std::vector<std::string> leftOut{}; ///< passes that no mail carries: revoked, or of a compromised key
    core::LocalName trouble{};          ///< why it ended before its time; empty: it did not
};
/// Sends what is due, each mail once: that it is handed over is durable before the server can take it, and what came of
/// it after. Ends at the first trouble that the next mail would meet as well. What a person decides about a mail
/// meanwhile holds: one that was given up does not go, and to an address that was put right only. `told`: after each
/// mail, with how it stands; false stops. Passes go as a PDF through the gate of room paper, without what was revoked
/// meanwhile; needs a QGuiApplication then. One at a time on a desk. Blocking, in any thread: what is the desk's is
/// done there.
[[nodiscard]] desk::Done<Posted> post(const AtDesk &atDesk, const Posting &posting,
                                      const std::function<bool(const desk::Mail &)> &told);

/// What a mail says, as it would be sent: for a person to read before.
[[nodiscard]] core::Result<mail::Written, core::LocalName> preview(const desk::Desk &desk, const desk::Mail &mail,
                                                                   const mail::Letters &letters);

} // namespace th::counter
