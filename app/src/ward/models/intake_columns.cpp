// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column holds what, what holds for all rows, and the words for both.
#include "code_search.h"
#include "intake_model.h"

#include "models/phrases.h"

#include <QDate>
#include <algorithm>

namespace th::app {

namespace {

constexpr std::size_t samplesShown = 3, rowsLookedAt = 50;
constexpr qsizetype longestSample = 40;
constexpr int mostChoices = 300;
const QLatin1String forAll("default:");

/// What a list may leave to all rows at once; the others only a column tells.
struct ForAll {
    const char *field, *name;
};
constexpr ForAll forAllRows[] = {
    {"category", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: lý do đi đường")},
    {"areas", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: khu vực được đi")},
    {"valid_until", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: đến hết ngày")},
    {"valid_from", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: từ ngày")},
    {"route", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: tuyến đường")},
};

QString shortened(const std::string &value)
{
    const QString whole = text(value).simplified();
    return whole.size() > longestSample ? whole.left(longestSample - 1) + QStringLiteral("…") : whole;
}

} // namespace

void IntakeModel::remake()
{
    listFields();
    listChoices();
    emit changed();
}

std::vector<std::string> IntakeModel::samples(std::uint16_t column) const
{
    std::vector<std::string> values;
    for (const lists::Row &row : m_found->intake.list.table.rows) {
        if (row.number <= m_mapping.headingRow)
            continue;
        if (const lists::Cell *cell = row.at(column); cell && !cell->text.empty())
            values.push_back(shortened(cell->text).toStdString());
        if (values.size() >= samplesShown)
            break;
    }
    return values;
}

void IntakeModel::listFields()
{
    QList<RowsModel::Row> rows;
    if (m_found) {
        for (const lists::Field &field : m_found->intake.shape->fields) {
            const lists::MappedColumn *column = m_mapping.columnOf(field.id);
            QString value, note;
            if (column) {
                value = tr("cột %1: %2").arg(text(lists::columnLetters(column->column)), text(column->heading));
                QStringList seen;
                for (const std::string &sample : samples(column->column))
                    seen << text(sample);
                note = seen.join(QStringLiteral("; "));
            }
            const bool doubt = column ? column->sureness == lists::Sureness::Likely : field.required;
            rows << RowsModel::Row{text(field.id), name(field.name), value, note, doubt, field.required};
        }
        addDefaults(rows);
    }
    m_fields.setRows(rows);
}

void IntakeModel::addDefaults(QList<RowsModel::Row> &rows) const
{
    for (const ForAll &each : forAllRows) {
        if (!m_found->intake.shape->find(each.field))
            continue;
        const QString field = forAll + QLatin1String(each.field);
        const bool wanted = !m_mapping.columnOf(each.field) && QLatin1String(each.field) != QLatin1String("route") &&
                            QLatin1String(each.field) != QLatin1String("valid_from");
        const QString value = defaultInWords(field);
        rows << RowsModel::Row{field, tr(each.name), value, QString(), wanted && value.isEmpty(), wanted};
    }
}

QString IntakeModel::defaultInWords(const QString &field) const
{
    const QString value = m_values.value(field);
    if (field == QLatin1String("default:category") && !value.isEmpty())
        return m_reference.category(core::CategoryCode(value.toStdString()), m_language.language());
    if (field != QLatin1String("default:areas"))
        return value;
    QStringList names;
    for (const QString &code : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
        names << m_reference.area(core::AreaCode(code.toStdString()), m_language.language());
    return names.join(QStringLiteral(", "));
}

/// As the counter wants them; a date that is none is said.
std::optional<desk::Problem> IntakeModel::putDefaults()
{
    counter::ListDefaults &defaults = m_order.defaults;
    const auto value = [this](const char *field) { return m_values.value(forAll + QLatin1String(field)); };
    defaults.category = value("category").toStdString();
    defaults.route = value("route").toStdString();
    defaults.areas.clear();
    for (const QString &code : value("areas").split(QLatin1Char(','), Qt::SkipEmptyParts))
        defaults.areas.push_back(code.toStdString());
    for (const auto &[field, into] :
         {std::pair("valid_from", &defaults.validFrom), std::pair("valid_until", &defaults.validUntil)}) {
        const QString typed = value(field).simplified();
        const QDate date = QDate::fromString(typed, QStringLiteral("d/M/yyyy"));
        if (!typed.isEmpty() && !date.isValid())
            return desk::Problem{"list.date",
                                 {"“" + typed.toStdString() + "” không phải ngày. Hãy viết như 20/09/2021.",
                                  "“" + typed.toStdString() + "” is no date. Write it as 20/09/2021."}};
        *into = typed.isEmpty() ? std::string() : date.toString(Qt::ISODate).toStdString();
    }
    return std::nullopt;
}

void IntakeModel::choose(const QString &field)
{
    if (!m_found || working())
        return;
    m_choosing = field;
    m_words.clear();
    m_complaint.reset();
    listChoices();
    emit changed();
}

void IntakeModel::find(const QString &words)
{
    m_words = words;
    listChoices();
}

bool IntakeModel::typing() const
{
    return m_choosing.startsWith(forAll) && m_choosing != QLatin1String("default:category") &&
           m_choosing != QLatin1String("default:areas");
}

/// Those with a heading, and in a list without headings those with something in them.
std::map<std::uint16_t, QString> IntakeModel::columns() const
{
    std::map<std::uint16_t, QString> all;
    for (const lists::MappedColumn &column : m_mapping.columns)
        all[column.column] = text(column.heading);
    const auto &rows = m_found->intake.list.table.rows;
    for (std::size_t i = 0; i < std::min(rows.size(), rowsLookedAt); ++i)
        for (const lists::Cell &cell : rows[i].cells)
            all.try_emplace(cell.column);
    return all;
}

void IntakeModel::listColumns()
{
    QList<RowsModel::Row> rows;
    const lists::MappedColumn *now = m_mapping.columnOf(m_choosing.toStdString());
    rows << RowsModel::Row{QString(), tr("Không có cột này trong tệp"), QString(), now == nullptr};
    for (const auto &[column, heading] : columns()) {
        QStringList seen;
        for (const std::string &sample : samples(column))
            seen << text(sample);
        const QString letters = text(lists::columnLetters(column));
        rows << RowsModel::Row{letters, QStringLiteral("%1  %2").arg(letters, heading), seen.join(QStringLiteral("; ")),
                               now && now->column == column};
    }
    m_choices.setRows(rows);
}

void IntakeModel::listChoices()
{
    if (m_choosing.isEmpty() || typing() || !m_found)
        return m_choices.setRows({});
    if (!m_choosing.startsWith(forAll))
        return listColumns();
    const auto language = m_language.language();
    const auto found = m_choosing == QLatin1String("default:category")
                           ? searchCodes(m_reference.categories, m_words, language)
                           : searchCodes(m_reference.areas, m_words, language);
    const QStringList chosen = m_values.value(m_choosing).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QList<RowsModel::Row> rows;
    for (const auto &[shown, code] : found)
        if (rows.size() < mostChoices)
            rows << RowsModel::Row{code, shown, QString(), chosen.contains(code)};
    m_choices.setRows(rows);
}

/// What was told before of the same field or column makes way.
void IntakeModel::tellColumn(const std::string &field, const std::string &letters)
{
    lists::ToldColumns told = m_order.told;
    for (auto &[column, holds] : told)
        if (holds == field)
            holds.clear();
    if (!letters.empty())
        told[letters] = field;
    else if (const lists::MappedColumn *before = m_mapping.columnOf(field))
        told[lists::columnLetters(before->column)] = "";
    auto mapping = lists::proposeMapping(m_found->intake.list.table, *m_found->intake.shape, told);
    if (!mapping)
        return complain({"list.columns", sentence(mapping.error())});
    m_order.told = std::move(told);
    m_mapping = std::move(mapping).value();
}

void IntakeModel::pick(const QString &choice)
{
    if (m_choosing.isEmpty() || !m_found)
        return;
    m_complaint.reset();
    if (m_choosing == QLatin1String("default:areas")) {
        QStringList chosen = m_values.value(m_choosing).split(QLatin1Char(','), Qt::SkipEmptyParts);
        if (!chosen.removeOne(choice))
            chosen << choice;
        m_values[m_choosing] = chosen.join(QLatin1Char(','));
        return remake(); // several may be chosen
    }
    if (m_choosing.startsWith(forAll))
        m_values[m_choosing] = choice;
    else
        tellColumn(m_choosing.toStdString(), choice.toStdString());
    m_choosing.clear();
    remake();
}

void IntakeModel::type(const QString &typed)
{
    if (!typing())
        return;
    m_values[m_choosing] = typed.trimmed();
    m_choosing.clear();
    m_complaint.reset();
    remake();
}

void IntakeModel::dismiss()
{
    m_choosing.clear();
    m_asked.reset();
    m_complaint.reset();
    remake();
}

QString IntakeModel::choosingText() const
{
    for (int row = 0; row < m_fields.count(); ++row)
        if (m_fields.value(row, "field") == m_choosing && !m_choosing.isEmpty())
            return m_choosing.startsWith(forAll) ? m_fields.value(row, "name").toString()
                                                 : tr("Cột nào là: %1?").arg(m_fields.value(row, "name").toString());
    return {};
}

} // namespace th::app
