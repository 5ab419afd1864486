// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_request_content.h"

#include "core/pass_json.h"
#include "core/strict_json.h"
#include "counter/list_intake.h"
#include "files.h"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace th::tools {

namespace {

constexpr std::size_t maxLinesFile = 64u << 20;

std::string isField(const std::string &text)
{
    const std::size_t at = text.find('=');
    return at != std::string::npos && at > 0 ? std::string() : "NAME=VALUE is wanted: " + text;
}

std::string isDate(const std::string &text)
{
    const auto read = core::parseRfc3339(text + "T00:00:00Z");
    return read ? std::string() : "a date like 2021-09-20 is wanted: " + text;
}

/// A line of the file: a draft, with "line" if it takes the place of one.
core::Result<std::pair<std::uint32_t, desk::Draft>, std::string> draftOf(const Console &console, std::string_view text)
{
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    auto read = core::parseStrictJson(core::asBytes(text), text.size(), core::JsonNumbers::Any);
    std::uint32_t number = 0;
    if (read && read->is_object() && read->contains("line")) {
        const auto &line = (*read)["line"];
        if (!line.is_number_unsigned() || line.get<std::uint64_t>() == 0 || line.get<std::uint64_t>() > most)
            return core::Failure{std::string("/line: ") + console.say("phải là số của một dòng trong hồ sơ",
                                                                      "expected: the number of a line of the request")};
        number = line.get<std::uint32_t>();
        read->erase("line");
    }
    auto draft = desk::draftFromJson(read ? read->dump() : std::string(text)); // what is no JSON, it says
    if (!draft)
        return core::Failure{printable(draft.error().where) + ": " + console.say("phải là: ", "expected: ") +
                             printable(draft.error().rule)};
    if (draft->claims.issuedAt != core::Instant() && draft->paperNumber.empty())
        return core::Failure{"/claims/issued_at: " +
                             console.say("ngày phát chỉ ghi cho giấy đã phát trước đây. Hãy ghi cả số giấy "
                                         "(paper_number), hoặc bỏ issued_at: giấy mới mang ngày đóng dấu.",
                                         "only paper that was handed out before has its day. Give its number "
                                         "(paper_number) too, or leave issued_at out: a new pass has the day of its "
                                         "seal.")};
    return std::pair(number, std::move(draft).value());
}

core::Result<desk::Edit, std::string> editOf(const Console &console, const ContentArguments &arguments)
{
    desk::Edit edit;
    for (const std::string &field : arguments.fields)
        edit.fields[field.substr(0, field.find('='))] = field.substr(field.find('=') + 1);
    edit.linesGone = arguments.removed;
    if (arguments.linesFile.empty())
        return edit;
    const auto text = readWhole(console, arguments.linesFile, maxLinesFile);
    if (!text)
        return core::Failure{text.error()};
    std::size_t row = 0;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string_view line(text->data() + at, end - at);
        at = end + 1;
        ++row;
        if (line.find_first_not_of(" \t\r") == line.npos)
            continue;
        auto draft = draftOf(console, line);
        if (!draft)
            return core::Failure{printable(arguments.linesFile) + ":" + std::to_string(row) + ": " + draft.error()};
        edit.lines.push_back(std::move(draft).value());
    }
    return edit;
}

counter::ListDefaults defaultsOf(const ContentArguments &arguments, const desk::Fields &fields)
{
    counter::ListDefaults defaults;
    if (const auto organisation = fields.find("organisation"); organisation != fields.end())
        defaults.organisation = organisation->second;
    defaults.category = arguments.category;
    defaults.areas = arguments.areas;
    defaults.route = arguments.route;
    defaults.validFrom = arguments.from;
    defaults.validUntil = arguments.until;
    return defaults;
}

/// The request's fields as they will be.
desk::Fields fieldsAfter(OpenDesk &desk, const ContentPlace &place, const desk::Edit &edit)
{
    const auto before = place.request == 0 ? desk::Done<desk::Case>(desk::Case{}) : desk->look(place.request);
    desk::Fields fields = before ? before->fields : desk::Fields();
    for (const auto &[name, value] : edit.fields)
        fields[name] = value;
    return fields;
}

/// Adds the list's good rows to the edit. Nothing: it was complained of.
std::optional<counter::ListIntake> takeList(const Console &console, const ContentArguments &arguments, OpenDesk &desk,
                                            const ContentPlace &place, desk::Edit &edit)
{
    const auto complain = [&](const std::string &sentence) {
        console.complain(sentence);
        return std::nullopt;
    };
    const auto content = readList(console, arguments.list.file);
    const auto told = toldColumns(console, arguments.list.map);
    if (!content || !told)
        return complain(content ? told.error() : content.error());
    counter::ListOrder order{place.procedure,
                             arguments.list.kind,
                             arguments.list.sheet,
                             *told,
                             optionsOf(arguments.list, place.now),
                             defaultsOf(arguments, fieldsAfter(desk, place, edit)),
                             lists::encodingNamed(arguments.list.encoding)};
    auto intake = counter::readList(*desk, core::asBytes(*content), order, place.now);
    if (!intake)
        return (void)failed(console, intake.error()), std::nullopt;
    showMapping(console, *intake->shape, intake->list);
    if (!intake->list.mapping.complete())
        return complain(missingSentence(console, *intake->shape, intake->list.mapping));
    showChecked(console, intake->checked, Rows::Hide);
    const std::string name = std::filesystem::path(arguments.list.file).filename().string();
    desk::Edit lines = counter::editOf(*intake, name, core::asBytes(*content));
    std::ranges::move(lines.lines, std::back_inserter(edit.lines));
    std::ranges::move(lines.attachments, std::back_inserter(edit.attachments));
    return std::move(intake).value();
}

