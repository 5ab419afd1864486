// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed_text.h"

#include "accounts/deed.h"
#include "accounts/deed_line.h"

namespace th::tools {

using core::journal::Work;

std::optional<Work> deedOf(const core::journal::Entry &entry)
{
    if (entry.kind != core::journal::EntryKind::Work)
        return std::nullopt;
    auto work = core::journal::decodeWork(entry.content);
    return work ? std::optional(std::move(work).value()) : std::nullopt;
}

Json deedJson(const std::optional<Work> &work)
{
    if (!work)
        return {};
    return {{"kind", core::journal::name(work->kind)},
            {"officer", work->officer},
            {"role", work->role},
            {"unit", work->unit},
            {"request", work->request ? Json(work->request) : Json()},
            {"revision", work->revision ? Json(work->revision) : Json()},
            {"procedure", work->procedure},
            {"step", work->step},
            {"from", work->from},
            {"to", work->to},
            {"lines", work->lines},
            {"passes", work->passes},
            {"digest", core::toHex(work->digest)},
            {"sealed", work->reason.has_value()}};
}

void tellDeed(const Console &console, const Work &work)
{
    for (const accounts::DeedPart &part : accounts::parts(work)) {
        const std::string words = part.words.in(console.language);
        console.line(part.label.in(console.language) + ": " + printable(words) +
                     (words == part.value ? std::string() : " (" + printable(part.value) + ")"));
    }
    if (work.reason)
        console.line(
            console.say("Lý do: đã niêm phong cho thanh tra (log open)", "Reason: sealed to the auditors (log open)"));
}

std::string deedLine(const Console &console, const Work &work)
{
    const std::string line = printable(accounts::line(work).in(console.language));
    return accounts::inWords(work.kind).in(console.language) + (line.empty() ? line : ": " + line);
}

} // namespace th::tools
