// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/deed.h"
#include "inside.h"

namespace th::desk {

namespace {

using core::journal::Work;
using core::journal::WorkKind;

std::string roleInWords(const std::string &role, core::Language language)
{
    for (const issuing::Role each : {issuing::Role::AreaPolice, issuing::Role::WardClerk, issuing::Role::WardPolice})
        if (role == issuing::name(each))
            return issuing::inWords(each).in(language);
    return role;
}

/// "2021-09-06 10:00", where the ward is.
std::string localTime(std::int64_t wallMilliseconds, std::chrono::minutes offset)
{
    const auto at = core::Instant(std::chrono::seconds(wallMilliseconds / 1000)) + offset;
    std::string text = core::formatRfc3339(std::chrono::floor<std::chrono::seconds>(at));
    text = text.substr(0, 16);
    text[10] = ' ';
    return text;
}

std::string what(const Work &work, const issuing::Procedure *procedure, core::Language language)
{
    const auto stateName = [&](const std::string &id) {
        const issuing::State *state = procedure ? procedure->findState(id) : nullptr;
        return '"' + (state ? state->name.in(language) : id) + '"';
    };
    std::string text = accounts::inWords(work.kind).in(language);
    if (work.kind == WorkKind::Step) {
        const issuing::Step *step = procedure ? procedure->findStep(work.step) : nullptr;
        text = step ? step->name.in(language) : work.step;
        text += ": " + stateName(work.from) + " → " + stateName(work.to);
    } else if (!work.step.empty()) {
        text += ": " + work.step;
    }
    if (!work.lines.empty())
        text += (language == core::Language::Vietnamese ? "; dòng " : "; lines ") + accounts::runs(work.lines);
    if (!work.passes.empty())
        text += (language == core::Language::Vietnamese ? "; giấy số " : "; passes ") + work.passes;
    return text;
}

} // namespace

Done<std::vector<std::string>> Desk::history(RequestId request, core::Language language) const
{
    return attempt([&] {
        DeskInside inside(*this);
        const auto row = valueOf(inside.book().request(request));
        if (!row)
            stop("no_request", "Không có hồ sơ số " + std::to_string(request) + ".",
                 "There is no request " + std::to_string(request) + ".");
        const issuing::Procedure *procedure = procedureOf(*row);
        const auto offset = m_station->policy() ? m_station->policy()->utcOffset() : std::chrono::hours(7);
        std::vector<std::string> page;
        for (const store::WardEvent &event : valueOf(inside.book().events(request))) {
            std::string line = localTime(event.wallMilliseconds, offset) + "  " + event.work.officer + " (" +
                               roleInWords(event.work.role, language) + ", " + event.work.unit +
                               "): " + what(event.work, procedure, language);
            if (!event.reason.empty()) {
                const auto reason = m_vault.open(event.reason, reasonPlace(request, event.work.revision));
                line += (language == core::Language::Vietnamese ? "; lý do: " : "; reason: ") +
                        (reason ? std::string(core::asText(*reason)) : "?");
            }
            page.push_back(std::move(line));
        }
        return page;
    });
}

} // namespace th::desk
