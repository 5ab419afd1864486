// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/template.h"

#include <cstdlib>

using namespace th;

/// Whatever template is accepted has one code of a useful size, and a page to be on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto templates = paper::parseTemplates(core::ByteView(data, size));
    if (!templates)
        return 0;
    for (const paper::Template &each : *templates) {
        int codes = 0;
        for (const paper::Item &item : each.items)
            if (const auto *code = std::get_if<paper::CodeItem>(&item)) {
                ++codes;
                if (code->box.width < 35 || code->box.x < 0 || code->box.x + code->box.width > each.width + 0.001)
                    std::abort();
            }
        if (codes != 1 || (each.pages.empty() && !each.cards))
            std::abort();
    }
    return 0;
}
