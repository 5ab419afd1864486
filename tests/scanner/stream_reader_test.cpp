// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "glance.h"
#include "scanner/stream_reader.h"
#include "soft_news.h"
#include "support/qr_picture.h"

#include <QTest>

using namespace th::scanner;
using namespace th::test;
using namespace std::chrono_literals;

namespace {

constexpr SteadyTime start{1h};

ImageView viewOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step), PixelFormat::Grey8};
}

cv::Mat sceneWith(const std::string &text, int x = 640)
{
    cv::Mat scene = emptyScene();
    place(scene, drawText(text, 4), {static_cast<float>(x), 360}, 10);
    return scene;
}

cv::Mat withGrain(const cv::Mat &scene, unsigned seed) { return exposed(scene, 1, 0, 4, seed); }

/// Thirty frames a second, each shown to the reader as it comes.
class Camera {
public:
    StreamReading show(const cv::Mat &frame)
    {
        const auto seen = m_reader.look(viewOf(frame), now());
        ++m_frames;
        return seen;
    }
    [[nodiscard]] SteadyTime now() const { return start + m_frames * 33'333us; }
    void forget() { m_reader.forget(); }

private:
    StreamReader m_reader;
    int m_frames = 0;
};

} // namespace

class StreamReaderTest : public QObject {
    Q_OBJECT
private slots:
    void aTextIsInViewInEveryFrameThatShowsIt()
    {
        Camera camera;
        for (unsigned i = 0; i < 40; ++i) {
            const auto seen = camera.show(withGrain(sceneWith("TH1:ONE"), i));
            QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
            QCOMPARE(seen.reading.symbols.front().text, std::string("TH1:ONE"));
            QVERIFY(seen.firstSeen == std::vector{start});
        }
        QVERIFY(camera.show(emptyScene()).reading.symbols.empty());
    }

    void ticketsWithNumbersInARowAreNotTakenForEachOther()
    {
        const std::string stem = "https://ve.example.vn/2021/09/06/ben-xe-my-dinh/hang-cho/so-thu-tu/cua-so-ban-ve-";
        Camera camera;
        for (int number = 1000; number < 1012; ++number)
            for (unsigned frame = 0; frame < 3; ++frame) {
                const std::string text = stem + std::to_string(number);
                const auto seen = camera.show(withGrain(sceneWith(text), frame));
                QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
                QCOMPARE(seen.reading.symbols.front().text, text);
            }
    }

    void anotherCodeAtTheSamePlaceIsNoticedAtOnce()
    {
        Camera camera;
        (void)camera.show(sceneWith("TH1:ONE"));
        const SteadyTime change = camera.now();
        const auto seen = camera.show(sceneWith("TH1:TWO"));
        QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
        QCOMPARE(seen.reading.symbols.front().text, std::string("TH1:TWO"));
        QVERIFY(seen.firstSeen == std::vector{change});
    }

    void aCodeIsFirstSeenWhenItWasStillTooSoftToRead()
    {
        Camera camera;
        for (unsigned i = 0; i < 6; ++i)
            (void)camera.show(withGrain(emptyScene(), i));
        const SteadyTime entered = camera.now();
        const std::string text(200, 'A');
        for (unsigned i = 0; i < 4; ++i)
            QVERIFY(camera.show(blurred(sceneWith(text, 640 + static_cast<int>(i)), 3.4)).reading.symbols.empty());
        const auto seen = camera.show(sceneWith(text));
        QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
        QVERIFY(seen.firstSeen.front() < camera.now() - 50ms);
        QVERIFY(seen.firstSeen.front() >= entered);
    }

    void aHarderCodeHeldUpWhereOneWasReadIsASightingOfItsOwn()
    {
        Camera camera;
        for (unsigned i = 0; i < 10; ++i)
            (void)camera.show(withGrain(sceneWith("TH1:ONE"), i));
        const SteadyTime change = camera.now();
        const std::string text(200, 'A');
        for (int i = 0; i < 15; ++i)
            (void)camera.show(blurred(sceneWith(text, 640 + i % 2), 3.4));
        const auto seen = camera.show(sceneWith(text));
        QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
        QVERIFY(seen.firstSeen.front() >= change - 40ms);
    }

    void afterAForgettingNothingIsRemembered()
    {
        Camera camera;
        (void)camera.show(sceneWith("TH1:ONE"));
        camera.forget();
        const SteadyTime again = camera.now();
        QVERIFY(camera.show(sceneWith("TH1:ONE")).firstSeen == std::vector{again});
    }

    void aCodeNotYetReadIsNamedBesideOneThatIs()
    {
        cv::Mat scene = sceneWith("TH1:ONE", 300);
        cv::Mat damaged = drawText(std::string(200, 'B'), 5);
        cv::rectangle(damaged, {60, 60, 170, 140}, 255, cv::FILLED);
        place(scene, damaged, {900, 360});
        const auto seen = StreamReader().look(viewOf(scene), start);
        QCOMPARE(seen.reading.symbols.size(), std::size_t{1});
        QCOMPARE(seen.reading.unread.size(), std::size_t{1});
        QVERIFY(seen.reading.unread.front().corners[0].x > 640);
    }

