// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/history.h"

#include "deed_words.h"
#include "inside.h"

namespace th::desk {

namespace {

core::LocalName roleInWords(const std::string &role)
{
    for (const issuing::Role each : {issuing::Role::AreaPolice, issuing::Role::WardClerk, issuing::Role::WardPolice})
        if (role == issuing::name(each))
            return issuing::inWords(each);
    return {role, role};
}

/// "2021-09-06 10:00", where the ward is.
std::string localTime(core::Instant at, std::chrono::minutes offset)
{
    std::string text = core::formatRfc3339(at + offset);
    text = text.substr(0, 16);
    text[10] = ' ';
    return text;
}

std::string sentenceOf(const HistoryEntry &entry, const issuing::Procedure *procedure, std::chrono::minutes offset,
                       core::Language language)
{
    const core::journal::Work &work = entry.work;
    std::string line = localTime(entry.at, offset) + "  " + work.officer + " (" + roleInWords(work.role).in(language) +
                       ", " + work.unit + "): " + deedInWords(work, procedure).in(language);
    if (!entry.reason.empty())
        line += (language == core::Language::Vietnamese ? "; lý do: " : "; reason: ") + entry.reason;
    return line;
}

} // namespace

Done<std::vector<HistoryEntry>> historyOf(const Desk &desk, RequestId request)
{
    return attempt([&] {
        DeskInside inside(desk);
        const auto row = valueOf(inside.book().request(request));
        if (!row)
            stop("no_request", "Không có hồ sơ số " + std::to_string(request) + ".",
                 "There is no request " + std::to_string(request) + ".");
        const issuing::Procedure *procedure = desk.procedureOf(*row);
        const core::Policy *policy = inside.station().policy();
        const auto offset = policy ? policy->utcOffset() : std::chrono::hours(7);
        std::vector<HistoryEntry> page;
        for (store::WardEvent &event : valueOf(inside.book().events(request))) {
            HistoryEntry entry;
            entry.at = core::Instant(std::chrono::seconds(event.wallMilliseconds / 1000));
            entry.work = std::move(event.work);
            if (!event.reason.empty()) {
                const auto reason = inside.vault().open(event.reason, reasonPlace(request, entry.work.revision));
                entry.reason = reason ? std::string(core::asText(*reason)) : "?";
            }
            entry.sentence = {sentenceOf(entry, procedure, offset, core::Language::Vietnamese),
                              sentenceOf(entry, procedure, offset, core::Language::English)};
            page.push_back(std::move(entry));
        }
        return page;
    });
}

Done<std::vector<std::string>> Desk::history(RequestId request, core::Language language) const
{
    auto entries = historyOf(*this, request);
    if (!entries)
        return core::Failure{entries.error()};
    std::vector<std::string> page;
    for (const HistoryEntry &entry : *entries)
        page.push_back(entry.sentence.in(language));
    return page;
}

} // namespace th::desk
