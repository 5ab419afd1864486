// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/letters.h"
#include "mail/server.h"
#include "ward_desk.h"

namespace th::tools {

/// What the commands of `ward mail` are told.
struct MailArguments : WardArguments {
    std::string accountFile, lettersFile, file, reason, address, procedure;
    std::string from, name, smtp, user, passwordFile, imap, imapUser, imapPasswordFile, authorities;
    std::uint64_t mail = 0;
    std::size_t most = 100;
    std::vector<std::string> fields, areas;
    std::string category, until, begins, route; ///< of rows of lists that say nothing
    bool closed = false, withoutTls = false;
};

/// Of the desk's file `mail.json`, or the one named; refused where others than its owner may read it. Complains.
[[nodiscard]] std::optional<mail::Account> accountOf(const Console &console, const MailArguments &arguments);

/// What a person at a busy desk may do instead.
[[nodiscard]] core::LocalName applicationMails();

void addMailOut(CLI::App &group, const std::shared_ptr<MailArguments> &arguments, Work &work);
void addMailIn(CLI::App &group, const std::shared_ptr<MailArguments> &arguments, Work &work);

} // namespace th::tools
