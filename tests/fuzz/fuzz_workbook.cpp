// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/check.h"
#include "lists/workbook_file.h"

using namespace th;
using namespace th::lists;

/// Any bytes as one of a workbook's parts; the first byte says which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::string texts = "<si><t>Họ và tên</t></si><si><t>CCCD</t></si>";
    const std::string rows = "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    auto parts = test::workbookParts({{data[0] % 8 == 0 ? text : rows, data[0] % 8 == 1 ? text : ""}},
                                     data[0] % 8 == 2 ? text : texts, data[0] % 8 == 3 ? text : "",
                                     data[0] % 8 == 4 ? text : "");
    if (data[0] % 8 >= 5)
        parts[data[0] % parts.size()].second = text;
    const std::string file = test::zipOf(parts);
    const Shape &shape = *findPassShape("employee");
    const auto list = openList(core::asBytes(file), shape);
    if (!list || !list->mapping.complete())
        return 0;
    CheckOptions options;
    options.today = std::chrono::year(2021) / 9 / 5;
    (void)checkList(list->table, shape, list->mapping, options);
    return 0;
}
