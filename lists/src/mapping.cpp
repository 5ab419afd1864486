// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/mapping.h"

#include "lists/legacy.h"
#include "tidy.h"

#include <algorithm>

namespace th::lists {

namespace {

using core::Failure;

constexpr std::size_t rowsLookedAt = 40; ///< letterheads, titles and notes stand above
constexpr std::size_t shortestPart = 4;  ///< of a heading that is found inside a longer one
constexpr std::size_t maxSheetsTried = 20;

std::string headingText(const Cell &cell)
{
    const auto font = recogniseLegacy(cell.text);
    const auto converted = font ? convertLegacy(cell.text, *font) : std::nullopt;
    return tidy(converted ? *converted : cell.text);
}

struct Match {
    std::uint16_t column;
    const Field *field;
    Sureness sureness;
    std::size_t length; ///< of what matched: the more, the better
};

std::optional<Match> match(const std::string &key, std::uint16_t column, const Field &field)
{
    std::size_t longest = 0;
    for (const std::string &heading : field.headings) {
        if (heading == key)
            return Match{column, &field, Sureness::Exact, key.size()};
        if (heading.size() >= shortestPart && (' ' + key + ' ').find(' ' + heading + ' ') != std::string::npos)
            longest = std::max(longest, heading.size());
    }
    return longest == 0 ? std::nullopt : std::optional(Match{column, &field, Sureness::Likely, longest});
}

/// What a heading may be compared as: as it stands, and as the legacy fonts have it, for short words that could be
/// either.
std::vector<std::string> keysOf(const Cell &cell)
{
    constexpr std::size_t longestHeading = 400;
    if (cell.kind != CellKind::Text || cell.text.size() > longestHeading)
        return {};
    std::vector<std::string> keys{headingKey(tidy(cell.text))};
    for (const LegacyFont font : {LegacyFont::Tcvn3, LegacyFont::VniWindows})
        if (const auto converted = convertLegacy(cell.text, font))
            if (std::string key = headingKey(tidy(*converted)); key != keys.front())
                keys.push_back(std::move(key));
    return keys;
}

/// Each field and each column at most once, the surest matches first.
std::vector<Match> bestMatches(const Row &row, const Shape &shape)
{
    std::vector<Match> all, best;
    for (const Cell &cell : row.cells)
        for (const std::string &key : keysOf(cell))
            for (const Field &field : shape.fields)
                if (const auto found = key.empty() ? std::nullopt : match(key, cell.column, field))
                    all.push_back(*found);
    std::stable_sort(all.begin(), all.end(), [](const Match &a, const Match &b) {
        return std::pair(a.sureness, b.length) < std::pair(b.sureness, a.length);
    });
    for (const Match &candidate : all)
        if (std::none_of(best.begin(), best.end(), [&](const Match &taken) {
                return taken.column == candidate.column || taken.field == candidate.field;
            }))
            best.push_back(candidate);
    return best;
}

struct Headings {
    const Row *row = nullptr;
    std::vector<Match> matches;
    int score = 0;
};

Headings findHeadings(const Table &table, const Shape &shape, const ToldColumns &told)
{
    Headings best;
    for (std::size_t i = 0; i < std::min(table.rows.size(), rowsLookedAt); ++i) {
        Headings here{&table.rows[i], bestMatches(table.rows[i], shape)};
        for (const Match &found : here.matches)
            here.score += (found.sureness == Sureness::Exact ? 3 : 1) + found.field->required;
        for (const Cell &cell : table.rows[i].cells)
            for (const auto &[column, field] : told)
                here.score += 5 * (cell.text.size() < 400 && headingKey(headingText(cell)) == headingKey(column));
        const bool enough =
            here.matches.size() >= 2 || (here.matches.size() == 1 && shape.fields.size() == 1) || here.score >= 5;
        if (enough && here.score > best.score)
            best = std::move(here);
    }
    return best;
}

/// Text is counted from column A, as `told` names it.
std::optional<std::uint16_t> columnOfLetters(const std::string &letters)
{
    unsigned column = 0;
    for (const char c : letters) {
        const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (capital < 'A' || capital > 'Z' || column > maxColumns)
            return std::nullopt;
        column = column * 26 + static_cast<unsigned>(capital - 'A' + 1);
    }
    return column == 0 || column > maxColumns ? std::nullopt : std::optional(static_cast<std::uint16_t>(column - 1));
}

void fillHeadings(Mapping &mapping, const Headings &headings)
{
    if (!headings.row)
        return;
    mapping.headingRow = headings.row->number;
    for (const Cell &cell : headings.row->cells) {
        const auto found = std::find_if(headings.matches.begin(), headings.matches.end(),
                                        [&cell](const Match &m) { return m.column == cell.column; });
        const bool known = found != headings.matches.end();
        mapping.columns.push_back({cell.column, cell.column, shortened(headingText(cell)),
                                   known ? found->field->id : "", known ? found->sureness : Sureness::Exact});
    }
}

MappedColumn *toldColumn(Mapping &mapping, const std::string &told)
{
    for (MappedColumn &column : mapping.columns)
        if (headingKey(column.heading) == headingKey(told) && !headingKey(told).empty())
            return &column;
    const auto letters = columnOfLetters(told);
    if (!letters)
        return nullptr;
    const auto place =
        std::lower_bound(mapping.columns.begin(), mapping.columns.end(), *letters,
                         [](const MappedColumn &column, std::uint16_t wanted) { return column.column < wanted; });
    if (place != mapping.columns.end() && place->column == *letters)
        return &*place;
    return &*mapping.columns.insert(place, {*letters, *letters, columnLetters(*letters), "", Sureness::Told});
}

std::optional<MappingError> applyTold(Mapping &mapping, const Shape &shape, const ToldColumns &told)
{
    std::vector<std::string> given;
    for (const auto &[name, field] : told) {
        if (!field.empty() && !shape.find(field))
            return MappingError{MappingFault::NoSuchField, field};
        if (!field.empty() && std::find(given.begin(), given.end(), field) != given.end())
            return MappingError{MappingFault::FieldTwice, field};
        given.push_back(field);
        for (MappedColumn &column : mapping.columns)
            if (column.field == field && column.sureness != Sureness::Told)
                column.field.clear();
        MappedColumn *column = toldColumn(mapping, name);
        if (!column)
            return MappingError{MappingFault::NoSuchColumn, name};
        column->field = field;
        column->sureness = Sureness::Told;
    }
    return std::nullopt;
}

/// A heading drawn over several columns, as "Họ và tên" often is over family and given name.
void widenNames(Mapping &mapping, const Table &table, const Shape &shape)
{
    for (MappedColumn &column : mapping.columns) {
        const Field *field = shape.find(column.field);
        if (!field || field->type != FieldType::PersonName)
            continue;
        for (const Merge &merge : table.merges)
            if (merge.firstRow <= mapping.headingRow && merge.lastRow >= mapping.headingRow &&
                merge.firstColumn == column.column && merge.lastColumn < column.column + 4)
                column.lastColumn = std::max(column.lastColumn, merge.lastColumn);
    }
}

} // namespace

const char *name(Sureness sureness)
{
    switch (sureness) {
    case Sureness::Told:
        return "told";
    case Sureness::Exact:
        return "exact";
    case Sureness::Likely:
        return "likely";
    }
    return "";
}

const MappedColumn *Mapping::columnOf(std::string_view field) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [field](const MappedColumn &c) { return c.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

bool Mapping::sure() const
{
    return complete() && std::none_of(columns.begin(), columns.end(), [](const MappedColumn &column) {
               return !column.field.empty() && column.sureness == Sureness::Likely;
           });
}

core::LocalName sentence(const MappingError &error)
{
    switch (error.fault) {
    case MappingFault::NoSuchColumn:
        return {"Không có cột nào tên “" + error.detail + "”. Dùng tên cột như trong tệp hoặc chữ cái của cột.",
                "There is no column “" + error.detail + "”. Use a heading of the file, or the column's letter."};
    case MappingFault::NoSuchField:
        return {"Loại danh sách này không có mục “" + error.detail + "”.",
                "This kind of list has no field “" + error.detail + "”."};
    case MappingFault::FieldTwice:
        return {"Mục “" + error.detail + "” được gán cho hai cột. Chỉ gán một cột.",
                "The field “" + error.detail + "” was given to two columns. Give it to one."};
    }
    return {};
}

core::Result<Mapping, MappingError> proposeMapping(const Table &table, const Shape &shape, const ToldColumns &told)
{
    Mapping mapping;
    fillHeadings(mapping, findHeadings(table, shape, told));
    if (auto error = applyTold(mapping, shape, told))
        return Failure{*error};
    widenNames(mapping, table, shape);
    for (const Field &field : shape.fields)
        if (field.required && !mapping.columnOf(field.id))
            mapping.missing.push_back(field.id);
    return mapping;
}

core::Result<OpenedList, TableError> openList(core::ByteView file, const Shape &shape, const std::string &sheet)
{
    const auto sheets = sheetsOf(file);
    if (!sheets)
        return Failure{sheets.error()};
    std::vector<std::string> tries;
    for (const SheetName &each : *sheets)
        if (!each.hidden && tries.size() < maxSheetsTried)
            tries.push_back(each.name);
    if (!sheet.empty() || tries.empty())
        tries = {sheet};
    std::optional<OpenedList> first;
    std::optional<TableError> error;
    for (const std::string &each : tries) {
        auto table = readTable(file, each);
        if (!table) {
            if (!error || error->fault == TableFault::Empty)
                error = table.error();
            continue;
        }
        Mapping mapping = proposeMapping(*table, shape).value();
        const bool complete = mapping.complete();
        if (complete || !first)
            first = OpenedList{std::move(*table), std::move(mapping)};
        if (complete)
            break;
    }
    if (first && !(error && error->fault != TableFault::Empty && !first->mapping.complete()))
        return std::move(*first);
    return Failure{error.value_or(TableError{TableFault::Empty})};
}

} // namespace th::lists
