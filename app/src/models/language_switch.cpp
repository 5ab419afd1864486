// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language_switch.h"

#include <QCoreApplication>

#include <string_view>

namespace th::app {

LanguageSwitch::LanguageSwitch(QObject *parent) : QObject(parent)
{
    if (!m_english.load(QStringLiteral(":/i18n/thonghanh_en.qm")))
        qWarning("The English texts are missing from this program; it stays in Vietnamese.");
    QCoreApplication::installTranslator(&m_vietnamese);
}

void LanguageSwitch::set(core::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    const bool english = language == core::Language::English;
    QCoreApplication::removeTranslator(english ? &m_vietnamese : &m_english);
    QCoreApplication::installTranslator(english ? &m_english : &m_vietnamese);
    emit changed();
}

QString LanguageSwitch::OwnWindows::translate(const char *context, const char *source, const char *, int) const
{
    struct Word {
        std::string_view context, english;
        const char16_t *vietnamese;
    };
    static constexpr Word words[] = {{"FileDialog", "File name", u"Tên tệp"},
                                     {"FileDialog", "Filter", u"Loại tệp"},
                                     {"QPlatformTheme", "Open", u"Mở"},
                                     {"QPlatformTheme", "Save", u"Lưu"},
                                     {"QPlatformTheme", "Cancel", u"Thôi"}};
    for (const Word &word : words)
        if (word.context == context && word.english == source)
            return QString::fromUtf16(word.vietnamese);
    return {};
}

QString LanguageSwitch::code() const
{
    return m_language == core::Language::English ? QStringLiteral("en") : QStringLiteral("vi");
}

} // namespace th::app
