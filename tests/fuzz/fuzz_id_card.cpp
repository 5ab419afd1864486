// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"

#include <cstdlib>

using namespace th::core;

/// Composing and folding settle after once; a card that is accepted names somebody.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = asText(ByteView(data, size));
    const std::string composed = composeVietnamese(text), folded = foldVietnamese(text);
    if (composeVietnamese(composed) != composed || foldVietnamese(folded) != folded ||
        foldVietnamese(composed) != folded || isValidUtf8(composed) != isValidUtf8(text))
        std::abort();
    const auto card = parseIdCard(text);
    if (!card)
        return 0;
    PassClaims claims;
    claims.idNumber = card->number;
    claims.holder = card->fullName;
    if (card->number.size() != 12 || card->fullName.empty() || compareCard(claims, *card) != CardMatch::Same)
        std::abort();
    return 0;
}
