// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <QObject>
#include <QTranslator>

namespace th::app {

/// The language on screen. The source texts are Vietnamese, so no missing file can take the first language away;
/// English is a translation. Models ask `language()` when they make sentences and make them anew on `changed`.
class LanguageSwitch : public QObject {
    Q_OBJECT
public:
    explicit LanguageSwitch(QObject *parent = nullptr);

    void set(core::Language language);
    [[nodiscard]] core::Language language() const { return m_language; }
    [[nodiscard]] QString code() const; ///< "vi" or "en"

signals:
    void changed();

private:
    /// What Qt's own windows say, which has no Vietnamese.
    class OwnWindows : public QTranslator {
    public:
        using QTranslator::QTranslator;
        [[nodiscard]] QString translate(const char *context, const char *source, const char *comment,
                                        int n) const override;
        [[nodiscard]] bool isEmpty() const override { return false; }
    };
    core::Language m_language = core::Language::Vietnamese;
    QTranslator m_english;
    OwnWindows m_vietnamese;
};

/// UTF-8 of core into text for people.
[[nodiscard]] inline QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace th::app
