// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <nlohmann/json.hpp>
#include <string>

namespace th::tools {

using Json = nlohmann::ordered_json;

/// Where answers go: standard output, as JSON or as text for people. Complaints go to standard error.
class Console {
public:
    core::Language language = core::Language::Vietnamese;
    bool json = false;

    /// Of two sentences the one in the chosen language.
    [[nodiscard]] std::string say(const char *vietnamese, const char *english) const;

    /// One object on one line; text that is not UTF-8 is repaired.
    void object(const Json &object) const;
    void line(const std::string &text) const;
    /// "thonghanhctl: …" on standard error, as one line that is printable, whatever of it came from outside.
    void complain(const std::string &sentence) const;
    /// Puts what was written so far where a reader can see it. False: nobody reads any more.
    [[nodiscard]] bool flush() const;
};

/// From LC_ALL, LC_MESSAGES or LANG, the first that is set: English for "en…", otherwise Vietnamese.
[[nodiscard]] core::Language languageOfTheSession();

/// Text from outside as it may be shown on a terminal: what controls it or turns the direction of writing is replaced,
/// each byte that is not UTF-8 becomes "?".
[[nodiscard]] std::string printable(const std::string &text);

} // namespace th::tools
