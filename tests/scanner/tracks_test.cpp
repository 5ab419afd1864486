// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/qr_picture.h"
#include "tracks.h"

#include <QTest>
#include <random>

using namespace th;
using namespace th::scanner;
using namespace std::chrono_literals;

namespace {

constexpr SteadyTime start{1h};
const std::string passText = "TH1:6BFOXN%TSMAHN-HRPD6XLP2-IQ6TXUOCV77ZKSJSK99:8PWLC.EBLR6:QP2I$%51L2 MC$OVP.KDF3WPS0B";
const std::string otherText = "TH1:6BFOXN%TSMAHN-HRPD6XLP2-IQ6TXUOCV77ZKSJSK99:8PWLC.EBLR6:QP2I$%51L2 MC$OVP.KDF3WXXXX";

/// A look at a code in which every module is so doubtful that a good part seems to be the contrary.
grid::Sampled doubtfulLook(const std::string &text, float noise, std::mt19937 &random)
{
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    std::normal_distribution<float> grain(0, noise);
    grid::Sampled sampled;
    sampled.grid.side = code.getSize();
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            sampled.grid.dark.push_back((code.getModule(x, y) ? 1.0F : -1.0F) + grain(random));
    sampled.fit = 0.9F;
    return sampled;
}

grid::LocatedSymbol placeAt(float x, float y)
{
    grid::LocatedSymbol place;
    place.side = 37;
    place.module = 4;
    place.quality = 0.8F;
    place.corners = {grid::PixelPoint{x - 74, y - 74}, {x + 74, y - 74}, {x + 74, y + 74}, {x - 74, y + 74}};
    return place;
}

Suspect suspectAt(float x, float y, const grid::Sampled &sampled)
{
    return {placeAt(x, y), nullptr, sampled, {}, false};
}

std::optional<ReadCode> readAlone(const grid::Sampled &sampled)
{
    return readGrid(sampled.grid, sampled, grid::Polarity::DarkOnLight, {}).code;
}

/// What the one track's frames say together.
std::optional<ReadCode> readTogether(const Tracks &tracks, SteadyTime now)
{
    const auto expected = tracks.expected(now);
    return expected.size() == 1 ? readAlone({expected.front().past->sum, {}, {}, 0.9F, 0, 0, 0, 0, 0}) : std::nullopt;
}

/// A code held still for `frames` frames of which none can be read; true if none was.
bool hold(Tracks &tracks, const std::string &text, int frames, SteadyTime &now, std::mt19937 &random)
{
    bool noneRead = true;
    for (int i = 0; i < frames; ++i, now += 33ms) {
        std::vector suspects{suspectAt(400, 300, doubtfulLook(text, 1.15F, random))};
        noneRead = noneRead && !readAlone(*suspects.front().sampled);
        tracks.recognize(suspects, now);
        tracks.learn(suspects, now);
    }
    return noneRead;
}

} // namespace

class TracksTest : public QObject {
    Q_OBJECT
private slots:
    void framesThatEachFailReadTogether()
    {
        std::mt19937 random(5);
        Tracks tracks;
        SteadyTime now = start;
        QVERIFY(hold(tracks, passText, 6, now, random));
        const auto code = readTogether(tracks, now);
        QVERIFY(code.has_value());
        QCOMPARE(code->symbol.text, passText);
    }

    void anotherCodeHeldUpAtTheSamePlaceIsNotMixedIn()
    {
        std::mt19937 random(6);
        Tracks tracks;
        SteadyTime now = start;
        QVERIFY(hold(tracks, passText, 6, now, random));
        for (int i = 0; i < 12; ++i) {
            QVERIFY(hold(tracks, otherText, 1, now, random));
            const auto code = readTogether(tracks, now);
            QVERIFY(!code || code->symbol.text == passText || code->symbol.text == otherText);
        }
        QCOMPARE(readTogether(tracks, now)->symbol.text, otherText);
    }

