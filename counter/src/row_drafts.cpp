// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_drafts.h"

#include "core/id_card.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace th::counter {

namespace {

std::string fieldOf(const lists::CheckedRow &row, const char *id, const std::string &otherwise = {})
{
    const auto found = row.fields.find(id);
    return found == row.fields.end() ? otherwise : found->second;
}

std::vector<std::string> split(const std::string &text, std::string_view separators)
{
    std::vector<std::string> parts{""};
    for (const char c : text)
        if (separators.find(c) == separators.npos)
            parts.back() += c;
        else
            parts.emplace_back();
    for (std::string &part : parts) {
        part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
        part.erase(part.find_last_not_of(' ') + 1);
    }
    std::erase(parts, std::string());
    return parts;
}

/// "06:00-09:00 16:30-24:00", as `lists::FieldType::Hours` has them.
std::vector<core::HoursWindow> hoursOf(const std::string &text)
{
    std::vector<core::HoursWindow> hours;
    for (const std::string &part : split(text, " ")) {
        unsigned fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0;
        if (std::sscanf(part.c_str(), "%2u:%2u-%2u:%2u", &fromHour, &fromMinute, &untilHour, &untilMinute) == 4)
            hours.push_back({static_cast<std::uint16_t>(fromHour * 60 + fromMinute),
                             static_cast<std::uint16_t>(untilHour * 60 + untilMinute)});
    }
    return hours;
}

/// "1 2 3 4 5", Monday first.
std::uint8_t daysOf(const std::string &text)
{
    unsigned days = 0;
    for (const char c : text)
        if (c >= '1' && c <= '7')
            days |= 1u << (c - '1');
    return days == 0 ? std::uint8_t(0x7f) : static_cast<std::uint8_t>(days);
}

template <class Known> bool isCalled(const Known &known, const std::string &text)
{
    const std::string folded = core::foldVietnamese(text);
    return known.code.text == text || core::foldVietnamese(known.name.vi) == folded ||
           core::foldVietnamese(known.name.en) == folded;
}

/// What a list that has no such column leaves open.
std::optional<desk::Problem> openQuestion(const lists::Mapping &mapping, const ListDefaults &defaults)
{
    if (!mapping.columnOf("category") && defaults.category.empty())
        return desk::Problem{"list.category",
                             {"Danh sách không có cột lý do đi đường: hãy cho biết lý do chung cho mọi dòng.",
                              "The list has no column for the reason of travel: say which it is for all."}};
    if (!mapping.columnOf("areas") && defaults.areas.empty())
        return desk::Problem{"list.areas",
                             {"Danh sách không có cột khu vực: hãy cho biết khu vực chung cho mọi dòng.",
                              "The list has no column for the areas: say which they are for all."}};
    if (!mapping.columnOf("valid_until") && defaults.validUntil.empty())
        return desk::Problem{"list.until",
                             {"Danh sách không có cột đến ngày: hãy cho biết thời hạn chung cho mọi dòng.",
                              "The list has no column for the last day: say which it is for all."}};
    return std::nullopt;
}

} // namespace

desk::Done<RowDrafts> RowDrafts::ready(const desk::Desk &desk, const issuing::Procedure &procedure,
                                       const ListIntake &intake, const ListDefaults &defaults, core::Instant now)
{
    const core::Directory *directory = desk.station().directory();
    const core::Authority *issuer = directory ? directory->findAuthority(desk.unit()) : nullptr;
    if (!issuer)
        return core::Failure{
            desk::Problem{"unit_unknown",
                          {"Danh bạ không có đơn vị " + desk.unit().text + ". Hãy nạp dữ liệu mới trước.",
                           "The directory has no unit " + desk.unit().text + ". Take in newer data first."}}};
    if (auto problem = openQuestion(intake.list.mapping, defaults))
        return core::Failure{std::move(*problem)};
    for (const core::PassKind kind : procedure.kinds)
        if (intake.shape->id == core::name(kind))
            return RowDrafts(procedure, *issuer, *directory, desk.station().policy(), defaults, kind, now);
    return core::Failure{desk::Problem{"list.kind", {"Loại danh sách không đúng.", "The kind of list is wrong."}}};
}

