// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/user_list.h"

#include "core/id_card.h"

#include <algorithm>

namespace th::administration {

using lists::Field;
using lists::FieldType;

const lists::Shape &userShape()
{
    static const lists::Shape shape{
        "user",
        {"Danh sách người dùng của đơn vị", "A unit's users"},
        {{"full_name",
          {"Họ và tên", "Full name"},
          FieldType::PersonName,
          true,
          100,
          {"ho va ten", "ho ten", "full name", "name"},
          {"Họ và tên có dấu, phông Unicode.", "Full name with diacritics, in a Unicode font."},
          {"Nguyễn Thị Hương", "Nguyễn Thị Hương"}},
         {"position",
          {"Chức vụ", "Position"},
          FieldType::Text,
          false,
          100,
          {"chuc vu", "chuc danh", "position"},
          {"Chức vụ trong đơn vị.", "Position in the unit."},
          {"Đội trưởng", "Team leader"}},
         {"unit",
          {"Mã đơn vị", "Unit code"},
          FieldType::Text,
          false,
          16,
          {"ma don vi", "don vi", "unit", "unit code"},
          {"Để trống, hoặc đúng mã của đơn vị gửi.", "Empty, or the code of the unit that sends it."},
          {"P00001", "P00001"}},
         {"email",
          {"Thư điện tử", "E-mail"},
          FieldType::Email,
          false,
          254,
          {"thu dien tu", "email", "e mail", "dia chi email"},
          {"Địa chỉ thư.", "Mail address."},
          {"huong@vidu.vn", "huong@example.vn"}},
         {"phone",
          {"Điện thoại", "Phone"},
          FieldType::Phone,
          false,
          60,
          {"dien thoai", "so dien thoai", "sdt", "phone"},
          {"Số điện thoại.", "Phone number."},
          {"0912345678", "0912345678"}},
         {"role",
          {"Vai trò", "Role"},
          FieldType::Text,
          true,
          64,
          {"vai tro", "quyen", "role"},
          {"Một trong: quản trị, cảnh sát khu vực, cán bộ xã/phường, công an xã/phường, cán bộ chốt, giám sát.",
           "One of: administrator, area police, ward clerk, ward police, checkpoint officer, supervisor."},
          {"công an xã/phường", "ward police"}}}};
    return shape;
}

namespace {

std::optional<accounts::Role> roleOf(const std::string &text)
{
    const std::string wanted = core::foldVietnamese(text);
    for (const accounts::Role role : accounts::allRoles)
        for (const std::string &called : {inWords(role).vi, inWords(role).en, std::string(name(role))})
            if (wanted == core::foldVietnamese(called))
                return role;
    return std::nullopt;
}

std::string valueOf(const lists::CheckedRow &row, const char *field)
{
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? std::string() : found->second;
}

/// Why a row that reads well still gives no account.
std::optional<std::pair<const char *, core::LocalName>> objection(const lists::CheckedRow &row,
                                                                  const accounts::Roster &roster)
{
    if (!roleOf(valueOf(row, "role")))
        return std::pair{"role", userShape().find("role")->hint};
    if (const std::string unit = valueOf(row, "unit"); !unit.empty() && unit != roster.unit.text)
        return std::pair{"unit", core::LocalName{"Danh sách này của đơn vị " + roster.unit.text + ".",
                                                 "This list is unit " + roster.unit.text + "'s."}};
    return std::nullopt;
}

/// Rows that cannot become accounts come back like those that do not read.
void sortOut(lists::CheckedList &checked, const lists::OpenedList &list, const accounts::Roster &roster)
{
    std::erase_if(checked.good, [&](const lists::CheckedRow &row) {
        const auto why = objection(row, roster);
        if (!why)
            return false;
        lists::Finding finding;
        finding.row = row.row;
        finding.field = why->first;
        if (const auto *column = list.mapping.columnOf(why->first)) {
            finding.column = column->column;
            finding.heading = column->heading;
        }
        finding.rule = lists::Rule::NotIssued;
        finding.value = valueOf(row, why->first);
        finding.words = why->second;
        checked.findings.push_back(std::move(finding));
        checked.bad.push_back(row.row);
        return true;
    });
    std::ranges::sort(checked.bad);
    std::ranges::stable_sort(checked.findings, {}, &lists::Finding::row);
}

bool take(accounts::Roster &roster, const lists::CheckedRow &row)
{
    const std::string full = valueOf(row, "full_name"), email = valueOf(row, "email"), phone = valueOf(row, "phone");
    const accounts::Role role = *roleOf(valueOf(row, "role"));
    for (accounts::Person &person : roster.people) {
        if (person.account.name != full || person.email != email || person.phone != phone)
            continue;
        if (person.account.has(role))
            return false;
        person.account.roles.push_back(role);
        std::ranges::sort(person.account.roles);
        return true;
    }
    accounts::Person person;
    person.account.id = accounts::freeId(roster, full);
    person.account.name = full;
    person.account.position = valueOf(row, "position");
    person.account.roles = {role};
    person.email = email;
    person.phone = phone;
    accounts::add(roster, std::move(person));
    return true;
}

} // namespace

std::chrono::year_month_day todayAt(core::Instant now)
{
    return std::chrono::floor<std::chrono::days>(now + std::chrono::hours(7)); // Vietnam's
}

lists::CheckedList checkUsers(const lists::OpenedList &list, const lists::CheckOptions &options,
                              const accounts::Roster &roster)
{
    auto checked = lists::checkList(list.table, userShape(), list.mapping, options);
    sortOut(checked, list, roster);
    return checked;
}

std::size_t takeUsers(accounts::Roster &roster, const lists::CheckedList &checked)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(checked.good, [&](const lists::CheckedRow &row) { return take(roster, row); }));
}

} // namespace th::administration
