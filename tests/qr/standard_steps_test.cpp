// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bit_stream.h"
#include "codeword_placement.h"
#include "generated_symbol.h"
#include "qr/function_patterns.h"
#include "symbol_drawing.h"
#include "version_information.h"

#include <algorithm>

using namespace th::qr;
using namespace th::test;

namespace {

std::vector<std::vector<gf::Element>> blocksOfData(int version, Level level, const std::vector<std::uint8_t> &data)
{
    const BlockLayout layout = blocksOf(version, level);
    std::vector<std::vector<gf::Element>> blocks;
    auto at = data.begin();
    for (int i = 0; i < layout.blocks(); ++i) {
        auto &block = blocks.emplace_back(at, at + layout.dataOf(i));
        at += layout.dataOf(i);
        const auto check = checkOf(block, layout.check);
        block.insert(block.end(), check.begin(), check.end());
    }
    return blocks;
}

} // namespace

/// Each step of the standard against libqrcodegen, for every version, level and mask.
class StandardStepsTest : public QObject {
    Q_OBJECT
private slots:
    void sidesThatAreNoneHaveNoVersion()
    {
        QCOMPARE(versionOf(21).value_or(0), 1);
        QCOMPARE(versionOf(177).value_or(0), 40);
        for (const int side : {-4, 0, 11, 17, 20, 22, 23, 24, 178, 181, 1'000'001})
            QVERIFY2(!versionOf(side), qPrintable(QString::number(side)));
    }

    void everySymbolIsDrawnAsTheGeneratorDrawsIt()
    {
        std::mt19937 random(1);
        for (int version = 1; version <= 40; ++version)
            for (const Level level : allLevels) {
                // The generator refuses data of another length, which proves the table of blocks.
                const auto data =
                    randomBytes(static_cast<std::size_t>(blocksOf(version, level).dataCodewords()), random);
                const int mask = static_cast<int>(random() % 8);
                const auto code = generate(version, level, mask, data);
                QCOMPARE(drawSymbol(version, {level, mask}, blocksOfData(version, level, data)), modulesOf(code));
            }
    }

    void everyMaskIsTheGenerators()
    {
        std::mt19937 random(2);
        const auto data = randomBytes(static_cast<std::size_t>(blocksOf(7, Level::Q).dataCodewords()), random);
        for (int mask = 0; mask < 8; ++mask)
            QCOMPARE(drawSymbol(7, {Level::Q, mask}, blocksOfData(7, Level::Q, data)),
                     modulesOf(generate(7, Level::Q, mask, data)));
    }

    void encodingRegionHoldsAllCodewordsOnce()
    {
        for (int version = 1; version <= 40; ++version) {
            const auto &kinds = moduleKinds(version);
            const auto free = std::ranges::count(kinds, ModuleKind::Codeword);
            QCOMPARE(static_cast<int>(free / 8), totalCodewords(version));
            std::vector<std::uint16_t> places = codewordModules(version);
            QCOMPARE(places.size(), static_cast<std::size_t>(totalCodewords(version)) * 8);
            std::ranges::sort(places);
            QVERIFY(std::ranges::adjacent_find(places) == places.end());
            QVERIFY(std::ranges::all_of(places, [&](auto place) { return kinds[place] == ModuleKind::Codeword; }));
        }
    }

    void formatIsReadFromWhatIsLeftOfBothCopies()
    {
        std::mt19937 random(3);
        for (const Level level : allLevels)
            for (int mask = 0; mask < 8; ++mask) {
                ModuleGrid grid = gridOf(sideOf(5), modulesOf(generateMessage(5, level, mask, 0.5, random)));
                const auto places = formatPlaces(grid.side);
                for (std::size_t i = 0; i < 15; ++i) { // nothing seen of ten modules, two of the rest wrong
                    if (i < 10)
                        for (const Place place : {places[0][i], places[1][i]})
                            grid.dark[static_cast<std::size_t>(place.y * grid.side + place.x)] = 0;
                    else if (i < 12)
                        grid.dark[static_cast<std::size_t>(places[0][i].y * grid.side + places[0][i].x)] *= -0.5F;
                }
                // Turned back to front the ten unknown modules fit other words too, so only one direction tells.
                const auto guesses = readFormat(mirrored(grid));
                QCOMPARE(guesses.size(), std::size_t{64});
                const auto best = std::ranges::find(guesses, true, &FormatGuess::mirrored);
                QVERIFY((best->format == Format{level, mask}));
            }
    }

    void versionIsReadThroughErrors()
    {
        std::mt19937 random(4);
        for (int version = 7; version <= 40; ++version) {
            ModuleGrid grid = gridOf(sideOf(version), modulesOf(generateMessage(version, Level::M, 3, 0.5, random)));
            for (int i = 0; i < 6; ++i) // a copy and a half of errors in the least significant bits
                grid.dark[static_cast<std::size_t>((i / 3) * grid.side + grid.side - 11 + i % 3)] *= -1;
            const auto guess = readVersion(grid);
            QVERIFY(guess);
            QCOMPARE(guess->version, version);
            QCOMPARE(guess->wrong, 6);
        }
        QVERIFY(!readVersion(gridOf(41, std::vector<std::uint8_t>(41 * 41))));
    }

    void messagesOfEveryModeArePlausible()
    {
        using qrcodegen::QrSegment;
        const std::vector<std::vector<QrSegment>> messages{
            {QrSegment::makeNumeric("0123456789")},
            {QrSegment::makeAlphanumeric("TH1:ABC")},
            {QrSegment::makeBytes({0, 255, 1})},
            {QrSegment::makeEci(26), QrSegment::makeBytes({0xC3, 0xA9}), QrSegment::makeNumeric("1")},
        };
        for (const auto &message : messages)
            for (const int version : {1, 9, 10, 26, 27, 40})
                for (const Level level : allLevels) {
                    const auto code =
                        qrcodegen::QrCode::encodeSegments(message, generatorLevel(level), version, version, 1, false);
                    const auto symbol = decode(gridOf(code.getSize(), modulesOf(code)));
                    QVERIFY(symbol);
                    QVERIFY(isPlausibleMessage(symbol->data, version));
                }
    }

    void brokenMessagesAreNot()
    {
        const std::vector<std::vector<std::uint8_t>> broken{
            {},
            {0x00, 0xEC, 0x11},             // nothing but a terminator
            {0x20, 0x10, 0x00, 0x00, 0x00}, // alphanumeric: two characters, then zeros for padding
            {0x10, 0x0F, 0xFF, 0xFF, 0xFF}, // numeric: a group of digits above 999
            {0x60, 0x00, 0x00, 0x00},       // reserved mode
            {0x41, 0xFF, 0x00, 0x00},       // more bytes than there are
            {0x40, 0x14, 0x10, 0x11, 0xEC}, // pad codewords in the wrong order
        };
        for (const auto &data : broken)
            QVERIFY(!isPlausibleMessage(data, 1));
        const std::vector<std::uint8_t> good{0x40, 0x14, 0x10, 0xEC, 0x11};
        QVERIFY(isPlausibleMessage(good, 1));
    }
};

QTEST_APPLESS_MAIN(StandardStepsTest)
#include "standard_steps_test.moc"
