// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/at_desk.h"
#include "counter/list_intake.h"
#include "desk/incoming_mail.h"
#include "mail/server.h"

#include <functional>

namespace th::counter {

/// By its name a file is a list (.csv, .xlsx), of which rows become lines.
[[nodiscard]] bool isListName(const std::string &file);

/// What becomes of a list that leaves open what each pass must say ("list.category", "list.areas", "list.until").
enum class OpenList {
    TakeFile, ///< the mail is taken, the list as a file without lines; `remarks` says why
    Ask,      ///< who takes the mail in is refused with that problem, and nothing is taken
};

/// Who takes mails in, and what holds for lists that come with them.
struct Receiving {
    issuing::Officer officer;
    core::ClockReading clock;
    ListDefaults defaults{};
    lists::CheckOptions check{};
    OpenList openList = OpenList::TakeFile; ///< of `assign` and `beginWith`
};

/// What became of a mail that came.
struct Received {
    desk::IncomingMail mail;                ///< Taken, or Waits with the reason
    std::size_t files = 0;                  ///< attached to the request
    std::size_t lines = 0, bad = 0;         ///< rows of attached lists that became lines; that are to be corrected
    std::vector<core::LocalName> remarks{}; ///< what else is to be known
    bool before = false;                    ///< it had come before
};

/// Keeps the mail, finds its request by the reference number, and only if the sender's address is the request's takes
/// it in: files are attached (kind "mail"; a list "list", one with rows to be corrected is followed by them as
/// "list_errors"), rows of a list become lines. That only where nothing is left to be looked at: a mail with a row to
/// be corrected, a list of which it is not sure what its columns are or somebody in it has a line already, or a file
/// that cannot be used, waits as a whole, and says why; so does what is not matched. `mailbox`: how far it was read,
/// kept with the mail.
[[nodiscard]] desk::Done<Received> receive(desk::Desk &desk, const Receiving &receiving, core::ByteView mail,
                                           const std::optional<store::WardMailbox> &mailbox = {});

/// A person says whose a waiting mail is. It is taken as far as it can be: good rows of a list as lines, the rest as
/// files; `remarks` says what was not.
[[nodiscard]] desk::Done<Received> assign(desk::Desk &desk, const Receiving &receiving, std::uint64_t mail,
                                          desk::RequestId request);
/// A person begins a request with it. `fields`: over what the mail tells (its sender as `email`).
[[nodiscard]] desk::Done<Received> beginWith(desk::Desk &desk, const Receiving &receiving, std::uint64_t mail,
                                             const std::string &procedure, const desk::Fields &fields);

struct Fetched {
    std::size_t came = 0, taken = 0, waiting = 0;
    std::size_t lines = 0;     ///< that were taken
    core::LocalName trouble{}; ///< why it ended before the last; empty: it did not
};
/// All that came to the account's mailbox since, each once. `receiving`: asked for each mail, in the caller's thread.
/// `told`: after each; false stops. Blocking, in any thread: what is the desk's is done there.
[[nodiscard]] desk::Done<Fetched> fetch(const AtDesk &atDesk, const std::function<Receiving()> &receiving,
                                        const mail::Account &account, const std::function<bool(const Received &)> &told,
                                        const mail::Patience &patience = {});

} // namespace th::counter
