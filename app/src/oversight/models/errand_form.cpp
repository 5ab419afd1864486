// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errand_form.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace th::app {

QString commandsOf(const QString &manifest)
{
    QStringList lines;
    for (const QJsonValue &line : QJsonDocument::fromJson(manifest.toUtf8())[QLatin1String("verify")].toArray())
        lines << line.toString();
    return lines.join(QLatin1Char('\n'));
}

ErrandForm::ErrandForm(LanguageSwitch &language, quint64 &numbers, KeyChoice::Of keys, QObject *parent)
    : QObject(parent), m_language(language), m_key(language, keys), m_numbers(numbers)
{
    connect(&language, &LanguageSwitch::changed, this, &ErrandForm::changed);
    connect(&m_key, &KeyChoice::changed, this, &ErrandForm::changed);
}

void ErrandForm::cancel() { emit cancelWanted(m_number); }

void ErrandForm::show()
{
    m_shown = true;
    m_problem.reset();
}

void ErrandForm::hide()
{
    m_shown = false;
    m_by.clear();
    m_reason.clear();
    m_problem.reset();
}

quint64 ErrandForm::nextNumber()
{
    m_number = ++m_numbers;
    return m_number;
}

void ErrandForm::setBy(const QString &by)
{
    m_by = by;
    emit changed();
}

void ErrandForm::setReason(const QString &reason)
{
    m_reason = reason;
    emit changed();
}

void ErrandForm::setSignedIn(const QString &person)
{
    m_signedIn = person;
    emit changed();
}

QString ErrandForm::missingOf(const QString &nobody, const QString &noReason) const
{
    if (by().trimmed().isEmpty())
        return nobody;
    return m_reason.trimmed().isEmpty() ? noReason : QString();
}

QString ErrandForm::complaint() const { return m_problem ? text(m_problem->in(m_language.language())) : QString(); }

} // namespace th::app
