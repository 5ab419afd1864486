// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_text.h"

#include "core/id_card.h"

#include <QRegularExpression>

namespace th::app {

namespace {

using std::chrono::floor;
using std::chrono::year_month_day;

enum class Edge { Begin, End };

std::optional<core::Instant> readDate(const QString &text, Edge edge, std::chrono::minutes utcOffset)
{
    static const QRegularExpression parted(QStringLiteral("^(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4})$"));
    static const QRegularExpression joined(QStringLiteral("^(\\d{2})(\\d{2})(\\d{4})$"));
    auto match = parted.match(text);
    if (!match.hasMatch())
        match = joined.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const year_month_day day{std::chrono::year(match.captured(3).toInt()),
                             std::chrono::month(match.captured(2).toUInt()),
                             std::chrono::day(match.captured(1).toUInt())};
    if (!day.ok())
        return std::nullopt;
    const core::Instant start = std::chrono::sys_days(day);
    return (edge == Edge::Begin ? start : start + std::chrono::days(1) - std::chrono::seconds(1)) - utcOffset;
}

QString dateText(core::Instant when, std::chrono::minutes utcOffset)
{
    const year_month_day day(floor<std::chrono::days>(when + utcOffset));
    return QStringLiteral("%1/%2/%3")
        .arg(static_cast<unsigned>(day.day()), 2, 10, QLatin1Char('0'))
        .arg(static_cast<unsigned>(day.month()), 2, 10, QLatin1Char('0'))
        .arg(static_cast<int>(day.year()));
}

QStringList parts(const QString &text)
{
    QStringList found;
    for (const QString &part : text.split(QRegularExpression(QStringLiteral("[,;\\n]")), Qt::SkipEmptyParts))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            found << trimmed;
    return found;
}

/// Reads field by field and collects what is wrong.
class Reader {
public:
    Reader(const LineText &text, std::chrono::minutes utcOffset, ReadLine &into)
        : m_text(text), m_utcOffset(utcOffset), m_into(into)
    {
    }
    [[nodiscard]] std::string string(const char *field) const
    {
        return core::composeVietnamese(value(field).simplified().toStdString());
    }
    [[nodiscard]] QString value(const char *field) const
    {
        const auto found = m_text.find(QLatin1String(field));
        return found == m_text.end() ? QString() : found->second.trimmed();
    }
    [[nodiscard]] std::optional<core::Instant> date(const char *field, Edge edge)
    {
        const QString text = value(field);
        if (text.isEmpty())
            return std::nullopt;
        const auto when = readDate(text, edge, m_utcOffset);
        if (!when)
            complain(field, "Ghi ngày như 20/09/2021.", "Write the date like 20/09/2021.");
        return when;
    }
    void complain(const char *field, const char *vi, const char *en)
    {
        m_into.complaints.emplace(QLatin1String(field), core::LocalName{vi, en});
    }

private:
    const LineText &m_text;
    std::chrono::minutes m_utcOffset;
    ReadLine &m_into;
};

void readPerson(Reader &reader, desk::Draft &draft)
{
    core::PassClaims &claims = draft.claims;
    claims.holder = reader.string("holder");
    if (claims.holder.empty())
        reader.complain("holder", "Ghi họ và tên.", "Give the full name.");
    claims.idNumber.clear();
    for (const QChar digit : reader.value("id_number"))
        if (!digit.isSpace() && digit != QLatin1Char('.'))
            claims.idNumber += QString(digit).toStdString();
    claims.birthYear.reset();
    if (const QString year = reader.value("birth_year"); !year.isEmpty()) {
        bool read = false;
        claims.birthYear = year.toInt(&read);
        if (!read)
            reader.complain("birth_year", "Ghi năm sinh bằng bốn chữ số.", "Give the year of birth in four digits.");
    }
    draft.household = reader.string("household");
    draft.paperNumber = reader.string("paper_number");
}

void readTime(Reader &reader, desk::Draft &draft)
{
    core::PassClaims &claims = draft.claims;
    claims.validFrom = reader.date("valid_from", Edge::Begin).value_or(core::Instant());
    if (const auto until = reader.date("valid_until", Edge::End))
        claims.validUntil = *until;
    else
        reader.complain("valid_until", "Ghi ngày cuối cùng còn hạn.", "Give the last day on which it holds.");
    const auto issued = reader.date("issued_at", Edge::Begin);
    if (!draft.paperNumber.empty() && !issued)
        reader.complain("issued_at", "Giấy đã phát thì ghi ngày phát.",
                        "For paper that was handed out, give the day it was.");
    claims.issuedAt = draft.paperNumber.empty() ? core::Instant() : issued.value_or(core::Instant());
}

} // namespace

ReadLine readLine(const LineText &text, const desk::Draft &base, std::chrono::minutes utcOffset)
{
    ReadLine read{base, {}};
    Reader reader(text, utcOffset, read);
    core::PassClaims &claims = read.draft.claims;
    readPerson(reader, read.draft);
    claims.organisation = reader.string("organisation");
    claims.category = core::CategoryCode(reader.value("category").toStdString());
    if (claims.category.empty())
        reader.complain("category", "Chọn lý do đi đường.", "Choose the reason for travelling.");
    claims.areas.clear();
    for (const QString &area : parts(reader.value("areas")))
        claims.areas.emplace_back(area.toStdString());
    if (claims.areas.empty())
        reader.complain("areas", "Chọn khu vực được đi.", "Choose where the pass holds.");
    claims.route = reader.string("route");
    claims.plates.clear();
    for (const QString &plate : parts(reader.value("plates")))
        claims.plates.push_back(core::normalisePlate(plate.toUpper().toStdString()));
    readTime(reader, read.draft);
    return read;
}

LineText textOf(const desk::Draft &draft, std::chrono::minutes utcOffset)
{
    const core::PassClaims &claims = draft.claims;
    QStringList areas, plates;
    for (const core::AreaCode &area : claims.areas)
        areas << QString::fromStdString(area.text);
    for (const std::string &plate : claims.plates)
        plates << QString::fromStdString(plate);
    const auto date = [&](core::Instant when) {
        return when == core::Instant() ? QString() : dateText(when, utcOffset);
    };
    const auto text = [](const std::string &utf8) { return QString::fromStdString(utf8); };
    return {{QStringLiteral("holder"), text(claims.holder)},
            {QStringLiteral("id_number"), text(claims.idNumber)},
            {QStringLiteral("birth_year"), claims.birthYear ? QString::number(*claims.birthYear) : QString()},
            {QStringLiteral("organisation"), text(claims.organisation)},
            {QStringLiteral("category"), text(claims.category.text)},
            {QStringLiteral("areas"), areas.join(QLatin1Char(','))},
            {QStringLiteral("route"), text(claims.route)},
            {QStringLiteral("plates"), plates.join(QStringLiteral(", "))},
            {QStringLiteral("valid_from"), date(claims.validFrom)},
            {QStringLiteral("valid_until"), date(claims.validUntil)},
            {QStringLiteral("household"), text(draft.household)},
            {QStringLiteral("paper_number"), text(draft.paperNumber)},
            {QStringLiteral("issued_at"), date(claims.issuedAt)}};
}

QString fieldOf(const desk::Problem &problem)
{
    QString rule = QString::fromStdString(problem.code).section(QLatin1Char('.'), -1);
    if (rule == QLatin1String("area"))
        return QStringLiteral("areas");
    static const QStringList known{
        QStringLiteral("holder"),       QStringLiteral("id_number"), QStringLiteral("birth_year"),
        QStringLiteral("organisation"), QStringLiteral("category"),  QStringLiteral("areas"),
        QStringLiteral("route"),        QStringLiteral("plates"),    QStringLiteral("valid_from"),
        QStringLiteral("valid_until"),  QStringLiteral("issued_at")};
    return known.contains(rule) ? rule : QString();
}

desk::Fields typedFields(const LineText &text)
{
    desk::Fields typed;
    for (const auto &[field, value] : text)
        typed[field.toStdString()] = value.toStdString();
    return typed;
}

LineText lineText(const desk::Fields &typed)
{
    LineText text;
    for (const auto &[field, value] : typed)
        text[QString::fromStdString(field)] = QString::fromStdString(value);
    return text;
}

} // namespace th::app
