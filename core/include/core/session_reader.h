// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <functional>
#include <memory>
#include <optional>

namespace th::core::journal {

/// An auditor who reads the sealed records of one session (docs/formats/journal.md, "Session, and what is sealed").
/// A step forward costs a third of a microsecond, a step back all steps from the beginning: read in ascending order.
/// Thread: one at a time.
class SessionReader {
public:
    /// Opens what was sealed to the auditor's X25519 key (`SoftwareKey::openSealed`); nothing: it was not.
    using OpenBox = std::function<std::optional<Bytes>(ByteView)>;
    /// Nothing if the content is no Session's, or none of its boxes opens.
    [[nodiscard]] static std::optional<SessionReader> open(ByteView sessionContent, const OpenBox &openBox);

    /// Nothing if the box is not record `index` of this session, or was altered.
    [[nodiscard]] std::optional<Bytes> read(std::uint64_t index, ByteView box);

    SessionReader(SessionReader &&) noexcept;
    SessionReader &operator=(SessionReader &&) noexcept;
    ~SessionReader();

private:
    struct State;
    explicit SessionReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What a directory lists as the X25519 key of an auditor who has this key; nothing if it yields none.
[[nodiscard]] std::optional<std::array<std::uint8_t, 32>> auditorKeyOf(const PublicKey &key);

} // namespace th::core::journal
