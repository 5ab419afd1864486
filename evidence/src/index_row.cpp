// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_row.h"

#include "core/work.h"
#include "database.h"
#include "store/scan_content.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace th::evidence {

using core::journal::Entry;
using core::journal::EntryKind;

void Texts::load(SQLite::Database &database)
{
    for (Column &column : m_columns) {
        column = {};
        column.texts = {"", "…"};
        column.numbers = {{"", 0}};
        column.saved = 2;
    }
    SQLite::Statement all(database, "SELECT kind, id, value FROM text ORDER BY kind, id");
    for (Run run(all); run.step();) {
        const auto kind = run.natural(0);
        if (kind >= m_columns.size() || run.natural(1) != m_columns[kind].texts.size())
            throw Thrown({Fault::Damaged, "the table of texts"});
        Column &column = m_columns[kind];
        column.texts.push_back(run.text(2));
        column.numbers.emplace(column.texts.back(), static_cast<std::uint32_t>(column.texts.size() - 1));
        column.saved = column.texts.size();
    }
}

const std::string &Texts::text(Field field, std::uint32_t number) const
{
    const auto &texts = of(field).texts;
    if (number >= texts.size())
        throw Thrown({Fault::Damaged, "a row names a text that is not there"});
    return texts[number];
}

std::optional<std::uint32_t> Texts::find(Field field, std::string_view text) const
{
    const auto &numbers = of(field).numbers;
    const auto found = numbers.find(std::string(text));
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t Texts::take(Field field, std::string_view text)
{
    if (const auto known = find(field, text))
        return *known;
    Column &column = m_columns[static_cast<std::size_t>(field)];
    if (column.texts.size() >= mostOfField)
        return beyond;
    column.texts.emplace_back(text);
    const auto number = static_cast<std::uint32_t>(column.texts.size() - 1);
    column.numbers.emplace(text, number);
    return number;
}

void Texts::save(SQLite::Database &database)
{
    SQLite::Statement add(database, "INSERT INTO text (kind, id, value) VALUES (?1, ?2, ?3)");
    for (std::size_t kind = 0; kind < m_columns.size(); ++kind)
        for (Column &column = m_columns[kind]; column.saved < column.texts.size(); ++column.saved)
            Run(add)
                .bind(1, std::uint64_t{kind})
                .bind(2, std::uint64_t{column.saved})
                .bind(3, std::string_view(column.texts[column.saved]))
                .finish();
}

std::uint32_t stepOf(const std::optional<std::chrono::milliseconds> &took)
{
    if (!took)
        return 0;
    const double octaves = std::log2(1.0 + static_cast<double>(std::max<std::int64_t>(took->count(), 0)) / 16.0);
    return std::min(checkMask, 1 + static_cast<std::uint32_t>(std::lround(8 * octaves)));
}

std::chrono::milliseconds lengthOf(std::uint32_t step)
{
    return std::chrono::milliseconds(std::llround((std::exp2(static_cast<double>(step - 1) / 8) - 1) * 16));
}

const std::vector<std::string> &Texts::all(Field field) const { return of(field).texts; }

namespace {

/// Series and serial of a pass number; of anything else the whole text.
void indexNumber(IndexRow &row, const std::string &number, Texts &texts)
{
    if (number.empty())
        return;
    const auto hyphen = number.find('-');
    std::uint32_t serial = 0;
    if (hyphen != std::string::npos)
        (void)std::from_chars(number.data() + hyphen + 1, number.data() + number.size(), serial);
    const core::PassNumber pass{core::SeriesCode(number.substr(0, hyphen)), serial};
    const bool whole = serial != 0 && core::isWellFormed(pass.series) && core::toText(pass) == number;
    row[Field::Series] = texts.take(Field::Series, whole ? pass.series.text : "?" + number);
    row[Field::Serial] = whole ? serial : 0;
}

void indexScan(IndexRow &row, const store::ScanContent &scan, Texts &texts)
{
    row[Field::Reasons] = texts.take(Field::Reasons, store::reasonNames(scan.reasons));
    row[Field::Checkpoint] = texts.take(Field::Checkpoint, scan.checkpoint);
    row[Field::Officer] = texts.take(Field::Officer, scan.officer);
    row[Field::Category] = texts.take(Field::Category, scan.category);
    row[Field::Area] = texts.take(Field::Area, scan.area);
    row[Field::Authority] = texts.take(Field::Authority, scan.authority);
    row[Field::Source] = texts.take(Field::Source, scan.source);
    row[Field::Flags] = (scan.proven ? provenFlag : 0) | static_cast<std::uint32_t>(scan.clockState) << 1 |
                        (scan.sealed && !scan.sealed->sealed.box.empty() ? sealedFlag : 0) |
                        stepOf(scan.took) << checkShift;
    indexNumber(row, scan.number, texts);
}

} // namespace

Indexed indexRow(const Entry &entry, Texts &texts, bool reduced)
{
    Indexed indexed;
    IndexRow &row = indexed.row;
    row.wall = entry.wallMilliseconds;
    std::uint32_t verdict = noVerdict;
    if (entry.kind == EntryKind::Scan) {
        if (const auto scan = store::decodeScan(entry.content)) {
            indexScan(row, *scan, texts);
            verdict = static_cast<std::uint32_t>(scan->kind);
        } else {
            indexed.fault = "content";
        }
    } else if (entry.kind == EntryKind::Work) {
        if (const auto work = core::journal::decodeWork(entry.content)) {
            row[Field::Officer] = texts.take(Field::Officer, work->officer);
            row[Field::Authority] = texts.take(Field::Authority, work->unit);
            row[Field::Source] = texts.take(Field::Source, core::journal::name(work->kind));
            row[Field::Flags] = work->reason ? sealedFlag : 0;
        } else {
            indexed.fault = "content";
        }
    }
    row[Field::Flags] |= reduced ? reducedFlag : 0;
    row[Field::What] = static_cast<std::uint32_t>(entry.kind) * 4 + verdict;
    return indexed;
}

} // namespace th::evidence
