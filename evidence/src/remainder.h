// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <optional>

namespace th::evidence {

/// What retention leaves of an entry (docs/formats/archive.md): its hash, which the next entry names and checkpoints
/// cover, and what is not personal. Of what is left nothing but hash and `previous` is proven by the chain.
struct Remainder {
    core::journal::Hash hash{};
    core::journal::Entry entry; ///< with what is left of its content
};
[[nodiscard]] core::Bytes encodeRemainder(const Remainder &remainder);
[[nodiscard]] std::optional<Remainder> decodeRemainder(core::ByteView bytes);
/// True if `kept` is what is left of `entry`.
[[nodiscard]] bool isRemainderOf(core::ByteView kept, core::ByteView entry);

} // namespace th::evidence