core::Instant RowDrafts::localMidnight(const std::string &date) const
{
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(date.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3)
        return {};
    const std::chrono::year_month_day read{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return std::chrono::sys_days(read) - (m_policy ? m_policy->utcOffset() : std::chrono::minutes(420));
}

/// `claims.issuedAt` is that of a paper, or 1970.
std::optional<RowProblem> RowDrafts::putCategory(core::PassClaims &claims, const std::string &text) const
{
    if (text.empty())
        return RowProblem{"category",
                          {"thiếu lý do đi đường. Điền vào.", "the reason of travel is missing. Fill it in."}};
    if (!m_policy) {
        claims.category = core::CategoryCode(text);
        return std::nullopt;
    }
    std::string known; // by the rules of when the pass was or is issued
    const core::Instant issued = claims.issuedAt == core::Instant() ? m_now : claims.issuedAt;
    for (const core::Category &category : m_policy->rulesAt(issued).categories) {
        if (isCalled(category, text)) {
            claims.category = category.code;
            return std::nullopt;
        }
        known += (known.empty() ? "" : "; ") + category.name.vi;
    }
    return RowProblem{"category",
                      {"“" + text + "” không phải lý do nào của quy định hiện hành. Viết một trong: " + known + ".",
                       "“" + text + "” is no reason of travel of the rules in force. Write one of: " + known + "."}};
}

std::optional<RowProblem> RowDrafts::putAreas(core::PassClaims &claims, const lists::CheckedRow &row) const
{
    const std::string text = fieldOf(row, "areas");
    const auto names = text.empty() ? m_defaults.areas : split(text, ",;/");
    if (names.empty())
        return RowProblem{"areas", {"thiếu khu vực được đi. Điền vào.", "the areas are missing. Fill them in."}};
    for (const std::string &name : names) {
        core::AreaCode code(name); // areas that the policy does not name are codes all the same
        if (m_policy) {
            const auto &areas = m_policy->areas();
            const auto found =
                std::ranges::find_if(areas, [&](const core::Area &area) { return isCalled(area, name); });
            if (found != areas.end())
                code = found->code;
        }
        if (!core::isWellFormed(code))
            return RowProblem{"areas",
                              {"không có khu vực “" + name + "”. Viết tên hoặc mã như đã công bố.",
                               "there is no area “" + name + "”. Write its name or code as published."}};
        if (std::ranges::find(claims.areas, code) == claims.areas.end())
            claims.areas.push_back(code);
    }
    return std::nullopt;
}

core::Result<desk::Draft, RowProblem> RowDrafts::make(const lists::CheckedRow &row) const
{
    desk::Draft draft;
    core::PassClaims &claims = draft.claims;
    claims.kind = m_kind;
    claims.holder = fieldOf(row, "full_name");
    claims.idNumber = fieldOf(row, "id_number");
    if (const std::string birth = fieldOf(row, "birth_date"); birth.size() >= 4) {
        int year = 0;
        std::from_chars(birth.data(), birth.data() + 4, year);
        claims.birthYear = year;
    }
    if (m_kind == core::PassKind::Employee)
        claims.organisation = fieldOf(row, "organisation", m_defaults.organisation);
    claims.route = fieldOf(row, "route", m_defaults.route);
    claims.plates = split(fieldOf(row, "plates"), " ");
    claims.days = daysOf(fieldOf(row, "days"));
    claims.hours = hoursOf(fieldOf(row, "hours"));
    draft.household = fieldOf(row, "household_number");
    draft.paperNumber = fieldOf(row, "paper_number");
    if (!draft.paperNumber.empty())
        claims.issuedAt = localMidnight(fieldOf(row, "issued_at"));
    if (auto problem = putCategory(claims, fieldOf(row, "category", m_defaults.category)))
        return core::Failure{std::move(*problem)};
    if (auto problem = putAreas(claims, row))
        return core::Failure{std::move(*problem)};
    const std::string from = fieldOf(row, "valid_from", m_defaults.validFrom);
    const std::string until = fieldOf(row, "valid_until", m_defaults.validUntil);
    if (until.empty())
        return core::Failure{
            RowProblem{"valid_until", {"thiếu ngày hết hạn. Điền vào.", "the last day is missing. Fill it in."}}};
    claims.validFrom = from.empty() ? core::Instant() : localMidnight(from);
    claims.validUntil = localMidnight(until) + std::chrono::days(1) - std::chrono::seconds(1);
    if (const auto problem = desk::objection(draft, *m_procedure, *m_issuer, *m_directory, m_policy, m_now))
        return core::Failure{RowProblem{problem->code.substr(problem->code.find('.') + 1), problem->sentence}};
    return draft;
}

} // namespace th::counter
