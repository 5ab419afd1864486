// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <CLI/CLI.hpp>
#include <optional>

namespace th::tools {

/// An option that takes an RFC 3339 time; anything else is a mistake of usage.
inline CLI::Option *addMoment(CLI::App &command, const std::string &name, std::optional<core::Instant> &into,
                              const std::string &help)
{
    const auto check = [](const std::string &text) {
        return core::parseRfc3339(text) ? std::string() : "not a time like 2021-09-06T08:15:00+07:00: " + text;
    };
    return command
        .add_option_function<std::string>(
            name, [&into](const std::string &text) { into = core::parseRfc3339(text); }, help)
        ->check(check)
        ->type_name("RFC3339");
}

} // namespace th::tools
