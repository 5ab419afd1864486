// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"
#include "files.h"
#include "list_telling.h"
#include "lists/encoding.h"
#include "moments.h"
#include "roster_file.h"
#include "store/examiner.h"

#include <algorithm>

namespace th::tools {

namespace {

using lists::Field;
using lists::FieldType;

struct ImportArguments : ListArguments {
    std::string roster, out;
    std::optional<core::Instant> now;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// What a unit sends of its users.
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

/// The same person again gets a role more; nobody is made twice by a list that is sent twice.
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

Exit import(Console &console, const ImportArguments &arguments)
{
    auto roster = readRoster(console, arguments.roster);
    const auto content = readList(console, arguments.file);
    const auto told = toldColumns(console, arguments.map);
    if (!roster || !content || !told)
        return fail(console, !roster ? roster.error() : !content ? content.error() : told.error());
    auto list = lists::openListAs(lists::encodingNamed(arguments.encoding), core::asBytes(*content), userShape(),
                                  arguments.sheet);
    if (!list)
        return fail(console, printable(arguments.file) + ": " + say(console, sentence(list.error())));
    auto mapping = lists::proposeMapping(list->table, userShape(), *told);
    if (!mapping)
        return fail(console, say(console, sentence(mapping.error())));
    list->mapping = std::move(*mapping);
    if (!list->mapping.complete())
        return fail(console, missingSentence(console, userShape(), list->mapping));
    const core::Instant now = arguments.now.value_or(store::readClock().wall);
    auto checked = lists::checkList(list->table, userShape(), list->mapping, optionsOf(arguments, now));
    sortOut(checked, *list, *roster);
    showChecked(console, checked, Rows::Hide);
    if (const auto written = writeErrors(console, arguments, *list, checked); !written)
        return fail(console, written.error());
    const auto taken =
        std::ranges::count_if(checked.good, [&](const lists::CheckedRow &row) { return take(*roster, row); });
    if (const auto done = writeRoster(console, arguments.roster, *roster); !done)
        return fail(console, done.error());
    if (console.json)
        console.object({{"taken", taken}, {"returned", checked.bad.size()}});
    else
        console.line(console.say("Đã thêm hoặc đổi: ", "Added or changed: ") + std::to_string(taken) + ".");
    return checked.bad.empty() ? Exit::Success : Exit::Failed;
}

Exit makeTemplate(Console &console, const ImportArguments &arguments)
{
    const auto kind = arguments.out.ends_with(".csv") ? lists::FileKind::Csv : lists::FileKind::Xlsx;
    const auto content = lists::emptyList(userShape(), kind, console.language);
    if (!content)
        return fail(console, say(console, sentence(content.error())));
    const auto written = writeFile(console, arguments.out, *content, store::Placing::NewPrivate);
    return written ? Exit::Success : fail(console, written.error());
}

} // namespace

void addAccountImport(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<ImportArguments>();
    auto *command = group.add_subcommand("import", "Take a unit's list of users (CSV or XLSX) into its roster");
    command->add_option("ROSTER", arguments->roster, "The unit's roster")->required();
    command->add_option("LIST", arguments->file, "The list; - is standard input")->required();
    addListOptions(*command, *arguments);
    addMoment(*command, "--now", arguments->now, "Check as of this moment");
    command->callback([=, &work] { work = [=](Console &console) { return import(console, *arguments); }; });
    auto *making = group.add_subcommand("template", "Write an empty list to fill in, in the language of --lang");
    making->add_option("--out", arguments->out, "FILE.xlsx or FILE.csv; must not exist yet")->required();
    making->callback([=, &work] { work = [=](Console &console) { return makeTemplate(console, *arguments); }; });
}

} // namespace th::tools
