// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "erasure_sequence.h"
#include "generated_symbol.h"
#include "local_doubt.h"
#include "ordered_statistics.h"
#include "padding.h"
#include "parity_checks.h"

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace th::qr;
using namespace th::test;

namespace {

struct Sent {
    std::vector<gf::Element> codewords;
    SoftBlock block;
};

/// A codeword seen through normal noise of that deviation.
Sent throughNoise(int data, int check, double deviation, std::mt19937 &random)
{
    Sent sent{randomBytes(static_cast<std::size_t>(data), random), {data, check, {}, {}}};
    const auto tail = checkOf(sent.codewords, check);
    sent.codewords.insert(sent.codewords.end(), tail.begin(), tail.end());
    std::normal_distribution<double> noise(0, deviation);
    for (const gf::Element codeword : sent.codewords) {
        unsigned seen = 0;
        for (int bit = 7; bit >= 0; --bit) {
            const double value = ((codeword >> bit & 1) != 0 ? 1 : -1) + noise(random);
            sent.block.ones.push_back(static_cast<float>(2 * value / (deviation * deviation)));
            seen = seen << 1 | (value > 0 ? 1U : 0U);
        }
        sent.block.seen.push_back(static_cast<gf::Element>(seen));
    }
    return sent;
}

/// Bit `bit` of the check's row in the columns.
bool has(const CheckBits &column, std::size_t row) { return (column[row / 64] >> (row % 64) & 1) != 0; }

} // namespace

class SoftDecisionTest : public QObject {
    Q_OBJECT
private slots:
    void evidenceIsTheErrorCorrectionThatWasNotUsed()
    {
        // All bits certain: eight bits of evidence for each error correction codeword; about twelve are spent on an
        // error.
        Sent sent;
        std::mt19937 random(1);
        sent = throughNoise(51, 30, 0.2, random);
        const double all = evidence(sent.block, sent.codewords, 1e9);
        QVERIFY2(all > 225 && all < 240, qPrintable(QString::number(all)));
        for (std::size_t i = 0; i < 5; ++i) {
            sent.block.seen[i] ^= 0xFF;
            for (std::size_t bit = 0; bit < 8; ++bit)
                sent.block.ones[i * 8 + bit] *= -1;
        }
        const double less = evidence(sent.block, sent.codewords, 1e9);
        QVERIFY2(less > all - 5 * 13.5 && less < all - 5 * 10, qPrintable(QString::number(less)));
    }

