// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "codeword_placement.h"
#include "generated_symbol.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace th::qr;
using namespace th::test;

namespace {

struct Printed {
    int version, mask;
    Level level;
    std::vector<std::uint8_t> modules;
};

Printed anySymbol(std::mt19937 &random, int maxVersion)
{
    Printed printed{*rc::gen::inRange(1, maxVersion + 1),
                    *rc::gen::inRange(0, 8),
                    *rc::gen::element(Level::L, Level::M, Level::Q, Level::H),
                    {}};
    const double share = *rc::gen::inRange(0, 101) / 100.0;
    printed.modules = modulesOf(generateMessage(printed.version, printed.level, printed.mask, share, random));
    return printed;
}

/// Turns the modules of whole codewords over: `errors` in every block.
void destroyCodewords(ModuleGrid &grid, Level level, int errors, std::mt19937 &random)
{
    const int version = *versionOf(grid.side);
    for (std::vector<int> places : blockPlaces(blocksOf(version, level))) {
        std::ranges::shuffle(places, random);
        for (int i = 0; i < errors; ++i)
            for (int bit = 0; bit < 8; ++bit)
                grid.dark[codewordModules(
                    version)[static_cast<std::size_t>(places[static_cast<std::size_t>(i)] * 8 + bit)]] *= -1;
    }
}

/// How many wrong codewords of a block the standard lets be corrected: table 9 sets p codewords aside against
/// misreading in the smallest versions.
int errorsOf(int version, Level level)
{
    const int check = blocksOf(version, level).check;
    const int aside = version > 3                         ? 0
                      : version == 1                      ? (level == Level::L   ? 3
                                                             : level == Level::M ? 2
                                                                                 : 1)
                      : version == 2 && level == Level::L ? 2
                      : version == 3 && level == Level::L ? 1
                                                          : 0;
    return (check - aside) / 2;
}

} // namespace

class DecoderTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsPrintedIsRead()
    {
        QVERIFY(rc::check("any version, level, mask, mirroring, direction and polarity", [] {
            std::mt19937 random(*rc::gen::arbitrary<unsigned>());
            const Printed printed = anySymbol(random, 40);
            const bool isMirrored = *rc::gen::arbitrary<bool>(), isInverted = *rc::gen::arbitrary<bool>();
            const int turns = *rc::gen::inRange(0, 4);
            ModuleGrid grid = gridOf(sideOf(printed.version), printed.modules, isInverted ? -8.0F : 8.0F);
            if (isMirrored)
                grid = mirrored(grid);
            for (int turn = 0; turn < turns; ++turn)
                grid = turnedClockwise(grid);
            const auto symbol = decode(grid, DecodeOptions::quick());
            RC_ASSERT(symbol);
            RC_ASSERT(symbol->version == printed.version);
            RC_ASSERT(symbol->level == printed.level);
            RC_ASSERT(symbol->mask == printed.mask);
            RC_ASSERT(symbol->mirrored == isMirrored);
            RC_ASSERT(symbol->turns == turns);
            RC_ASSERT(asShown(*symbol).dark == grid.dark);
            RC_ASSERT(symbol->inverted == isInverted);
            RC_ASSERT(symbol->modules == printed.modules);
        }));
    }

    /// Pad codewords that look much like function patterns must not decide which way up a symbol is.
    void largeSymbolsFullOfPaddingAreReadInEachDirection()
    {
        for (const auto &[version, level] : {std::pair{29, Level::Q}, {35, Level::H}, {38, Level::H}})
            for (const int mask : {0, 1, 7}) {
                std::mt19937 random(0);
                ModuleGrid grid = gridOf(sideOf(version), modulesOf(generateMessage(version, level, mask, 0, random)));
                for (int turn = 0; turn < 4; ++turn, grid = turnedClockwise(grid)) {
                    const auto symbol = decode(grid, DecodeOptions::quick());
                    QVERIFY2(symbol && symbol->turns == turn, qPrintable(QString::number(version)));
                }
            }
    }

    void wholeCodewordsMayBeWrong()
    {
        QVERIFY(rc::check("as many in each block as the standard lets be corrected", [] {
            std::mt19937 random(*rc::gen::arbitrary<unsigned>());
            const Printed printed = anySymbol(random, 15);
            ModuleGrid grid = gridOf(sideOf(printed.version), printed.modules);
            const int errors = *rc::gen::inRange(0, errorsOf(printed.version, printed.level) + 1);
            destroyCodewords(grid, printed.level, errors, random);
            const Attempt attempt = th::qr::attempt(grid, DecodeOptions::quick());
            RC_ASSERT(attempt.symbol);
            RC_ASSERT(attempt.symbol->modules == printed.modules);
            for (const BlockReport &block : attempt.blocks)
                RC_ASSERT(block.wrong == errors);
        }));
    }

    void everyBlockMayHaveTheStandardsErrors_data()
    {
        QTest::addColumn<float>("certainty");
        for (const float certainty : {3.0F, 4.0F, 6.0F, 8.0F})
            QTest::addRow("%g", static_cast<double>(certainty)) << certainty;
    }
    void everyBlockMayHaveTheStandardsErrors()
    {
        QFETCH(float, certainty);
        std::mt19937 random(9);
        for (int version = 1; version <= 40; ++version)
            for (const Level level : allLevels) {
                const auto modules = modulesOf(generateMessage(version, level, version % 8, 0.8, random));
                ModuleGrid grid = gridOf(sideOf(version), modules, certainty);
                destroyCodewords(grid, level, errorsOf(version, level), random);
                const auto symbol = decode(grid, DecodeOptions::quick());
                QVERIFY2(symbol && symbol->modules == modules,
                         qPrintable(QStringLiteral("%1 %2").arg(version).arg(static_cast<int>(level))));
            }
    }

    void unknownModulesAreErasures()
    {
        std::mt19937 random(11);
        const auto modules = modulesOf(generateMessage(11, Level::M, 2, 0.9, random));
        ModuleGrid grid = gridOf(61, modules);
        for (int y = 24; y < 44; ++y) // glare: 400 of 3721 modules, 20 codewords a block and more
            for (int x = 20; x < 40; ++x)
                grid.dark[static_cast<std::size_t>(y * 61 + x)] = 0;
        const auto symbol = decode(grid);
        QVERIFY(symbol);
        QCOMPARE(symbol->modules, modules);
    }

    void beyondTheLimitNothingWrongIsRead()
    {
        QVERIFY(rc::check("more errors than can be corrected: refused, or right", [] {
            std::mt19937 random(*rc::gen::arbitrary<unsigned>());
            const Printed printed = anySymbol(random, 6);
            ModuleGrid grid = gridOf(sideOf(printed.version), printed.modules);
            const int check = blocksOf(printed.version, printed.level).check;
            destroyCodewords(grid, printed.level, *rc::gen::inRange(check / 2 + 1, check), random);
            const auto symbol = decode(grid);
            RC_ASSERT((!symbol || symbol->modules == printed.modules)); // RC_ASSERT has an || of its own
        }));
    }

    void bitsInDoubtEverywhereAreSearchedFor()
    {
        std::mt19937 random(12);
        int algebra = 0, search = 0;
        for (int i = 0; i < 20; ++i) {
            const auto modules = modulesOf(generateMessage(11, Level::M, i % 8, 0.9, random));
            const ModuleGrid grid = noisyGrid(61, modules, 0.55, random); // 3.5 % of the modules have the wrong sign
            if (const auto symbol = decode(grid, DecodeOptions::quick())) {
                ++algebra;
                QCOMPARE(symbol->modules, modules);
            }
            if (const auto symbol = decode(grid)) {
                ++search;
                QCOMPARE(symbol->modules, modules);
            }
        }
        QVERIFY2(search >= 16, qPrintable(QString::number(search)));
        QVERIFY2(algebra < search, qPrintable(QString::number(algebra)));
    }

    void whatIsNoGridIsRefused()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
        QCOMPARE(attempt({}).refusal, Refusal::NoGrid);
        QCOMPARE(attempt({22, std::vector<float>(22 * 22, 1)}).refusal, Refusal::NoGrid);
        QCOMPARE(attempt({25, std::vector<float>(25 * 25 - 1, 1)}).refusal, Refusal::NoGrid);
        QCOMPARE(attempt({-17, {}}).refusal, Refusal::NoGrid);
        QCOMPARE(attempt({25, std::vector<float>(25 * 25, 0)}).refusal, Refusal::NoPattern);
        QCOMPARE(attempt({25, std::vector<float>(25 * 25, nan)}).refusal, Refusal::NoPattern);
        QCOMPARE(attempt({25, std::vector<float>(25 * 25, infinity)}).refusal, Refusal::NoPattern);
    }

    void valuesOutOfRangeAreNoMoreThanCertain()
    {
        std::mt19937 random(13);
        const auto modules = modulesOf(generateMessage(4, Level::Q, 1, 0.7, random));
        ModuleGrid grid = gridOf(33, modules, std::numeric_limits<float>::infinity());
        for (std::size_t i = 0; i < grid.dark.size(); i += 97)
            grid.dark[i] = std::numeric_limits<float>::quiet_NaN();
        const auto symbol = decode(grid);
        QVERIFY(symbol);
        QCOMPARE(symbol->modules, modules);
    }

    void plausibilityTellsSymbolsFromTheRest()
    {
        std::mt19937 random(14);
        const auto modules = modulesOf(generateMessage(7, Level::M, 0, 0.7, random));
        QVERIFY(plausibility(gridOf(45, modules)) > 0.99F);
        QVERIFY(plausibility(gridOf(45, modules, -6)) < -0.99F);
        QVERIFY(plausibility(noisyGrid(45, modules, 0.8, random)) > 0.6F);
        std::vector<std::uint8_t> noise = randomBytes(45 * 45, random);
        for (auto &module : noise)
            module &= 1;
        QVERIFY(std::abs(plausibility(gridOf(45, noise))) < 0.25F);
    }

    void aGridLaidWithAnotherVersionIsTold()
    {
        std::mt19937 random(15);
        const auto modules = modulesOf(generateMessage(12, Level::M, 0, 0.7, random));
        const int side = sideOf(11), right = sideOf(12);
        ModuleGrid grid{side, std::vector<float>(static_cast<std::size_t>(side * side))};
        for (int y = 0; y < side; ++y) // right near the three finder patterns, a mess between
            for (int x = 0; x < side; ++x) {
                const int fromX = x < side / 2 ? x : x + right - side, fromY = y < side / 2 ? y : y + right - side;
                const auto module = modules[static_cast<std::size_t>(fromY * right + fromX)];
                grid.dark[static_cast<std::size_t>(y * side + x)] = module != 0 ? 5.0F : -5.0F;
            }
        const Attempt attempt = th::qr::attempt(grid);
        QVERIFY(!attempt.symbol);
        QCOMPARE(attempt.otherVersion.value_or(0), 12);
    }

    void damageIsReported()
    {
        std::mt19937 random(16);
        ModuleGrid grid = gridOf(61, modulesOf(generateMessage(11, Level::M, 0, 0.9, random)));
        for (int y = 10; y < 61; ++y)
            for (int x = 20; x < 55; ++x)
                grid.dark[static_cast<std::size_t>(y * 61 + x)] = 0.1F;
        const Attempt attempt = th::qr::attempt(grid);
        QCOMPARE(attempt.refusal, Refusal::NotDecoded);
        QCOMPARE(attempt.blocks.size(), std::size_t{5});
        QCOMPARE(attempt.correctedBlocks(), 0);
        QVERIFY(std::ranges::all_of(attempt.blocks, [](const BlockReport &block) { return block.wrong > 20; }));
    }
};

QTEST_APPLESS_MAIN(DecoderTest)
#include "decoder_test.moc"
