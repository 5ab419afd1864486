// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "desk/mail_queue.h"

namespace th::desk {

/// Mails that came. Each is kept once, encrypted, before anything is made of it, and waits until it was taken into a
/// request or put aside: so a program that dies in between loses none and takes none twice.

/// What is shown of one without opening it.
struct MailFace {
    std::string from, subject, date{};
    core::LocalName why{};            ///< why it waits for a person; empty: it does not
    std::vector<std::string> files{}; ///< names of what is attached
};
struct IncomingMail {
    store::WardIncoming row;
    MailFace face;
};

/// Keeps a mail; `request`: whose it is by its reference number and sender, or 0. `mailbox`: how far one was read with
/// it, in the same transaction. Gives the one that is kept, also if it came before. Too large to be kept (`raw` empty):
/// only its face is.
Done<IncomingMail> keepMail(Desk &desk, const core::ClockReading &clock, core::ByteView raw, const MailFace &face,
                            RequestId request, const std::optional<store::WardMailbox> &mailbox = {});
/// Takes it into the request: lines and attachments, and that it was taken, together. Refused as `Desk::edit` and
/// `attach` are, and where it was taken already ("mail_taken"). The journal says which: `ByItself` nobody looked at it.
enum class Taken { ByPerson, ByItself };
Done<void> takeMail(Desk &desk, const Act &act, std::uint64_t mail, const Edit &edit, Taken how = Taken::ByPerson);
/// What it is, whose, and why it waits, once that is known; in place of what was said before.
Done<void> explainMail(Desk &desk, const core::ClockReading &clock, std::uint64_t mail, const MailFace &face,
                       RequestId request);
Done<void> putMailAside(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                        std::uint64_t mail, const std::string &reason);

[[nodiscard]] Done<std::vector<IncomingMail>> incomingMails(const Desk &desk, Mails which, std::size_t most = 500);
[[nodiscard]] Done<IncomingMail> incomingMail(const Desk &desk, std::uint64_t mail);
[[nodiscard]] Done<core::Bytes> contentOfMail(const Desk &desk, std::uint64_t mail);
/// Under which name a mailbox's progress is kept, and how far it was read.
[[nodiscard]] store::WardMailbox mailboxOf(const Desk &desk, const std::string &account);
Done<void> moveMailbox(Desk &desk, const core::ClockReading &clock, const store::WardMailbox &mailbox);

} // namespace th::desk