    void strangeCodewordsHaveNoEvidence()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 200; ++i) {
            const Sent sent = throughNoise(51, 30, 0.5, random), other = throughNoise(51, 30, 0.5, random);
            QVERIFY(evidence(sent.block, other.codewords, 1e9) < -100);
        }
    }

    void doubtfulCodewordsAreErasedFirst()
    {
        std::mt19937 random(3);
        Sent sent = throughNoise(51, 30, 0.3, random);
        for (std::size_t i = 0; i < 20; ++i) { // more than fifteen wrong, but doubtful
            sent.block.seen[i * 3] ^= 0xFF;
            for (std::size_t bit = 0; bit < 8; ++bit)
                sent.block.ones[i * 24 + bit] *= -0.005F;
        }
        const auto found = decodeByErasures(sent.block, 32);
        QVERIFY(found);
        QCOMPARE(found->codewords, sent.codewords);
    }

    void checksStayTrueWhenTheyAreSolvedForOtherBits()
    {
        QVERIFY(rc::check("every codeword fails just the checks its difference turns over", [] {
            std::mt19937 random(*rc::gen::arbitrary<unsigned>());
            const int check = *rc::gen::inRange(7, maxCheck + 1), data = *rc::gen::inRange(1, 60);
            const Sent sent = throughNoise(data, check, *rc::gen::inRange(3, 12) / 10.0, random);
            std::vector<int> order(sent.block.ones.size());
            std::iota(order.begin(), order.end(), 0);
            std::ranges::shuffle(order, random);
            ParityChecks checks(sent.block, BinaryImage(data + 5, check));
            checks.solveFor(order);
            const auto columns = checks.columns();
            RC_ASSERT(columns.size() == order.size() + 1);
            for (std::size_t row = 0; row < checks.rows(); ++row) {
                bool failing = has(columns.back(), row);
                for (std::size_t bit = 0; bit < order.size(); ++bit) {
                    const bool turned =
                        ((sent.codewords[bit / 8] ^ sent.block.seen[bit / 8]) >> (7 - bit % 8) & 1) != 0;
                    failing ^= turned && has(columns[bit], row);
                    // A solved bit is in its own row alone.
                    if (checks.isSolved(static_cast<int>(bit)))
                        RC_ASSERT(has(columns[bit], row) == (checks.solved(row) == static_cast<int>(bit)));
                }
                RC_ASSERT(!failing);
            }
        }));
    }

    void leastReliableBitsAreTheSolvedOnes()
    {
        std::mt19937 random(4);
        const Sent sent = throughNoise(20, 10, 0.5, random);
        std::vector<int> order(sent.block.ones.size());
        std::iota(order.begin(), order.end(), 0);
        ParityChecks checks(sent.block, BinaryImage(20, 10));
        checks.solveFor(order);
        // An MDS code: the bits of any ten codewords determine the rest.
        for (int bit = 0; bit < 80; ++bit)
            QVERIFY(checks.isSolved(bit));
        for (int bit = 80; bit < 240; ++bit)
            QVERIFY(!checks.isSolved(bit));
        QCOMPARE(checks.solved(0), 79); // the last one first
    }

    void searchFindsWhatAlgebraCannot()
    {
        std::mt19937 random(5);
        const BinaryImage image(51, 30);
        int algebra = 0, singles = 0, fours = 0;
        for (int i = 0; i < 40; ++i) {
            const Sent sent = throughNoise(51, 30, 0.58, random);
            const auto right = [&](const auto &found) { return found && found->codewords == sent.codewords ? 1 : 0; };
            algebra += right(decodeByErasures(sent.block, 32));
            singles += right(decodeByOrder(sent.block, image, {}, 32));
            fours += right(decodeByOrder(sent.block, image, {64, 200}, 32));
        }
        const QString seen = QStringLiteral("%1 %2 %3").arg(algebra).arg(singles).arg(fours);
        QVERIFY2(algebra <= 5, qPrintable(seen));
        QVERIFY2(singles >= 20, qPrintable(seen));
        QVERIFY2(fours > singles && fours >= 34, qPrintable(seen));
    }

    void paddingIsFoundInDamage()
    {
        std::mt19937 random(8);
        for (int i = 0; i < 20; ++i) {
            const auto code = generateMessage(12, Level::M, 1, 0.5 + 0.02 * i, random);
            const ModuleGrid clean = gridOf(65, modulesOf(code));
            const auto symbol = decode(clean);
            QVERIFY(symbol);
            int first = static_cast<int>(symbol->data.size()); // where it truly begins
            while (symbol->data[static_cast<std::size_t>(first) - 1] == 0xEC ||
                   symbol->data[static_cast<std::size_t>(first) - 1] == 0x11)
                --first;
            const auto blocks = softBlocks(noisyGrid(65, modulesOf(code), 0.65, random), {Level::M, 1});
            const auto padding = findPadding(blocks, std::vector<std::optional<Found>>(blocks.size()));
            QVERIFY(padding);
            QVERIFY2(padding->first >= first && padding->first < first + 20,
                     qPrintable(QString::number(padding->first - first)));
            for (int place = padding->first; place < static_cast<int>(symbol->data.size()); ++place)
                QCOMPARE(padding->at(place), symbol->data[static_cast<std::size_t>(place)]);
        }
        const auto full = softBlocks(
            noisyGrid(65, modulesOf(generateMessage(12, Level::M, 1, 1, random)), 0.65, random), {Level::M, 1});
        QVERIFY(!findPadding(full, std::vector<std::optional<Found>>(full.size())));
    }

    void whatIsKnownIsNoEvidenceAndMakesTheRestEasier()
    {
        std::mt19937 random(9);
        const BinaryImage image(51, 30);
        Sent sent = throughNoise(51, 30, 0.2, random);
        const double all = evidence(sent.block, sent.codewords, 1e9);
        sent.block.known = 20;
        QVERIFY(std::abs(evidence(sent.block, sent.codewords, 1e9) - all) < 5);
        auto other = sent.codewords;
        other[50] ^= 1;
        QVERIFY(evidence(sent.block, other, 1e9) < 0);

        int found = 0;
        for (int i = 0; i < 20; ++i) {
            Sent noisy = throughNoise(51, 30, 0.72, random);
            for (std::size_t at = 31; at < 51; ++at) {
                noisy.block.seen[at] = noisy.codewords[at];
                for (std::size_t bit = 0; bit < 8; ++bit)
                    noisy.block.ones[at * 8 + bit] = (noisy.codewords[at] >> (7 - bit) & 1) != 0 ? 1000.0F : -1000.0F;
            }
            noisy.block.known = 20;
            const auto decoded = decodeByOrder(noisy.block, image, {64, 200}, 27);
            QVERIFY(!decoded || decoded->codewords == noisy.codewords);
            found += decoded ? 1 : 0;
        }
        QVERIFY2(found >= 12, qPrintable(QString::number(found)));
    }

    void solidAreasAreDoubted()
    {
        std::mt19937 random(6);
        const ModuleGrid clean = gridOf(33, modulesOf(generateMessage(4, Level::M, 3, 0.9, random)));
        ModuleGrid grid = clean;
        for (int y = 12; y < 18; ++y)
            for (int x = 14; x < 20; ++x)
                grid.dark[static_cast<std::size_t>(y * 33 + x)] = 8;
        const std::vector<Known> nothing(grid.dark.size());
        const ModuleGrid doubted = withLocalDoubt(grid, nothing), same = withLocalDoubt(clean, nothing);
        QVERIFY(doubted.at(16, 15) < 0.5F);
        QVERIFY(doubted.at(2, 20) * grid.at(2, 20) > 0);
        QVERIFY(std::abs(doubted.at(2, 20)) > 4);
        const auto kept = std::ranges::count_if(same.dark, [](float dark) { return std::abs(dark) > 4; });
        QVERIFY2(kept > 1000, qPrintable(QString::number(kept))); // of 1089
    }

    void streaksAreDoubted()
    {
        std::mt19937 random(17);
        const auto modules = modulesOf(generateMessage(6, Level::M, 3, 0.9, random));
        const ModuleGrid clean = gridOf(41, modules);
        ModuleGrid grid = clean;
        for (int y = 0; y < 41; ++y) { // a burnt-out element of a thermal printer; a fold that flickers
            grid.dark[static_cast<std::size_t>(y * 41 + 20)] = -7;
            grid.dark[static_cast<std::size_t>(y * 41 + 28)] *= y % 3 == 0 ? -1.0F : 1.0F;
        }
        std::vector<Known> known(modules.size());
        for (std::size_t i = 0; i < modules.size(); i += 2)
            known[i] = modules[i] != 0 ? Known::Dark : Known::Light;
        const std::vector<Known> nothing(grid.dark.size());
        QVERIFY(std::abs(withLocalDoubt(grid, nothing).at(20, 21)) < 2);
        QVERIFY(std::abs(withLocalDoubt(grid, known).at(28, 21)) < 2.5F);
        QVERIFY(std::abs(withLocalDoubt(grid, known).at(33, 21)) > 4);
    }

    void neighboursOfKnownDamageAreDoubted()
    {
        std::mt19937 random(7);
        const auto modules = modulesOf(generateMessage(4, Level::M, 3, 0.9, random));
        ModuleGrid grid = gridOf(33, modules);
        std::vector<Known> known(modules.size());
        for (std::size_t i = 0; i < modules.size(); i += 2) // a checkerboard of modules is known
            known[i] = modules[i] != 0 ? Known::Dark : Known::Light;
        for (int y = 10; y < 20; ++y) // scrambled, but not solid
            for (int x = 10; x < 20; ++x)
                grid.dark[static_cast<std::size_t>(y * 33 + x)] = (x * 7 + y * 5) % 3 == 0 ? 6.0F : -6.0F;
        const ModuleGrid doubted = withLocalDoubt(grid, known);
        QVERIFY2(std::abs(doubted.at(15, 15)) < 1.5F, qPrintable(QString::number(doubted.at(15, 15))));
        QVERIFY(std::abs(doubted.at(28, 28)) > 4);
    }
};

QTEST_APPLESS_MAIN(SoftDecisionTest)
#include "soft_decision_test.moc"
