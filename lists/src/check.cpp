// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/check.h"

#include "characters.h"
#include "dates.h"
#include "lists/legacy.h"
#include "marked_words.h"
#include "tidy.h"

#include "core/id_card.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

bool isDateType(FieldType type)
{
    return type == FieldType::BirthDate || type == FieldType::DateFrom || type == FieldType::DateUntil ||
           type == FieldType::DateIssued;
}

/// Reads the rows in order; remembers what it has seen of earlier ones.
class Checker {
public:
    Checker(const Table &table, const Shape &shape, const Mapping &mapping, const CheckOptions &options)
        : m_table(table), m_shape(shape), m_mapping(mapping), m_options(options)
    {
    }

    CheckedList run()
    {
        gatherEvidence();
        bool first = true;
        for (const Row &row : m_table.rows) {
            if (row.number <= m_mapping.headingRow)
                continue;
            if (isText(row, first))
                m_list.text.push_back(row.number);
            else
                checkRow(row);
            first = false;
        }
        return std::move(m_list);
    }

private:
    struct Column {
        const Field *field;
        const MappedColumn *mapped;
        DateReading dates{};
        std::optional<LegacyFont> font{}; ///< that most of its marked texts are typed in
    };

    void gatherEvidence()
    {
        std::vector<DateEvidence> evidence;
        DateEvidence all;
        for (const Field &field : m_shape.fields)
            if (const MappedColumn *mapped = m_mapping.columnOf(field.id)) {
                m_columns.push_back({&field, mapped, {}, fontOf(field, *mapped)});
                evidence.push_back(isDateType(field.type) ? datesIn(mapped->column) : DateEvidence());
                all += evidence.back();
            }
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].dates = readingOf(evidence[i], all, m_options.dates);
    }

    [[nodiscard]] DateEvidence datesIn(std::uint16_t column) const
    {
        DateEvidence evidence;
        for (const Row &row : m_table.rows)
            if (const Cell *cell = row.number > m_mapping.headingRow ? row.at(column) : nullptr)
                evidence.see(*cell);
        return evidence;
    }

    static bool mayBeLegacy(const Field &field)
    {
        return field.type == FieldType::PersonName || field.type == FieldType::Text ||
               field.type == FieldType::PaperNumber;
    }

    [[nodiscard]] std::optional<LegacyFont> fontOf(const Field &field, const MappedColumn &mapped) const
    {
        constexpr std::size_t fewest = 3;
        std::array<std::size_t, 3> counts{};
        std::size_t marked = 0;
        for (const Row &row : m_table.rows) {
            const Cell *cell =
                mayBeLegacy(field) && row.number > m_mapping.headingRow ? row.at(mapped.column) : nullptr;
            if (!cell || countMarkedWords(cell->text).all == 0)
                continue;
            ++marked;
            if (const auto font = recogniseLegacy(cell->text))
                ++counts[static_cast<std::size_t>(*font)];
        }
        const auto most = std::max_element(counts.begin(), counts.end());
        if (*most < fewest || *most * 2 < marked)
            return std::nullopt;
        return static_cast<LegacyFont>(most - counts.begin());
    }

    /// How a text was typed: by its own looks, or, where it could be either, as its column is.
    [[nodiscard]] static std::optional<LegacyFont> fontOf(const std::string &text, const Column &column)
    {
        if (!mayBeLegacy(*column.field))
            return std::nullopt;
        if (const auto font = recogniseLegacy(text))
            return font;
        const auto converted = column.font ? convertLegacy(text, *column.font) : std::nullopt;
        if (!converted || *converted == core::composeVietnamese(text))
            return std::nullopt;
        const MarkedWords words = countMarkedWords(*converted);
        return words.all > 0 && words.sensible == words.all ? column.font : std::nullopt;
    }

    [[nodiscard]] const Cell *cellOf(const Row &row, const Column &column) const
    {
        return row.at(column.mapped->column);
    }

    /// Numbers under the headings, headings repeated on a new page, and what stands below a table: totals, signatures.
    [[nodiscard]] bool isText(const Row &row, bool underHeadings) const
    {
        std::size_t filled = 0, repeated = 0, numbers = 0;
        std::string only;
        bool hasId = false;
        for (const Column &column : m_columns) {
            const Cell *cell = cellOf(row, column);
            if (!cell)
                continue;
            ++filled;
            only = tidy(cell->text);
            numbers += isColumnNumber(only);
            hasId |= column.field->type == FieldType::IdNumber;
            repeated += headingKey(only) == headingKey(column.mapped->heading) && !headingKey(only).empty();
        }
        if (filled == 0 || repeated == filled)
            return true;
        if (underHeadings && filled >= 2 && numbers == filled)
            return true;
        return !hasId && filled == 1 && isClosingWord(headingKey(only));
    }

    /// "(1)", "2", "A": what forms have under their headings.
    static bool isColumnNumber(const std::string &text)
    {
        const std::string key = text.starts_with('(') && text.ends_with(')') ? text.substr(1, text.size() - 2) : text;
        return (key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z') ||
               (!key.empty() && key.size() <= 2 && key.find_first_not_of("0123456789") == std::string::npos);
    }

    static bool isClosingWord(const std::string &key)
    {
        constexpr std::array<std::string_view, 14> words{
            "tong cong",  "tong so",  "cong",    "nguoi lap", "lap bieu", "ky ten",      "xac nhan",
            "thu truong", "giam doc", "ghi chu", "dai dien",  "total",    "prepared by", "signature"};
        return std::any_of(words.begin(), words.end(), [&key](std::string_view word) {
            return key.starts_with(word) && (key.size() == word.size() || key[word.size()] == ' ');
        });
    }

    /// The text of a cell, or of the several that a name stands in.
    [[nodiscard]] std::string textOf(const Row &row, const Column &column) const
    {
        std::string text;
        for (std::uint32_t c = column.mapped->column; c <= column.mapped->lastColumn; ++c)
            if (const Cell *cell = row.at(static_cast<std::uint16_t>(c)))
                text += (text.empty() ? "" : " ") + cell->text;
        return text;
    }

    void checkRow(const Row &row)
    {
        m_row = {row.number, {}};
        m_bad = false;
        m_list.hiddenRows += row.hidden;
        for (const Column &column : m_columns)
            checkCell(row, column);
        checkIdAgainstRow();
        checkWindow();
        checkPaper(row);
        checkDuplicates();
        if (m_bad)
            m_list.bad.push_back(row.number);
        else
            m_list.good.push_back(std::move(m_row));
    }

    void checkCell(const Row &row, const Column &column)
    {
        const Cell *cell = cellOf(row, column);
        const std::string raw = textOf(row, column);
        std::string text = tidy(raw);
        m_list.calculatedCells += cell && cell->calculated;
        if (cell && cell->kind == CellKind::Error)
            return add(column, text, {Rule::CellError});
        if (text.empty()) {
            if (cell && cell->calculated)
                add(column, "", {Rule::NotCalculated});
            else if (column.field->required)
                add(column, "", {Rule::Missing});
            return;
        }
        if (const auto font = fontOf(raw, column)) {
            const std::string converted = tidy(*convertLegacy(raw, *font));
            add(column, text, {Rule::LegacyFont, name(*font), converted});
            if (!m_options.accepted.contains(Rule::LegacyFont))
                return;
            text = converted;
        }
        take(column, text, checkValue(column, cell ? cell->kind : CellKind::Text, text));
    }

    [[nodiscard]] Checked checkValue(const Column &column, CellKind kind, const std::string &text) const
    {
        switch (column.field->type) {
        case FieldType::PersonName:
            return checkName(text, column.field->mostBytes);
        case FieldType::Text:
        case FieldType::PaperNumber:
            return checkText(text, column.field->mostBytes);
        case FieldType::IdNumber:
            return checkIdNumber(text, m_options.today);
        case FieldType::BirthDate:
        case FieldType::DateFrom:
        case FieldType::DateUntil:
        case FieldType::DateIssued:
            return checkDate(kind, text, column.dates, column.field->type, m_options.today);
        case FieldType::Sex:
            return checkSex(text);
        case FieldType::Phone:
            return checkPhone(text);
        case FieldType::Email:
            return checkEmail(text, column.field->mostBytes);
        case FieldType::Plates:
            return checkPlates(text);
        case FieldType::Days:
            return checkDays(text);
        case FieldType::Hours:
            return checkHours(text);
        }
        return {};
    }

    void take(const Column &column, const std::string &text, const Checked &checked)
    {
        std::string value = checked.value;
        bool usable = true;
        for (const Problem &problem : checked.problems) {
            add(column, text, problem);
            if (weightOf(problem.rule) == Weight::Offer && m_options.accepted.contains(problem.rule))
                value = problem.proposal;
            else if (weightOf(problem.rule) != Weight::Note)
                usable = false;
        }
        if (usable)
            m_row.fields[column.field->id] = value;
    }

    void add(const Column &column, const std::string &value, const Problem &problem)
    {
        const bool accepted = m_options.accepted.contains(problem.rule);
        const Weight weight = weightOf(problem.rule);
        const Weight now = weight == Weight::Offer && accepted ? Weight::Note : weight;
        m_bad |= now != Weight::Note;
        m_list.findings.push_back({m_row.row, column.mapped->column, column.mapped->heading, column.field->id,
                                   problem.rule, now, shortened(value), problem.detail, problem.proposal});
    }

    /// The value of the first field of this type in the row, and its column; nothing if it is not there or not sound.
    struct Found {
        const Column *column = nullptr;
        std::string value;
    };
    [[nodiscard]] Found found(FieldType type) const
    {
        for (const Column &column : m_columns)
            if (column.field->type == type)
                if (const auto value = m_row.fields.find(column.field->id); value != m_row.fields.end())
                    return {&column, value->second};
        return {};
    }

    void checkIdAgainstRow()
    {
        const Found id = found(FieldType::IdNumber), birth = found(FieldType::BirthDate), sex = found(FieldType::Sex);
        const auto facts = factsOfId(id.value);
        if (!facts)
            return;
        const std::string year = std::to_string(facts->birthYear), itsSex = facts->male ? "male" : "female";
        if (birth.column && birth.value.substr(0, 4) != year)
            add(*id.column, id.value, {Rule::IdBirthDiffers, year});
        if (sex.column && sex.value != itsSex)
            add(*id.column, id.value, {Rule::IdSexDiffers, itsSex});
    }

    void checkWindow()
    {
        const Found from = found(FieldType::DateFrom), until = found(FieldType::DateUntil);
        if (!until.column)
            return;
        if (from.column && until.value < from.value)
            add(*until.column, until.value, {Rule::WindowReversed, from.value});
        char today[48];
        std::snprintf(today, sizeof today, "%04d-%02u-%02u", int(m_options.today.year()),
                      unsigned(m_options.today.month()), unsigned(m_options.today.day()));
        // Paper of before is entered for the record, also when its time is over.
        if (until.value < today && !found(FieldType::PaperNumber).column)
            add(*until.column, until.value, {Rule::WindowOver});
    }

    /// The column of this type, if the row has something in it, sound or not.
    [[nodiscard]] const Column *filled(const Row &row, FieldType type) const
    {
        for (const Column &column : m_columns)
            if (column.field->type == type && !tidy(textOf(row, column)).empty())
                return &column;
        return nullptr;
    }

    /// The one without the other would be entered as a new pass, or under a date that is not the paper's.
    void checkPaper(const Row &row)
    {
        const Column *number = filled(row, FieldType::PaperNumber), *issued = filled(row, FieldType::DateIssued);
        if (number && !issued)
            add(*number, tidy(textOf(row, *number)), {Rule::PaperUndated});
        if (issued && !number)
            add(*issued, tidy(textOf(row, *issued)), {Rule::PaperUnnumbered});
    }

    void checkDuplicates()
    {
        const Found id = found(FieldType::IdNumber), name = found(FieldType::PersonName),
                    birth = found(FieldType::BirthDate), plates = found(FieldType::Plates);
        bool sameId = false;
        if (id.column)
            if (const auto [first, isNew] = m_ids.emplace(id.value, m_row.row); !isNew) {
                sameId = true;
                add(*id.column, id.value, {Rule::DuplicateId, std::to_string(first->second)});
            }
        if (name.column && birth.column)
            if (const auto [first, isNew] =
                    m_people.emplace(core::foldVietnamese(name.value) + '|' + birth.value, m_row.row);
                !isNew && !sameId)
                add(*name.column, name.value, {Rule::DuplicateName, std::to_string(first->second)});
        for (std::size_t at = 0; plates.column && at < plates.value.size();) {
            const std::size_t end = std::min(plates.value.find(' ', at), plates.value.size());
            const std::string plate = plates.value.substr(at, end - at);
            at = end + 1;
            if (const auto [first, isNew] = m_plates.emplace(plate, m_row.row); !isNew && first->second != m_row.row)
                add(*plates.column, plate, {Rule::DuplicatePlate, std::to_string(first->second)});
        }
    }

    const Table &m_table;
    const Shape &m_shape;
    const Mapping &m_mapping;
    const CheckOptions &m_options;
    std::vector<Column> m_columns;
    std::map<std::string, std::uint32_t> m_ids, m_people, m_plates; ///< the row that each was first seen in
    CheckedList m_list;
    CheckedRow m_row;
    bool m_bad = false;
};

} // namespace

CheckedList checkList(const Table &table, const Shape &shape, const Mapping &mapping, const CheckOptions &options)
{
    return Checker(table, shape, mapping, options).run();
}

} // namespace th::lists
