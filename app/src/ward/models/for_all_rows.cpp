// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "for_all_rows.h"

#include "code_search.h"
#include "models/phrases.h"

#include <QCoreApplication>
#include <QDate>

namespace th::app {

namespace {

constexpr int mostChoices = 300;
const QLatin1String forAll("default:"), category("default:category"), areas("default:areas");

struct Field {
    const char *id, *name;
    bool wanted; ///< a pass is not made without it
};
constexpr Field fields[] = {
    {"category", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: lý do đi đường"), true},
    {"areas", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: khu vực được đi"), true},
    {"valid_until", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: đến hết ngày"), true},
    {"valid_from", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: từ ngày"), false},
    {"route", QT_TRANSLATE_NOOP("th::app::IntakeModel", "Mọi dòng: tuyến đường"), false},
};

QString idOf(const Field &field) { return forAll + QLatin1String(field.id); }
QStringList codesIn(const QString &value) { return value.split(QLatin1Char(','), Qt::SkipEmptyParts); }

} // namespace

bool ForAllRows::is(const QString &field) { return field.startsWith(forAll); }
bool ForAllRows::isTyped(const QString &field) { return is(field) && field != category && field != areas; }

QString ForAllRows::nameOf(const QString &field)
{
    for (const Field &each : fields)
        if (idOf(each) == field)
            return QCoreApplication::translate("th::app::IntakeModel", each.name);
    return {};
}

bool ForAllRows::pick(const QString &field, const QString &code)
{
    if (field != areas) {
        m_values[field] = code;
        return true;
    }
    QStringList chosen = codesIn(m_values.value(field));
    if (!chosen.removeOne(code))
        chosen << code;
    m_values[field] = chosen.join(QLatin1Char(','));
    return false;
}

QString ForAllRows::inWords(const QString &field, const Reference &reference, core::Language language) const
{
    const QString value = m_values.value(field);
    if (field == category && !value.isEmpty())
        return reference.category(core::CategoryCode(value.toStdString()), language);
    if (field != areas)
        return value;
    QStringList names;
    for (const QString &code : codesIn(value))
        names << reference.area(core::AreaCode(code.toStdString()), language);
    return names.join(QStringLiteral(", "));
}

QList<RowsModel::Row> ForAllRows::rows(const lists::Shape &shape, const std::function<bool(const char *)> &tells,
                                       const Reference &reference, core::Language language) const
{
    QList<RowsModel::Row> rows;
    for (const Field &each : fields) {
        if (!shape.find(each.id))
            continue;
        const QString value = inWords(idOf(each), reference, language);
        const bool wanted = each.wanted && !tells(each.id);
        rows << RowsModel::Row{idOf(each), nameOf(idOf(each)), value, QString(), wanted && value.isEmpty(), wanted};
    }
    return rows;
}

QList<RowsModel::Row> ForAllRows::choices(const QString &field, const QString &words, const Reference &reference,
                                          core::Language language) const
{
    const auto found = field == category ? searchCodes(reference.categories, words, language)
                                         : searchCodes(reference.areas, words, language);
    const QStringList chosen = codesIn(m_values.value(field));
    QList<RowsModel::Row> rows;
    for (const auto &[shown, code] : found)
        if (rows.size() < mostChoices)
            rows << RowsModel::Row{code, shown, QString(), chosen.contains(code)};
    return rows;
}

std::optional<desk::Problem> ForAllRows::put(counter::ListDefaults &defaults) const
{
    const auto value = [this](const char *field) { return m_values.value(forAll + QLatin1String(field)); };
    defaults.category = value("category").toStdString();
    defaults.route = value("route").toStdString();
    defaults.areas.clear();
    for (const QString &code : codesIn(value("areas")))
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

} // namespace th::app