/// Says which lines are somebody's already. True: there are none, or they are allowed.
bool tellDuplicates(const Console &console, bool allowed, const std::vector<desk::Duplicate> &found,
                    const std::vector<std::uint32_t> &rows)
{
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::string sentence = say(console, counter::sentence(found[i], rows));
        if (console.json)
            console.object({{"event", "duplicate"},
                            {"row", rows[found[i].index]},
                            {"by", found[i].other.by},
                            {"request", found[i].other.request},
                            {"line", found[i].other.line},
                            {"sentence", sentence}});
        else if (i < shown)
            console.line(sentence);
    }
    if (found.size() > shown && !console.json)
        console.line(console.say("… và nữa: ", "… and more: ") + std::to_string(found.size() - shown));
    if (found.empty() || allowed)
        return true;
    (void)failed(console, {"duplicates",
                           {"Có " + std::to_string(found.size()) +
                                " chỗ trùng: chưa ghi gì cả. Hãy bỏ các dòng đó, hoặc dùng --allow-duplicates nếu đúng "
                                "là như vậy.",
                            std::to_string(found.size()) +
                                " duplicates: nothing was made. Leave those lines out, or use --allow-duplicates if "
                                "they are meant."}});
    return false;
}

/// By which people know each line: its row in the list, else where it stands among those given.
std::vector<std::uint32_t> rowsOf(const desk::Edit &edit, const std::optional<counter::ListIntake> &intake)
{
    std::vector<std::uint32_t> rows;
    const std::size_t before = edit.lines.size() - (intake ? intake->drafts.size() : 0);
    for (std::size_t i = 0; i < edit.lines.size(); ++i)
        rows.push_back(i < before ? static_cast<std::uint32_t>(i + 1) : intake->checked.good[i - before].row);
    return rows;
}

} // namespace

void addContentOptions(CLI::App &command, ContentArguments &arguments)
{
    command
        .add_option("--field", arguments.fields, "NAME=VALUE of the request: organisation, address, contact, email …")
        ->type_size(1)
        ->allow_extra_args(false)
        ->check(isField);
    command.add_option("--lines", arguments.linesFile, "One JSON object a line (docs/formats/ward.md); - is stdin");
    auto *list = command.add_option("--list", arguments.list.file, "A list, CSV or XLSX: its good rows become lines");
    command.add_option("--kind", arguments.list.kind, "Of the list: employee, individual or household")->needs(list);
    addListOptions(command, arguments.list);
    command.add_option("--category", arguments.category, "Reason of travel where a row has none: code or name")
        ->needs(list);
    command.add_option("--area", arguments.areas, "Area where a row has none: code or name")
        ->allow_extra_args(false)
        ->needs(list);
    command.add_option("--route", arguments.route, "Route where a row has none")->needs(list);
    command.add_option("--from", arguments.from, "First day where a row has none, as 2021-09-06")
        ->check(isDate)
        ->needs(list);
    command.add_option("--until", arguments.until, "Last day where a row has none, as 2021-09-20")
        ->check(isDate)
        ->needs(list);
    command.add_flag("--allow-duplicates", arguments.allowDuplicates,
                     "Take lines although another has the same ID number, plate or household");
}

std::optional<desk::Edit> contentOf(const Console &console, const ContentArguments &arguments, OpenDesk &desk,
                                    const ContentPlace &place)
{
    auto edit = editOf(console, arguments);
    if (!edit) {
        (void)failedWith(console, edit.error());
        return std::nullopt;
    }
    std::optional<counter::ListIntake> intake;
    if (!arguments.list.file.empty() && !(intake = takeList(console, arguments, desk, place, *edit)))
        return std::nullopt;
    const auto duplicates = desk->duplicates(*edit, place.request, place.now);
    if (!duplicates)
        return (void)failed(console, duplicates.error()), std::nullopt;
    if (!tellDuplicates(console, arguments.allowDuplicates, *duplicates, rowsOf(*edit, intake)))
        return std::nullopt;
    if (intake) {
        if (const auto written = writeErrors(console, arguments.list, intake->list, intake->checked); !written)
            return (void)failedWith(console, written.error()), std::nullopt;
        if (intake->drafts.empty())
            return (void)failedWith(console, console.say("Danh sách không có dòng nào dùng được: chưa ghi gì cả.",
                                                         "The list has no row that can be used: nothing was made.")),
                   std::nullopt;
    }
    return std::move(edit).value();
}

} // namespace th::tools
