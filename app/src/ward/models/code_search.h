// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id_card.h"
#include "models/language_switch.h"
#include "models/reference.h"

#include <QCollator>
#include <QStringList>
#include <algorithm>
#include <utility>
#include <vector>

namespace th::app {

struct FoundCode {
    QString shown, code;
};
/// Codes whose name or code has all the words in it, however these are accented; by name, as Vietnamese sorts.
template <class Codes>
[[nodiscard]] std::vector<FoundCode> searchCodes(const Codes &codes, const QString &words, core::Language language)
{
    const auto folded = [](const QString &from) { return text(core::foldVietnamese(from.toStdString())); };
    const QStringList wanted = folded(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<FoundCode> found;
    for (const auto &[code, name] : codes) {
        const QString id = text(code.text), shown = text(name.in(language));
        const QString all = folded(shown + QLatin1Char(' ') + id);
        if (std::ranges::all_of(wanted, [&](const QString &word) { return all.contains(word); }))
            found.push_back({shown.isEmpty() ? id : shown, id});
    }
    QCollator collator{QLocale(QLocale::Vietnamese)};
    collator.setNumericMode(true);
    std::ranges::sort(found,
                      [&](const FoundCode &a, const FoundCode &b) { return collator.compare(a.shown, b.shown) < 0; });
    return found;
}

} // namespace th::app
