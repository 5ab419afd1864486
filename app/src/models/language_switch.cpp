// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language_switch.h"

#include <QCoreApplication>

namespace th::app {

LanguageSwitch::LanguageSwitch(QObject *parent) : QObject(parent)
{
    if (!m_english.load(QStringLiteral(":/i18n/thonghanh_en.qm")))
        qWarning("The English texts are missing from this program; it stays in Vietnamese.");
}

void LanguageSwitch::set(core::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    if (language == core::Language::English)
        QCoreApplication::installTranslator(&m_english);
    else
        QCoreApplication::removeTranslator(&m_english);
    emit changed();
}

QString LanguageSwitch::code() const
{
    return m_language == core::Language::English ? QStringLiteral("en") : QStringLiteral("vi");
}

} // namespace th::app
