// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <vector>

namespace th::app {

/// Every colour of one theme. Verdict colours are chosen so that people with colour-blindness tell them apart by
/// lightness and hue; shape and word say the same again.
struct Palette {
    QColor background, surface, raised, outline;
    QColor text, softText;
    QColor accent, onAccent;
    QColor admit, onAdmit, admitSoft, admitText;
    QColor refuse, onRefuse, refuseSoft, refuseText;
    QColor unclear, onUnclear, unclearSoft, unclearText;
    QColor waiting, onWaiting; ///< an ID card was read; the pass is still to come
    QColor demonstration, onDemonstration;
};

[[nodiscard]] const Palette &lightPalette();
[[nodiscard]] const Palette &darkPalette();

/// Two colours that meet on screen and the contrast they owe (WCAG 2.1: 4.5 for text, 3 for large text and shapes).
struct ColourPair {
    QString name;
    QColor front, back;
    double minimum = 4.5;
};
[[nodiscard]] std::vector<ColourPair> colourPairs(const Palette &palette);

/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor &first, const QColor &second);

} // namespace th::app
