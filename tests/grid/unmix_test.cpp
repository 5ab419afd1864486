// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust.h"
#include "unmix.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace th::grid;

namespace {

constexpr int side = 45;

std::size_t indexOf(int x, int y) { return static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x); }

std::vector<float> randomModules(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> modules(side * side);
    for (float &module : modules)
        module = random() % 2 == 0 ? 1.0F : -1.0F;
    return modules;
}

/// What is seen of modules when each takes `beside` from its right and left neighbour and `below` from the others.
std::vector<float> blurred(const std::vector<float> &modules, float beside, float below, float noise)
{
    std::mt19937 random(7);
    std::normal_distribution<float> error(0, noise);
    const auto at = [&](int x, int y) {
        return x < 0 || y < 0 || x >= side || y >= side ? -1.0F : modules[indexOf(x, y)];
    };
    std::vector<float> seen;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            seen.push_back((1 - 2 * beside - 2 * below) * at(x, y) + beside * (at(x - 1, y) + at(x + 1, y)) +
                           below * (at(x, y - 1) + at(x, y + 1)) + error(random));
    return seen;
}

int wrong(const std::vector<float> &found, const std::vector<float> &truth)
{
    int count = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        count += (found[i] > 0) != (truth[i] > 0);
    return count;
}

} // namespace

class UnmixTest : public QObject {
    Q_OBJECT
private slots:
    void takesNeighboursOut();
    void leavesASharpSymbolAsItIs();
    void takesAnyValues();
    void doubtsFieldsOfOneShade();
};

void UnmixTest::takesNeighboursOut()
{
    const auto modules = randomModules(1);
    for (const auto &[beside, below] : {std::pair{0.13F, 0.13F}, {0.2F, 0.05F}, {0.05F, 0.2F}}) {
        const auto seen = blurred(modules, beside, below, 0.06F);
        const int before = wrong(seen, modules);
        const auto unmixed = unmix(seen, std::vector<std::int8_t>(modules.size(), 0), side);
        const int after = wrong(unmixed.dark, modules);
        qInfo("%d wrong before, %d after", before, after);
        QVERIFY(before > 30);
        QVERIFY(after < before / 5);
        const float found =
            unmixed.mixing.shares[static_cast<std::size_t>(Mixing::width * Mixing::reach + Mixing::reach - 1)];
        QVERIFY(std::abs(found - beside) < 0.06F);
    }
}

void UnmixTest::leavesASharpSymbolAsItIs()
{
    const auto modules = randomModules(2);
    const auto unmixed = unmix(blurred(modules, 0, 0, 0.2F), std::vector<std::int8_t>(modules.size(), 0), side);
    QCOMPARE(wrong(unmixed.dark, modules), 0);
}

void UnmixTest::takesAnyValues()
{
    const std::vector<std::int8_t> known(side * side, 0);
    for (const float value : {0.0F, 1.5F, -1.5F})
        for (const float dark : unmix(std::vector<float>(side * side, value), known, side).dark)
            QVERIFY(dark >= -8 && dark <= 8);
}

void UnmixTest::doubtsFieldsOfOneShade()
{
    auto modules = randomModules(3);
    for (int y = 10; y < 16; ++y)
        for (int x = 20; x < 26; ++x)
            modules[indexOf(x, y)] = 1;
    const std::vector<std::int8_t> nothing(modules.size(), 0), everything(modules.size(), 1);
    const auto trust = trustOf(modules, nothing, side);
    QVERIFY(trust[12 * side + 22] < 0.1F);
    QVERIFY(trust[30 * side + 5] > 0.4F);
    // An eye is a field too, and must be.
    QVERIFY(trustOf(modules, everything, side)[12 * side + 22] > 0.9F);
}

QTEST_APPLESS_MAIN(UnmixTest)
#include "unmix_test.moc"