    void aMovingCodeIsExpectedWhereItIsGoing()
    {
        std::mt19937 random(7);
        Tracks tracks;
        SteadyTime now = start;
        for (int i = 0; i < 6; ++i, now += 33ms) {
            std::vector suspects{
                suspectAt(300 + 20.0F * static_cast<float>(i), 300, doubtfulLook(passText, 0.2F, random))};
            tracks.recognize(suspects, now);
            QCOMPARE(suspects.front().past != nullptr, i > 0);
            tracks.learn(suspects, now);
        }
        const auto expected = tracks.expected(now);
        QCOMPARE(expected.size(), std::size_t{1});
        const auto &corners = expected.front().place.corners;
        QVERIFY(std::abs((corners[0].x + corners[2].x) / 2 - 420) < 6);
        QVERIFY(expected.front().reach < 60);
    }

    void codesSideBySideAreToldApart()
    {
        std::mt19937 random(8);
        Tracks tracks;
        for (SteadyTime now = start; now < start + 200ms; now += 33ms) {
            std::vector suspects{suspectAt(300, 300, doubtfulLook(passText, 0.2F, random)),
                                 suspectAt(520, 300, doubtfulLook(otherText, 0.2F, random))};
            tracks.recognize(suspects, now);
            QVERIFY(suspects[0].past != suspects[1].past || now == start);
            tracks.learn(suspects, now);
            QCOMPARE(tracks.expected(now).size(), std::size_t{2});
        }
    }

    void twoLooksAtOneCodeInAFrameCountOnce()
    {
        std::mt19937 random(11);
        Tracks once, twice;
        for (SteadyTime now = start; now < start + 200ms; now += 33ms) {
            const auto look = doubtfulLook(passText, 0.5F, random), worse = doubtfulLook(passText, 1.5F, random);
            std::vector one{suspectAt(400, 300, look)};
            std::vector two{suspectAt(402, 300, worse), suspectAt(400, 300, look)};
            two.front().sampled->fit = 0.8F;
            for (Suspect &suspect : two) // as from two pictures of the same frame
                twice.recognize({&suspect, 1}, now);
            once.recognize(one, now);
            once.learn(one, now);
            twice.learn(two, now);
        }
        const auto end = start + 200ms;
        QCOMPARE(twice.expected(end).size(), std::size_t{1});
        QVERIFY(twice.expected(end).front().past->sum.dark == once.expected(end).front().past->sum.dark);
    }

    void aCodeReadInASmallerPictureKeepsTheOrderOfItsCorners()
    {
        std::mt19937 random(12);
        Suspect suspect = suspectAt(100, 100, doubtfulLook(passText, 0.1F, random));
        suspect.code = readAlone(*suspect.sampled);
        suspect.code->symbol.corners = {Point{20, 20}, Point{10, 20}, Point{10, 10}, Point{20, 10}}; // upside down
        enlarge(suspect, 2);
        QCOMPARE(suspect.code->symbol.corners[0].x, 40.0F);
        QCOMPARE(suspect.code->symbol.corners[2].y, 20.0F);
        QCOMPARE(suspect.place.module, 8.0F);
    }

    void whatIsNoLongerSeenIsForgotten()
    {
        std::mt19937 random(9);
        Tracks tracks;
        SteadyTime now = start;
        QVERIFY(hold(tracks, passText, 3, now, random));
        tracks.learn({}, now + 200ms);
        QVERIFY(!tracks.empty());
        tracks.learn({}, now + 400ms);
        QVERIFY(tracks.empty());
    }

    void looksAtOneCodeAgreeAndAtTwoDoNot()
    {
        std::mt19937 random(10);
        for (int i = 0; i < 20; ++i) {
            const auto a = doubtfulLook(passText, 1, random), b = doubtfulLook(passText, 1, random);
            const auto c = doubtfulLook(otherText, 1, random);
            QVERIFY(agreement(a.grid, b.grid) > sameCode);
            QVERIFY(agreement(a.grid, c.grid) < sameCode);
        }
        QCOMPARE(agreement(doubtfulLook("A", 1, random).grid, doubtfulLook(passText, 1, random).grid), 0.0F);
    }
};

QTEST_GUILESS_MAIN(TracksTest)
#include "tracks_test.moc"
