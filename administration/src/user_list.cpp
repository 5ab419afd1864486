// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/user_list.h"

#include "core/codes.h"
#include "core/id_card.h"
#include "core/utf8.h"

#include <algorithm>
#include <set>

namespace th::administration {

using lists::Field;
using lists::FieldType;

const lists::Shape &userShape()
{
    constexpr std::size_t anyLength = 0; // what is no code and no role is told as that, however long it is
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
          anyLength,
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
          anyLength,
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

/// Why nobody gets an account by what stands in this field; nothing: it will do.
std::optional<core::LocalName> objection(const std::string &field, const std::string &value,
                                         const accounts::Roster &roster)
{
    if (field == "role")
        return roleOf(value) ? std::nullopt : std::optional(userShape().find("role")->hint);
    const std::string &own = roster.unit.text;
    if (value == own)
        return std::nullopt;
    if (!core::isWellFormed(core::AuthorityCode(value)))
        return core::LocalName{"Đây không phải mã đơn vị. Hãy ghi mã của đơn vị, ví dụ " + own + ", hoặc để trống.",
                               "This is no unit code. Write the unit's code, e.g. " + own + ", or leave it empty."};
    return core::LocalName{"Danh sách này của đơn vị " + own + ".", "This list is unit " + own + "'s."};
}

/// What stands in one column, row by row, whatever else is wrong with the rows; what does not read is left out.
std::vector<lists::CheckedRow> valuesIn(const lists::OpenedList &list, const lists::CheckOptions &options,
                                        const std::string &field)
{
    lists::Mapping alone = list.mapping;
    std::erase_if(alone.columns, [&](const lists::MappedColumn &column) { return column.field != field; });
    return lists::checkList(list.table, userShape(), alone, options).good;
}

/// As findings have them: at most 80 characters.
std::string shortened(const std::string &value)
{
    constexpr std::size_t most = 80;
    const std::u32string points = core::toCodePoints(value);
    return points.size() <= most ? value : core::toUtf8(points.substr(0, most - 1)) + "…";
}

lists::Finding findingOf(const lists::CheckedRow &row, const std::string &field, const lists::OpenedList &list,
                         core::LocalName words)
{
    lists::Finding finding;
    finding.row = row.row;
    finding.field = field;
    if (const auto *column = list.mapping.columnOf(field)) {
        finding.column = column->column;
        finding.heading = column->heading;
    }
    finding.rule = lists::Rule::NotIssued;
    finding.value = shortened(valueOf(row, field.c_str()));
    finding.words = std::move(words);
    return finding;
}

/// Rows that cannot become accounts come back like those that do not read, and each with all that is wrong with it.
void sortOut(lists::CheckedList &checked, const lists::OpenedList &list, const lists::CheckOptions &options,
             const accounts::Roster &roster)
{
    std::set<std::uint32_t> bad(checked.bad.begin(), checked.bad.end()), entries = bad;
    for (const lists::CheckedRow &row : checked.good)
        entries.insert(row.row);
    for (const char *field : {"unit", "role"})
        for (const lists::CheckedRow &row : valuesIn(list, options, field)) {
            auto why = objection(field, valueOf(row, field), roster);
            if (!why || !entries.contains(row.row))
                continue;
            checked.findings.push_back(findingOf(row, field, list, std::move(*why)));
            bad.insert(row.row);
        }
    std::erase_if(checked.good, [&](const lists::CheckedRow &row) { return bad.contains(row.row); });
    checked.bad.assign(bad.begin(), bad.end());
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
    sortOut(checked, list, options, roster);
    return checked;
}

std::size_t takeUsers(accounts::Roster &roster, const lists::CheckedList &checked)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(checked.good, [&](const lists::CheckedRow &row) { return take(roster, row); }));
}

} // namespace th::administration
