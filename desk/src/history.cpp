// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inside.h"

namespace th::desk {

namespace {

using core::journal::Work;
using core::journal::WorkKind;

core::LocalName inWords(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Open:
        return {"Lập hồ sơ", "Request begun"};
    case WorkKind::Edit:
        return {"Sửa nội dung", "Content changed"};
    case WorkKind::Attach:
        return {"Đính kèm tệp", "File attached"};
    case WorkKind::Decide:
        return {"Xét duyệt dòng", "Lines decided"};
    case WorkKind::Step:
        return {"Bước", "Step"};
    case WorkKind::SealBegins:
        return {"Bắt đầu đóng dấu", "Sealing begins"};
    case WorkKind::Aftercare:
        return {"Sau khi cấp", "After issue"};
    case WorkKind::SetUp:
        return {"Cấu hình bàn", "Desk set up"};
    case WorkKind::Print:
        return {"In", "Printing"};
    case WorkKind::Export:
        return {"Xuất sổ", "Register exported"};
    case WorkKind::Mail:
        return {"Thư điện tử", "Mail"};
    case WorkKind::SignIn:
        return {"Đăng nhập", "Sign-in"};
    case WorkKind::Grant:
        return {"Giao quyền", "Grant"};
    }
    return {};
}

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

/// 1–3, 5
std::string runs(const std::vector<std::uint32_t> &numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1)
            ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]) +
                (end > i ? "–" + std::to_string(numbers[end]) : "");
        i = end + 1;
    }
    return text;
}

std::string what(const Work &work, const issuing::Procedure *procedure, core::Language language)
{
    const auto stateName = [&](const std::string &id) {
        const issuing::State *state = procedure ? procedure->findState(id) : nullptr;
        return '"' + (state ? state->name.in(language) : id) + '"';
    };
    std::string text = inWords(work.kind).in(language);
    if (work.kind == WorkKind::Step) {
        const issuing::Step *step = procedure ? procedure->findStep(work.step) : nullptr;
        text = step ? step->name.in(language) : work.step;
        text += ": " + stateName(work.from) + " → " + stateName(work.to);
    } else if (!work.step.empty()) {
        text += ": " + work.step;
    }
    if (!work.lines.empty())
        text += (language == core::Language::Vietnamese ? "; dòng " : "; lines ") + runs(work.lines);
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
