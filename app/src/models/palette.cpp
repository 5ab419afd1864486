// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette.h"

#include <algorithm>
#include <cmath>

namespace th::app {

const Palette &lightPalette()
{
    static const Palette palette{
        .background = QColor(0xe6ebe9),
        .surface = QColor(0xffffff),
        .raised = QColor(0xd9e1de),
        .outline = QColor(0x667672),
        .text = QColor(0x0d1517),
        .softText = QColor(0x3c494c),
        .accent = QColor(0x07508c),
        .onAccent = QColor(0xffffff),
        .admit = QColor(0x007066),
        .onAdmit = QColor(0xffffff),
        .admitSoft = QColor(0xd0f0e9),
        .admitText = QColor(0x00524a),
        .refuse = QColor(0xb00020),
        .onRefuse = QColor(0xffffff),
        .refuseSoft = QColor(0xffdfdf),
        .refuseText = QColor(0x930019),
        .unclear = QColor(0xffc21a),
        .onUnclear = QColor(0x1a1300),
        .unclearSoft = QColor(0xffefbd),
        .unclearText = QColor(0x5f4300),
        .waiting = QColor(0x07508c),
        .onWaiting = QColor(0xffffff),
        .demonstration = QColor(0x542582),
        .onDemonstration = QColor(0xffffff),
    };
    return palette;
}

const Palette &darkPalette()
{
    static const Palette palette{
        .background = QColor(0x070c0e),
        .surface = QColor(0x12191c),
        .raised = QColor(0x253135),
        .outline = QColor(0x8b9d99),
        .text = QColor(0xf2f6f5),
        .softText = QColor(0xb9c7c3),
        .accent = QColor(0x83c8ff),
        .onAccent = QColor(0x04233a),
        .admit = QColor(0x007f72),
        .onAdmit = QColor(0xffffff),
        .admitSoft = QColor(0x063833),
        .admitText = QColor(0x6fe3d0),
        .refuse = QColor(0xd0142f),
        .onRefuse = QColor(0xffffff),
        .refuseSoft = QColor(0x4a0a13),
        .refuseText = QColor(0xffb0b4),
        .unclear = QColor(0xf2b705),
        .onUnclear = QColor(0x1a1300),
        .unclearSoft = QColor(0x3d2e00),
        .unclearText = QColor(0xffd766),
        .waiting = QColor(0x1a6fb5),
        .onWaiting = QColor(0xffffff),
        .demonstration = QColor(0x8a55c4),
        .onDemonstration = QColor(0xffffff),
    };
    return palette;
}

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor &first, const QColor &second)
{
    const double a = luminance(first), b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::vector<ColourPair> colourPairs(const Palette &p)
{
    constexpr double shape = 3.0;
    return {
        {QStringLiteral("text on background"), p.text, p.background},
        {QStringLiteral("text on surface"), p.text, p.surface},
        {QStringLiteral("text on raised"), p.text, p.raised},
        {QStringLiteral("soft text on background"), p.softText, p.background},
        {QStringLiteral("soft text on surface"), p.softText, p.surface},
        {QStringLiteral("soft text on raised"), p.softText, p.raised},
        {QStringLiteral("accent on surface"), p.accent, p.surface},
        {QStringLiteral("accent on background"), p.accent, p.background},
        {QStringLiteral("text on accent"), p.onAccent, p.accent},
        {QStringLiteral("text on admit"), p.onAdmit, p.admit},
        {QStringLiteral("text on refuse"), p.onRefuse, p.refuse},
        {QStringLiteral("text on unclear"), p.onUnclear, p.unclear},
        {QStringLiteral("text on waiting"), p.onWaiting, p.waiting},
        {QStringLiteral("text on demonstration"), p.onDemonstration, p.demonstration},
        {QStringLiteral("admit text on soft"), p.admitText, p.admitSoft},
        {QStringLiteral("admit text on surface"), p.admitText, p.surface},
        {QStringLiteral("refuse text on soft"), p.refuseText, p.refuseSoft},
        {QStringLiteral("refuse text on surface"), p.refuseText, p.surface},
        {QStringLiteral("unclear text on soft"), p.unclearText, p.unclearSoft},
        {QStringLiteral("unclear text on surface"), p.unclearText, p.surface},
        {QStringLiteral("text on admit soft"), p.text, p.admitSoft},
        {QStringLiteral("text on refuse soft"), p.text, p.refuseSoft},
        {QStringLiteral("text on unclear soft"), p.text, p.unclearSoft},
        {QStringLiteral("outline on surface"), p.outline, p.surface, shape},
        {QStringLiteral("outline on background"), p.outline, p.background, shape},
        {QStringLiteral("admit shape on surface"), p.admit, p.surface, shape},
        {QStringLiteral("refuse shape on surface"), p.refuse, p.surface, shape},
        {QStringLiteral("focus ring on raised"), p.accent, p.raised, shape},
    };
}

} // namespace th::app
