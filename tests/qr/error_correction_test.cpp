// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "binary_image.h"
#include "error_correction.h"

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <random>

using namespace th::qr;

namespace {

struct Damaged {
    std::vector<gf::Element> sent, received;
    std::vector<int> erased;
    int check = 0, errors = 0;
};

/// Any block with that many errors, and erasures of which some hit right codewords.
Damaged damaged(int data, int check, int errors, int erasures)
{
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    Damaged block;
    block.check = check;
    block.errors = errors;
    for (int i = 0; i < data; ++i)
        block.sent.push_back(static_cast<gf::Element>(random()));
    const auto tail = checkOf(block.sent, check);
    block.sent.insert(block.sent.end(), tail.begin(), tail.end());
    block.received = block.sent;
    std::vector<int> places(block.sent.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::shuffle(places, random);
    for (int i = 0; i < errors + erasures; ++i) {
        auto &codeword = block.received[static_cast<std::size_t>(places[static_cast<std::size_t>(i)])];
        if (i < errors)
            codeword ^= static_cast<gf::Element>(random() % 255 + 1);
        else
            codeword = static_cast<gf::Element>(random());
    }
    block.erased.assign(places.begin() + errors, places.begin() + errors + erasures);
    return block;
}

} // namespace

class ErrorCorrectionTest : public QObject {
    Q_OBJECT
private slots:
    void fieldIsAField()
    {
        for (int a = 1; a < 256; ++a) {
            const auto element = static_cast<gf::Element>(a);
            QCOMPARE(gf::power(gf::logarithm(element)), element);
            QCOMPARE(gf::multiply(element, gf::divide(1, element)), gf::Element{1});
            QCOMPARE(gf::multiply(element, 0), gf::Element{0});
        }
        QCOMPARE(gf::multiply(0x80, 2), gf::Element{0x1D});
    }

    void theStandardsExampleHasItsCheckCodewords() // Annex I.2: "01234567" in version 1-M
    {
        const std::vector<gf::Element> data{0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11,
                                            0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11};
        const std::vector<gf::Element> check{0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55};
        QCOMPARE(checkOf(data, 10), check);
    }

    void correctsWhatTheCodeCan()
    {
        QVERIFY(rc::check("2 errors + erasures ≤ check is always corrected", [] {
            const int check = *rc::gen::inRange(2, maxCheck + 1), data = *rc::gen::inRange(1, maxBlock - check + 1);
            const int errors = std::min(*rc::gen::inRange(0, check / 2 + 1), data);
            const int erasures = std::min(*rc::gen::inRange(0, check - 2 * errors + 1), data);
            const Damaged block = damaged(data, check, errors, erasures);
            const auto result = correct(block.received, syndromes(block.received, check), block.erased);
            RC_ASSERT(result);
            RC_ASSERT(result->codewords == block.sent);
            RC_ASSERT(result->errors == errors);
        }));
    }

    void whatComesOutIsAlwaysACodewordNearby()
    {
        QVERIFY(rc::check("beyond the limit: nothing, or a codeword within it", [] {
            const int check = *rc::gen::inRange(2, 13), data = *rc::gen::inRange(20, 60);
            const int erasures = *rc::gen::inRange(0, check + 1);
            const Damaged block = damaged(data, check, *rc::gen::inRange(check / 2 + 1, check + 4), erasures);
            const auto result = correct(block.received, syndromes(block.received, check), block.erased);
            if (!result)
                return;
            RC_ASSERT(std::ranges::all_of(syndromes(result->codewords, check), [](auto s) { return s == 0; }));
            int changed = 0;
            for (std::size_t i = 0; i < block.received.size(); ++i)
                if (std::ranges::find(block.erased, static_cast<int>(i)) == block.erased.end())
                    changed += result->codewords[i] != block.received[i] ? 1 : 0;
            RC_ASSERT(changed == result->errors);
            RC_ASSERT(2 * changed + erasures <= check);
        }));
    }

    void binaryImageIsTheSameCode()
    {
        std::mt19937 random(5);
        const BinaryImage image(40, 30);
        std::vector<gf::Element> data(33);
        CheckBits bits{};
        for (std::size_t i = 0; i < data.size(); ++i) {
            data[i] = static_cast<gf::Element>(random());
            for (int bit = 0; bit < 8; ++bit)
                if ((data[i] >> (7 - bit) & 1) != 0)
                    for (std::size_t word = 0; word < bits.size(); ++word)
                        bits[word] ^= image.column(static_cast<int>(data.size() - 1 - i), bit)[word];
        }
        std::vector<gf::Element> check(30);
        for (std::size_t i = 0; i < 240; ++i)
            check[i / 8] |= static_cast<gf::Element>((bits[i / 64] >> (i % 64) & 1) << (7 - i % 8));
        QCOMPARE(checkOf(data, 30), check);
    }
};

QTEST_APPLESS_MAIN(ErrorCorrectionTest)
#include "error_correction_test.moc"
