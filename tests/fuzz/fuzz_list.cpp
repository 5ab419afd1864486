// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/write.h"

#include <cstdlib>

using namespace th;
using namespace th::lists;

/// Any bytes as a list: read, checked, handed back, and what was handed back read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Shape &shape = *findPassShape("employee");
    const auto list = openList({data, size}, shape);
    if (!list) {
        if (sentence(list.error()).vi.empty())
            std::abort();
        return 0;
    }
    if (!list->mapping.complete())
        return 0;
    CheckOptions options;
    options.today = std::chrono::year(2021) / 9 / 5;
    const CheckedList checked = checkList(list->table, shape, list->mapping, options);
    for (const Finding &finding : checked.findings)
        if (!core::isValidUtf8(sentence(finding).vi))
            std::abort();
    for (const CheckedRow &row : checked.good)
        if (!row.fields.contains("full_name") || !row.fields.contains("id_number"))
            std::abort();
    const auto back = returnedList(list->table, list->mapping, checked, core::Language::Vietnamese);
    if (!back || !readTable(core::asBytes(*back)))
        std::abort();
    return 0;
}
