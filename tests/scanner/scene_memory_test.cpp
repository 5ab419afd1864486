// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene_memory.h"

#include <QTest>

using namespace th::scanner;
using namespace std::chrono_literals;

namespace {

Symbol code(const char *text) { return {SymbolFormat::QrCode, text, false, {}, false, false}; }

QStringList texts(const std::vector<Symbol> &symbols)
{
    QStringList result;
    for (const Symbol &symbol : symbols)
        result << QString::fromStdString(symbol.text);
    return result;
}

/// A code of 300 pixels in the middle of a frame, read by nobody.
Located located(float module, float brightness = 128, float clipped = 0)
{
    Located result;
    result.corners = {Point{490, 210}, Point{790, 210}, Point{790, 510}, Point{490, 510}};
    result.modulePixels = module;
    result.sharpness = 0.4F;
    result.clipped = clipped;
    result.brightness = brightness;
    return result;
}

constexpr SteadyTime start{1h};
const QStringList nothing;

} // namespace

class SceneMemoryTest : public QObject {
    Q_OBJECT
    static Hint judge(HintJudge &judge, const Reading &reading, std::chrono::milliseconds at)
    {
        return judge.judge(reading, 1280, 720, start + at);
    }

private slots:
    void aTextHeldInViewIsNewOnce()
    {
        SeenOnce seen;
        QCOMPARE(texts(seen.novelties({code("a")}, start)), QStringList{QStringLiteral("a")});
        for (auto at = 33ms; at < 10s; at += 33ms)
            QCOMPARE(texts(seen.novelties({code("a")}, start + at)), nothing);
    }

    void aTextIsNewAgainOnlyAfterItWasAway()
    {
        SeenOnce seen;
        (void)seen.novelties({code("a")}, start);
        QCOMPARE(texts(seen.novelties({}, start + 700ms)), nothing);
        QCOMPARE(texts(seen.novelties({code("a")}, start + 1400ms)), nothing);
        QCOMPARE(texts(seen.novelties({code("a")}, start + 2800ms)), nothing);
        QCOMPARE(texts(seen.novelties({code("a")}, start + 4300ms)), QStringList{QStringLiteral("a")});
    }

    void aForeignCodeNeverBlocksTheNext()
    {
        SeenOnce seen;
        (void)seen.novelties({code("http://menu")}, start);
        QCOMPARE(texts(seen.novelties({code("http://menu"), code("TH1:A")}, start + 40ms)),
                 QStringList{QStringLiteral("TH1:A")});
        QCOMPARE(texts(seen.novelties({code("TH1:B")}, start + 80ms)), QStringList{QStringLiteral("TH1:B")});
        QCOMPARE(texts(seen.novelties({code("TH1:A")}, start + 120ms)), nothing);
    }

    void twoCodesOfOneFrameAreBothNewAndTwinsAreOne()
    {
        SeenOnce seen;
        QCOMPARE(texts(seen.novelties({code("pass"), code("card"), code("pass")}, start)),
                 (QStringList{QStringLiteral("pass"), QStringLiteral("card")}));
    }

    void binaryCodesAreSeenToo()
    {
        SeenOnce seen;
        Symbol binary;
        binary.binary = true;
        QCOMPARE(seen.novelties({binary}, start).size(), std::size_t{1});
        QCOMPARE(seen.novelties({binary}, start + 40ms).size(), std::size_t{0});
    }

    void aHintNeedsPatience()
    {
        HintJudge hints;
        const Reading unread{{}, {located(1.5F)}};
        QCOMPARE(judge(hints, unread, 0ms), Hint::None);
        QCOMPARE(judge(hints, unread, 390ms), Hint::None);
        QCOMPARE(judge(hints, unread, 410ms), Hint::Closer);
    }

    void aSingleFrameWithoutATraceDoesNotRestartTheWait()
    {
        HintJudge hints;
        const Reading unread{{}, {located(1.5F)}};
        for (auto at = 0ms; at <= 420ms; at += 60ms)
            (void)judge(hints, at == 180ms ? Reading{} : unread, at);
        QCOMPARE(judge(hints, unread, 440ms), Hint::Closer);
    }

    void aReadCodeEndsTheHintAtOnceAndAnEmptySceneSoon()
    {
        HintJudge hints;
        const Reading unread{{}, {located(1.5F)}}, read{{code("a")}, {}};
        (void)judge(hints, unread, 0ms);
        QCOMPARE(judge(hints, unread, 500ms), Hint::Closer);
        QCOMPARE(judge(hints, read, 540ms), Hint::None);
        (void)judge(hints, unread, 600ms);
        QCOMPARE(judge(hints, unread, 1010ms), Hint::Closer);
        QCOMPARE(judge(hints, {}, 1100ms), Hint::Closer);
        QCOMPARE(judge(hints, {}, 1400ms), Hint::None);
    }

    void aHintStaysLongEnoughToBeRead()
    {
        HintJudge hints;
        (void)judge(hints, {{}, {located(1.5F)}}, 0ms);
        QCOMPARE(judge(hints, {{}, {located(1.5F)}}, 500ms), Hint::Closer);
        QCOMPARE(judge(hints, {{}, {located(6)}}, 700ms), Hint::Closer);
        QCOMPARE(judge(hints, {{}, {located(6)}}, 1301ms), Hint::HoldStill);
    }

    void whoHoldsStillIsToldToWipeTheLens()
    {
        HintJudge hints;
        const Reading unread{{}, {located(6)}};
        for (auto at = 0ms; at < 2000ms; at += 40ms)
            QCOMPARE(judge(hints, unread, at), at < 400ms ? Hint::None : Hint::HoldStill);
        QCOMPARE(judge(hints, unread, 2000ms), Hint::WipeLens);
    }

    void aHandThatMovesIsToldToHoldStill()
    {
        HintJudge hints;
        Located moving = located(6);
        for (auto at = 0ms; at < 5000ms; at += 40ms) {
            for (Point &corner : moving.corners)
                corner.x += (at / 40ms) % 20 < 10 ? 4.0F : -4.0F;
            QVERIFY(judge(hints, {{}, {moving}}, at) != Hint::WipeLens);
        }
    }

    void whatIsWrongDecidesWhatToDo()
    {
        QCOMPARE(hintFor(located(1.5F), 1280, 720), Hint::Closer);
        QCOMPARE(hintFor(located(6), 1280, 720), Hint::HoldStill);
        QCOMPARE(hintFor(located(6, 30), 1280, 720), Hint::MoreLight);
        Located dimmedScreen = located(6, 50);
        dimmedScreen.surroundings = 110;
        QCOMPARE(hintFor(dimmedScreen, 1280, 720), Hint::Brighter);
        QCOMPARE(hintFor(located(6, 200, 0.2F), 1280, 720), Hint::Glare);
        QCOMPARE(hintFor(located(6, 240, 0.8F), 1280, 720), Hint::Dimmer);
        Located large = located(14);
        large.corners = {Point{200, -60}, Point{1040, -60}, Point{1040, 780}, Point{200, 780}};
        QCOMPARE(hintFor(large, 1280, 720), Hint::Farther);
        Located speck = located(0);
        speck.corners = {Point{600, 300}, Point{680, 300}, Point{680, 380}, Point{600, 380}};
        QCOMPARE(hintFor(speck, 1280, 720), Hint::Closer);
    }
};

QTEST_GUILESS_MAIN(SceneMemoryTest)
#include "scene_memory_test.moc"
