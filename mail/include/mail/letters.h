// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/document.h"
#include "core/names.h"
#include "core/result.h"

#include <map>
#include <string>
#include <string_view>

namespace th::mail {

/// What is filled into letters, by the names that stand between { } there; texts may have lines.
using Filling = std::map<std::string, core::LocalName>;

/// What mails say, as data (docs/formats/mail.md): for each kind a subject and a text in both languages.
class Letters {
public:
    struct Letter {
        core::LocalName subject, text;
    };
    [[nodiscard]] const Letter *find(const std::string &kind) const;

private:
    friend core::Result<Letters, core::DocumentError> parseLetters(core::ByteView json);
    std::map<std::string, Letter> m_letters;
};
/// At most 256 KiB; unknown members and unknown names between { } are refused.
[[nodiscard]] core::Result<Letters, core::DocumentError> parseLetters(core::ByteView json);
/// Those that the program comes with.
[[nodiscard]] std::string_view defaultLetters();

struct Written {
    std::string subject, text;
};
/// Both languages in one mail, Vietnamese first. `reference` begins the subject. A line of which all fields are empty
/// is left out.
[[nodiscard]] Written write(const Letters::Letter &letter, const std::string &reference, const Filling &filling);

} // namespace th::mail
