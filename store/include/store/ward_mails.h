// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/time.h"

#include <cstdint>
#include <string>

namespace th::store {

enum class MailState {
    Waits,         ///< to be sent from `due` on
    HandingOver,   ///< all of it was given to the server, whose answer is not known (yet)
    Sent,          ///< the server took it
    PerhapsSent,   ///< the answer was lost: a person decides
    Undeliverable, ///< refused for good: a person decides
    Dropped        ///< by a person
};
/// A mail of the outbox. Whom it is to and what it says are in boxes.
struct WardMail {
    std::uint64_t id = 0; ///< from 1; in a write 0: a new one
    std::uint64_t request = 0;
    std::string kind;
    MailState state = MailState::Waits;
    core::Instant queued{}, due{}, changed{};
    std::uint32_t attempts = 0; ///< that came to nothing
    std::string messageId{};    ///< for good from the first handing over on
    core::Bytes box{};          ///< address and facts
    core::Bytes fault{};        ///< box of what went wrong last; may be empty
};

enum class IncomingState {
    Waits,   ///< for a person
    Taken,   ///< into `request`
    PutAside ///< by a person
};
/// A mail that came. Each is taken once, whatever else happens: by the keyed hash of its bytes.
struct WardIncoming {
    std::uint64_t id = 0; ///< from 1; in a write 0: a new one
    core::Bytes content;  ///< keyed hash, by which the mail itself is kept like an attachment
    core::Instant came{};
    IncomingState state = IncomingState::Waits;
    std::uint64_t request = 0; ///< 0: of none
    std::uint64_t size = 0;    ///< bytes; 0: not kept, because it was too large
    core::Bytes box{};         ///< sender, subject, what is the matter
};

/// How far a mailbox was read: its messages up to `last` (UID, RFC 9051) under `validity`.
struct WardMailbox {
    std::string name; ///< keyed hash of account and folder, in hex
    std::uint32_t validity = 0, last = 0;
};

} // namespace th::store
