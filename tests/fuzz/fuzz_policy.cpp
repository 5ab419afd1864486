// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.h"

#include <cstdlib>

using namespace th::core;

/// Whatever is accepted can be asked: rules at any time, every window within a day.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto policy = parsePolicy(ByteView(data, size));
    if (!policy)
        return 0;
    for (const RuleSet &rules : policy->ruleSets()) {
        if (&policy->rulesAt(rules.effectiveFrom) != &rules)
            std::abort();
        for (const Category &category : rules.categories) {
            if (rules.findCategory(category.code) != &category || category.days == 0 || category.days > 0x7f)
                std::abort();
            for (const HoursWindow &window : category.hours)
                if (window.from >= window.until || window.until > 1440)
                    std::abort();
        }
    }
    (void)policy->rulesAt(Instant::min());
    (void)policy->rulesAt(Instant::max());
    return 0;
}
