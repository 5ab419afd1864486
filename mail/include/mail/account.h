// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/document.h"
#include "core/result.h"

#include <string>

namespace th::mail {

enum class Tls {
    Required, ///< with a certificate that holds; `smtp:` and `imap:` addresses must offer STARTTLS
    None      ///< only for servers on this machine (localhost, 127.0.0.1, [::1])
};
/// A ward's mail account (docs/formats/mail.md). Holds passwords: its file is its owner's alone.
struct Account {
    std::string from, name{}; ///< address and name of the sender
    struct Server {
        std::string address{}; ///< "smtps://host:465", "smtp://host:587"; "imaps://host:993/INBOX"; empty: none
        std::string user{}, password{};
    };
    Server out{}, in{};
    Tls tls = Tls::Required;
    std::string authorities{}; ///< file of certificates to trust instead of the system's; empty: the system's
};
/// At most 64 KiB; unknown members are refused.
[[nodiscard]] core::Result<Account, core::DocumentError> parseAccount(core::ByteView json);

} // namespace th::mail