    /// What a dear look at it could tell, one at a sharper frame of the same code told better.
    void aFrameMuchSofterThanThoseBeforeItGetsCheapLooksOnly()
    {
        cv::Mat code = drawText(std::string(200, 'B'), 5);
        cv::rectangle(code, {60, 60, 170, 140}, 255, cv::FILLED); // more than can be corrected
        cv::Mat scene = emptyScene();
        place(scene, code, {640, 360});
        const cv::Mat soft = blurred(scene, 2.7);
        Camera camera;
        const auto work = [&](const cv::Mat &frame) {
            const Reading reading = camera.show(frame).reading;
            return reading.unread.size() == 1 ? reading.chances.grids + reading.chances.pictures : 0;
        };
        const int atFirst = work(soft);
        QVERIFY(work(scene) > 2);
        const int afterwards = work(soft);
        QVERIFY2(afterwards > 0 && afterwards < atFirst,
                 qPrintable(QStringLiteral("%1 %2").arg(atFirst).arg(afterwards)));
        int held = 0; // soft for long: it is what there is
        while (held < 10 && work(soft) <= afterwards)
            ++held;
        QVERIFY(held > 0 && held < 10);
    }

    void picturesOfAnySizeAndNoneAreTaken()
    {
        StreamReader reader;
        SteadyTime at = start;
        QVERIFY(reader.look({}, at).reading.symbols.empty());
        for (const cv::Size size : {cv::Size{1, 1}, {1, 700}, {700, 1}, {7, 5}, {64, 64}, {1280, 720}, {9, 9}}) {
            const cv::Mat grey(size, CV_8U, cv::Scalar(90));
            QVERIFY(reader.look(viewOf(grey), at += 33ms).reading.symbols.empty());
        }
    }

    void aPictureThatChangesAsAWholeIsASurgeAndATremblingOneIsNot()
    {
        Glance glance;
        (void)glance.differs(sceneWith("TH1:ONE"));
        glance.remember();
        for (int i = 1; i < 30; ++i) {
            (void)glance.differs(withGrain(sceneWith("TH1:ONE", 640 + i % 3), 1));
            glance.remember();
            QVERIFY(!glance.surged());
        }
        (void)glance.differs(emptyScene(1280, 720, 60));
        QVERIFY(glance.surged());
    }

    void printThatIsAlwaysThereIsNoNews()
    {
        const auto soft = [](float x) {
            Located located;
            located.corners = {Point{x, 100}, Point{x + 200, 100}, Point{x + 200, 300}, Point{x, 300}};
            return Reading{{}, {located}};
        };
        SoftNews softNews;
        SteadyTime now = start;
        for (int i = 0; i < 90; ++i, now += 33ms)
            softNews.see(soft(i % 2 == 0 ? 100 : 140), now);
        QVERIFY(!softNews.any(now));
        softNews.see(soft(120), now);
        QVERIFY(!softNews.any(now));
        softNews.see(soft(700), now);
        QVERIFY(softNews.any(now));
    }

    void whatIsHeldUpWhereACodeWasReadIsNews()
    {
        const std::array<Point, 4> corners{Point{100, 100}, Point{300, 100}, Point{300, 300}, Point{100, 300}};
        Located soft;
        soft.corners = corners;
        Symbol read;
        read.corners = corners;
        SoftNews softNews;
        SteadyTime now = start;
        for (int person = 0; person < 6; ++person, now += 3700ms) { // a queue: sharp after 300 ms, read, next one
            for (int i = 0; i < 9; ++i, now += 33ms) {
                softNews.see(Reading{{}, {soft}}, now);
                QVERIFY(softNews.any(now));
            }
            softNews.see(Reading{{read}, {}}, now);
        }
    }

    void grainIsNoChangeAndAnotherCodeIs()
    {
        Glance glance;
        QVERIFY(glance.differs(emptyScene()));
        for (const double noise : {0.0, 4.0, 12.0}) {
            (void)glance.differs(exposed(sceneWith("TH1:ONE"), 0.5, 60, noise, 1));
            glance.remember();
            QVERIFY(!glance.differs(exposed(sceneWith("TH1:ONE"), 0.5, 60, noise, 2)));
            QVERIFY(glance.differs(exposed(sceneWith("TH1:TWO"), 0.5, 60, noise, 3)));
            QVERIFY(glance.differs(exposed(sceneWith("TH1:ONE", 643), 0.5, 60, noise, 4)));
        }
    }
};

QTEST_GUILESS_MAIN(StreamReaderTest)
#include "stream_reader_test.moc"
