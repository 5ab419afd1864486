// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <string>

namespace th::hub {

/// The language of sentences and of --help: from --lang, else LC_ALL, LC_MESSAGES or LANG; Vietnamese unless English.
[[nodiscard]] core::Language languageOf(int argc, const char *const *argv);

/// Of two sentences the one in the chosen language.
struct Words {
    core::Language language = core::Language::Vietnamese;
    [[nodiscard]] std::string operator()(const char *vietnamese, const char *english) const
    {
        return language == core::Language::Vietnamese ? vietnamese : english;
    }
};

} // namespace th::hub
