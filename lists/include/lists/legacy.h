// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <optional>
#include <string>
#include <string_view>

namespace th::lists {

/// Ways in which Vietnamese that was not typed in Unicode looks like other letters.
enum class LegacyFont {
    Tcvn3,      ///< ABC fonts (.VnTime …): TCVN 5712:1993, its set VN3, shown as Windows-1252
    VniWindows, ///< VNI fonts (VNI-Times …): a letter and a mark, shown as Windows-1252
    Utf8AsLatin ///< no font: UTF-8 that some program took for Windows-1252
};
[[nodiscard]] const char *name(LegacyFont font); ///< "tcvn3", "vni", "utf8_as_latin"
[[nodiscard]] core::LocalName inWords(LegacyFont font);

/// The text in Unicode (NFC); nothing if it holds what cannot have been typed so. In words that are otherwise in
/// capitals, letters become capitals: the fonts of TCVN3 have no marked ones of their own.
[[nodiscard]] std::optional<std::string> convertLegacy(std::string_view utf8, LegacyFont font);

/// The text in the way that it was typed in that font: the inverse, as far as the font has the letters.
[[nodiscard]] std::optional<std::string> typeInLegacy(std::string_view utf8, LegacyFont font);

/// How `text` was typed, if it cannot be Vietnamese as it stands and each of its marked words can once converted.
[[nodiscard]] std::optional<LegacyFont> recogniseLegacy(std::string_view utf8);

/// True if `word` (one word, any case, NFC) is built like a syllable of Vietnamese.
[[nodiscard]] bool isSyllable(std::string_view word);

} // namespace th::lists
