// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette.h"

#include <QTest>
#include <array>
#include <cmath>

using namespace th::app;

namespace {

using Rgb = std::array<double, 3>;

/// Machado, Oliveira and Fernandes 2009, severity 1: what people with no red, green or blue cones see.
constexpr std::array<std::array<double, 9>, 3> blindness{{
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}};

double linear(double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); }

Rgb seen(const QColor &colour, const std::array<double, 9> &eye)
{
    const Rgb in{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    Rgb out{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            out[row] += eye[row * 3 + column] * in[column];
    return out;
}

Rgb lab(const Rgb &rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b, const std::array<double, 9> &eye)
{
    const Rgb first = lab(seen(a, eye)), second = lab(seen(b, eye));
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT
private slots:
    void everyPairThatMeetsHasTheContrastItOwes_data()
    {
        QTest::addColumn<ColourPair>("pair");
        for (const auto &[theme, palette] : {std::pair("light", &lightPalette()), std::pair("dark", &darkPalette())})
            for (const ColourPair &pair : colourPairs(*palette))
                QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(theme), pair.name))) << pair;
    }
    void everyPairThatMeetsHasTheContrastItOwes()
    {
        QFETCH(ColourPair, pair);
        const double ratio = contrast(pair.front, pair.back);
        QVERIFY2(ratio >= pair.minimum, qPrintable(QStringLiteral("%1 < %2").arg(ratio).arg(pair.minimum)));
    }
    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }
    void verdictsStayApartForColourBlindEyes()
    {
        constexpr double clearlyDifferent = 20; // CIE76; about 2 is just noticeable
        for (const Palette *palette : {&lightPalette(), &darkPalette()})
            for (const auto &eye : blindness) {
                QVERIFY(distance(palette->admit, palette->refuse, eye) > clearlyDifferent);
                QVERIFY(distance(palette->admit, palette->unclear, eye) > clearlyDifferent);
                QVERIFY(distance(palette->refuse, palette->unclear, eye) > clearlyDifferent);
            }
    }
};

QTEST_APPLESS_MAIN(PaletteTest)
#include "palette_test.moc"
