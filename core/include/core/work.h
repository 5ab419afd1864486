// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace th::core::journal {

/// What a person did with an account or at a ward's desk (docs/formats/journal.md, "Work"). Who, when and what is in
/// the open: the journal is about what officers did. Why may name people, and is sealed to the auditors.

enum class WorkKind {
    Open = 1,       ///< a new request
    Edit = 2,       ///< fields or lines of it
    Attach = 3,     ///< a file was added
    Decide = 4,     ///< lines were approved, refused, or put back to undecided
    Step = 5,       ///< a step of the workflow
    SealBegins = 6, ///< from now on passes are made, until the step that seals is taken
    Aftercare = 7,  ///< passes were revoked, reinstated or replaced
    SetUp = 8,      ///< the desk's unit or its workflow
    Print = 9,      ///< passes went to a printer, or how that ended
    Export = 10,    ///< the register, or part of it, was written into a file
    Mail = 11,      ///< what a person did about a mail, out or in
    SignIn = 12,    ///< somebody signed in, or was refused, or went; "" is a name that nobody has
    Grant = 13,     ///< what a person is entrusted with changed: a list of accounts came, or a lock-out was ended
};
[[nodiscard]] const char *name(WorkKind kind); ///< "open" …

struct Work {
    WorkKind kind = WorkKind::Open;
    std::string officer, role, unit;  ///< whose role it is in which unit; texts of at most 64 bytes, as all here
    std::uint64_t request = 0;        ///< 0: none
    std::uint64_t revision = 0;       ///< of the request afterwards
    std::string procedure;            ///< of the request
    std::string step, from, to;       ///< of the workflow; what was done, where it is no step
    std::vector<std::uint32_t> lines; ///< that it is about, ascending
    std::string passes;               ///< numbers that it is about, for people; at most 4 KiB
    Bytes digest;                     ///< keyed digest of what was before the officer's eyes; 0–32 bytes
    struct SealedReason {
        std::uint64_t session = 0, index = 0; ///< entry of the session, place in its ratchet
        Bytes box;
    };
    std::optional<SealedReason> reason;
};
inline constexpr std::size_t maxLinesOfWork = 1u << 16;

/// REQUIRES the limits above.
[[nodiscard]] Bytes encodeWork(const Work &work);
/// Strict; the error is the stable name of the rule that is broken.
[[nodiscard]] Result<Work, std::string> decodeWork(ByteView content);

} // namespace th::core::journal
