// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice.h"

#include <QLocale>
#include <QTextToSpeech>

namespace th::app {

Voice::Voice() = default;
Voice::~Voice() = default;

void Voice::look()
{
    for (const auto &engine : QTextToSpeech::availableEngines()) {
        if (engine == QLatin1String("mock"))
            continue;
        auto speech = std::make_unique<QTextToSpeech>(engine);
        for (const auto &locale : speech->availableLocales())
            if (locale.language() == QLocale::Vietnamese) {
                speech->setLocale(locale);
                m_speech = std::move(speech);
                emit found(true);
                return;
            }
    }
    emit found(false);
}

void Voice::say(const QString &words)
{
    if (!m_speech)
        return;
    m_speech->stop();
    m_speech->say(words);
}

} // namespace th::app
