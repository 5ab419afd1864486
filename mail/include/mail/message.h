// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"
#include "core/time.h"

#include <string>
#include <vector>

namespace th::mail {

struct File {
    std::string name; ///< UTF-8
    std::string type; ///< "application/pdf"
    core::Bytes content;
};

/// What is to be sent. Texts are UTF-8; what would end a header in them becomes a space.
struct Message {
    std::string fromName{}, from, to; ///< addresses as core::isMailAddress has them
    std::string subject, text;
    std::string messageId; ///< "TOKEN@domain", without angle brackets
    core::Instant date{};
    std::vector<File> files{};
};
/// As it goes to the server (RFC 5322, MIME), CRLF at line ends, no line longer than the standard allows. Refused: an
/// address or id that is none.
[[nodiscard]] core::Result<std::string, core::LocalName> compose(const Message &message);

inline constexpr std::size_t maxMailBytes = 32u << 20; ///< of a mail that is read
inline constexpr std::size_t maxFilesOfMail = 50, maxMailText = 256u << 10;

/// What was read of a mail. Nothing of it is proven: anybody may write any sender.
struct ReadMail {
    std::string from;    ///< the sender's address in lower case; empty: none, or several
    std::string subject; ///< UTF-8, one line, at most 500 bytes
    std::string date;    ///< as RFC 3339, or empty
    std::string messageId;
    std::string text; ///< its plain text, at most `maxMailText`
    std::vector<File> files{};
    bool automatic = false;                 ///< a bounce, or an answer of an absent (RFC 3834)
    std::vector<core::LocalName> remarks{}; ///< what of it could not be used, and what to do
};
/// Parses a mail, whatever its bytes are. Refused: larger than `maxMailBytes`, parts within parts beyond reason, or no
/// mail at all. Names of files are without folders and control characters.
[[nodiscard]] core::Result<ReadMail, core::LocalName> readMail(core::ByteView bytes);

} // namespace th::mail
