// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/account.h"

#include "core/names.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace th::mail {

struct Patience {
    std::chrono::seconds connect{30}, whole{600}, stall{60};
    std::stop_token stop{}; ///< breaks off what is under way, but for the answer to a mail that was handed over
};

enum class Sent {
    Yes,
    Later,   ///< recipient or content was refused for now (4xx), certainly not sent
    Never,   ///< recipient or content was refused for good (5xx), certainly not sent
    Unknown, ///< all of it was given over, then the connection was lost: perhaps sent
    Trouble, ///< server, network, password, certificate or sender: certainly not sent, nor would another mail be
};
struct Sending {
    Sent outcome = Sent::Trouble;
    core::LocalName fault{}; ///< what happened and what to do; empty: sent
    bool begun = false;      ///< `Trouble` came once the server had heard of the recipient
};

/// Sends mails over one connection as long as it lasts (SMTP, RFC 5321). Blocking. Thread: one at a time.
class Sender {
public:
    explicit Sender(Account account, Patience patience = {});
    Sender(Sender &&) noexcept;
    ~Sender();

    /// `beforeEnd` is called when the server has all of the mail but its end, without which it takes nothing: what it
    /// makes durable is known whatever happens then. False from it: the mail is not sent (`Trouble`).
    [[nodiscard]] Sending send(const std::string &message, const std::string &to,
                               const std::function<bool()> &beforeEnd);

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

/// A mailbox as it is read (IMAP, RFC 9051): messages by their UIDs, which rise, under one validity.
class Mailbox {
public:
    explicit Mailbox(Account account, Patience patience = {});
    Mailbox(Mailbox &&) noexcept;
    ~Mailbox();

    /// A number under which UIDs mean the same.
    [[nodiscard]] core::Result<std::uint32_t, core::LocalName> validity();
    /// Ascending, at most 10,000.
    [[nodiscard]] core::Result<std::vector<std::uint32_t>, core::LocalName> uidsAfter(std::uint32_t after);
    enum class Fetch { Whole, TooLarge };
    struct Message {
        Fetch fetch = Fetch::Whole;
        std::string bytes{}; ///< empty if it is larger than `maxMailBytes`, or was deleted meanwhile
    };
    /// Refused also while the server has the message and cannot give it.
    [[nodiscard]] core::Result<Message, core::LocalName> message(std::uint32_t validity, std::uint32_t uid);

private:
    core::Result<std::vector<std::uint32_t>, core::LocalName> search(std::uint32_t after, const std::string &to);
    core::Result<Message, core::LocalName> withoutContent(std::uint32_t uid);
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace th::mail
