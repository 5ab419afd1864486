// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "imported.h"

namespace th::tools {

Json importedJson(const sync::ImportSummary &imported)
{
    return {{"unchanged", imported.unchanged},
            {"as_of", core::formatRfc3339(imported.asOf)},
            {"root", imported.rootVersion},
            {"timestamp", imported.timestampVersion},
            {"snapshot", imported.snapshotVersion},
            {"targets", imported.targetsVersion},
            {"series", imported.series},
            {"registered", imported.registered},
            {"revoked", imported.revoked}};
}

std::string importedText(const Console &console, const sync::ImportSummary &imported)
{
    return (imported.unchanged ? console.say("Không có gì mới, dữ liệu tính đến ", "Nothing new, data as of ")
                               : console.say("Đã nhập dữ liệu tính đến ", "Imported data as of ")) +
           core::formatRfc3339(imported.asOf);
}

} // namespace th::tools
