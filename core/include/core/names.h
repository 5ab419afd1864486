// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::core {

enum class Language { Vietnamese, English };

/// A name from signed data in both languages.
struct LocalName {
    std::string vi;
    std::string en;
    [[nodiscard]] const std::string &in(Language language) const { return language == Language::Vietnamese ? vi : en; }
};

} // namespace th::core
