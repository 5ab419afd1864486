// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/drawn.h"

#include "grid/locator.h"

#include <QTest>

using namespace th;

namespace {

double distance(grid::PixelPoint found, cv::Point2d truth) { return std::hypot(found.x - truth.x, found.y - truth.y); }

/// The largest distance of an eye from where it was drawn, pixels.
double worstEye(const grid::LocatedSymbol &found, const drawn::Look &look, int side)
{
    const double far = side - 3.5;
    return std::max({distance(found.topLeft.center, drawn::placed(look, {3.5, 3.5})),
                     distance(found.topRight.center, drawn::placed(look, {far, 3.5})),
                     distance(found.bottomLeft.center, drawn::placed(look, {3.5, far}))});
}

cv::Mat noisePicture(cv::Size size, double deviation, unsigned seed)
{
    cv::Mat grey(size, CV_8U);
    cv::RNG(seed).fill(grey, cv::RNG::NORMAL, 128, deviation);
    return grey;
}

} // namespace

class LocatorTest : public QObject {
    Q_OBJECT
private slots:
    void findsTheEyesToAFractionOfAPixel_data();
    void findsTheEyesToAFractionOfAPixel();
    void countsTheModulesOfEverySide();
    void findsLightOnDark();
    void guessesTheThirdEyeWhenOneIsCovered_data();
    void guessesTheThirdEyeWhenOneIsCovered();
    void findsNothingWhereThereIsNothing();
    void followsASymbol();
    void boundsTheTimeForHostilePictures();
    void takesAnyStride();
};

void LocatorTest::findsTheEyesToAFractionOfAPixel_data()
{
    QTest::addColumn<double>("module");
    QTest::addColumn<double>("turn");
    QTest::addColumn<double>("tilt");
    QTest::addColumn<double>("blur");
    QTest::addColumn<double>("noise");
    QTest::newRow("upright") << 6.0 << 0.0 << 0.0 << 0.6 << 2.0;
    QTest::newRow("turned 45") << 6.0 << 45.0 << 0.0 << 0.6 << 2.0;
    QTest::newRow("turned 200") << 6.0 << 200.0 << 0.0 << 0.6 << 2.0;
    QTest::newRow("far") << 2.2 << 12.0 << 0.0 << 0.6 << 2.0;
    QTest::newRow("tilted 40") << 6.0 << 10.0 << 40.0 << 0.6 << 2.0;
    QTest::newRow("tilted 60") << 7.0 << 10.0 << 60.0 << 0.6 << 2.0;
    QTest::newRow("noisy") << 5.0 << 5.0 << 0.0 << 0.6 << 20.0;
    QTest::newRow("out of focus") << 5.0 << 5.0 << 0.0 << 3.5 << 2.0;
}

void LocatorTest::findsTheEyesToAFractionOfAPixel()
{
    QFETCH(double, module);
    QFETCH(double, turn);
    QFETCH(double, tilt);
    QFETCH(double, blur);
    QFETCH(double, noise);
    const auto code = drawn::symbolOf(11);
    drawn::Look look;
    look.toPicture = drawn::posed(code.getSize(), look.size, module, turn, tilt);
    look.blur = blur;
    look.noise = noise;
    const cv::Mat picture = drawn::draw(code, look);
    const auto found = grid::Locator().locate(drawn::viewOf(picture));
    QVERIFY(!found.empty());
    const double off = worstEye(found.front(), look, code.getSize());
    qInfo("eyes off by %.2f px, side %d, doubt %.2f, quality %.2f", off, found.front().side,
          static_cast<double>(found.front().doubt), static_cast<double>(found.front().quality));
    QVERIFY2(off < 0.12 * module + 0.3, qPrintable(QString::number(off)));
    QCOMPARE(found.front().side, code.getSize());
    QVERIFY(!found.front().isPair());
}

void LocatorTest::countsTheModulesOfEverySide()
{
    for (int version = 1; version <= 40; ++version) {
        const auto code = drawn::symbolOf(version, 1, qrcodegen::QrCode::Ecc::LOW);
        drawn::Look look;
        look.toPicture = drawn::posed(code.getSize(), look.size, std::min(6.0, 480.0 / code.getSize()), 7, 15);
        const auto found = grid::Locator().locate(drawn::viewOf(drawn::draw(code, look)));
        QVERIFY2(!found.empty(), qPrintable(QString::number(version)));
        // The timing pattern decides later where the distance of the eyes leaves doubt.
        const int tolerance = version > 20 ? 4 : 0;
        QVERIFY2(std::abs(found.front().side - code.getSize()) <= tolerance,
                 qPrintable(QStringLiteral("version %1: %2").arg(version).arg(found.front().side)));
    }
}

void LocatorTest::findsLightOnDark()
{
    const auto code = drawn::symbolOf(9);
    drawn::Look look;
    look.inverted = true;
    look.toPicture = drawn::posed(code.getSize(), look.size, 6, 20);
    const auto found = grid::Locator().locate(drawn::viewOf(drawn::draw(code, look)));
    QVERIFY(!found.empty());
    QCOMPARE(found.front().polarity, grid::Polarity::LightOnDark);
    QVERIFY(worstEye(found.front(), look, code.getSize()) < 1);
}

void LocatorTest::guessesTheThirdEyeWhenOneIsCovered_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("top left") << 3.5 << 3.5;
    QTest::newRow("top right") << 57.5 << 3.5;
    QTest::newRow("bottom left") << 3.5 << 57.5;
}

void LocatorTest::guessesTheThirdEyeWhenOneIsCovered()
{
    QFETCH(double, x);
    QFETCH(double, y);
    const auto code = drawn::symbolOf(11);
    drawn::Look look;
    look.toPicture = drawn::posed(code.getSize(), look.size, 6, 20);
    cv::Mat picture = drawn::draw(code, look);
    cv::circle(picture, drawn::placed(look, {x, y}), 25, cv::Scalar(120), cv::FILLED);
    const auto found = grid::Locator().locate(drawn::viewOf(picture));
    QVERIFY(!found.empty());
    const bool near = std::any_of(found.begin(), found.end(), [&](const grid::LocatedSymbol &symbol) {
        return worstEye(symbol, look, code.getSize()) < 6 && symbol.side == code.getSize();
    });
    QVERIFY(near);
    QVERIFY(found.front().isPair());
}

void LocatorTest::findsNothingWhereThereIsNothing()
{
    grid::Locator locator;
    QVERIFY(locator.locate({}).empty());
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 500), cv::Size(500, 1), cv::Size(7, 7), cv::Size(64, 64)})
        QVERIFY(locator.locate(drawn::viewOf(cv::Mat(size, CV_8U, cv::Scalar(9)))).empty());
    for (const double deviation : {0.0, 3.0, 20.0, 60.0})
        QVERIFY(locator.locate(drawn::viewOf(noisePicture({1280, 720}, deviation, 3))).empty());
}

void LocatorTest::followsASymbol()
{
    const auto code = drawn::symbolOf(11);
    drawn::Look look;
    look.toPicture = drawn::posed(code.getSize(), look.size, 4, 20);
    grid::Locator locator;
    const auto before = locator.locate(drawn::viewOf(drawn::draw(code, look)));
    QVERIFY(!before.empty());
    look.toPicture = cv::Matx33d(1, 0, 15, 0, 1, -9, 0, 0, 1) * look.toPicture;
    const auto after = locator.follow(drawn::viewOf(drawn::draw(code, look)), before.front(), 20);
    QVERIFY(!after.empty());
    QVERIFY(worstEye(after.front(), look, code.getSize()) < 1);
    QVERIFY(locator.follow(drawn::viewOf(drawn::draw(code, look)), {}, 20).empty());
}

void LocatorTest::boundsTheTimeForHostilePictures()
{
    cv::Mat eyes(720, 1280, CV_8U, cv::Scalar(255));
    for (int y = 0; y + 16 < eyes.rows; y += 18)
        for (int x = 0; x + 16 < eyes.cols; x += 18) {
            cv::rectangle(eyes, {x, y, 14, 14}, cv::Scalar(0), cv::FILLED);
            cv::rectangle(eyes, {x + 2, y + 2, 10, 10}, cv::Scalar(255), cv::FILLED);
            cv::rectangle(eyes, {x + 4, y + 4, 6, 6}, cv::Scalar(0), cv::FILLED);
        }
    cv::Mat bars(720, 1280, CV_8U);
    for (int x = 0; x < bars.cols; ++x) {
        static constexpr std::array shades{0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255};
        bars.col(x).setTo(shades[static_cast<std::size_t>(x) % shades.size()]);
    }
    grid::Locator locator;
    for (const cv::Mat &hostile : {eyes, bars, noisePicture({1280, 720}, 80, 5)}) {
        const double start = drawn::cpuMilliseconds();
        const auto found = locator.locate(drawn::viewOf(hostile));
        const double spent = drawn::cpuMilliseconds() - start;
        qInfo("%zu symbols, %zu eyes, crowded %d: %.1f ms", found.size(), locator.statistics().eyes.size(),
              locator.statistics().crowded, spent);
        QVERIFY(found.size() <= 6);
        QVERIFY(spent < 100); // a sanitized build takes some ten times as long as a released one
    }
}

void LocatorTest::takesAnyStride()
{
    const auto code = drawn::symbolOf(5);
    drawn::Look look;
    look.toPicture = drawn::posed(code.getSize(), look.size, 8, 20);
    const cv::Mat picture = drawn::draw(code, look);
    cv::Mat wide(picture.rows, picture.cols + 37, CV_8U, cv::Scalar(0)), flipped;
    picture.copyTo(wide.colRange(11, 11 + picture.cols));
    cv::flip(picture, flipped, 0);
    const cv::Mat part = wide.colRange(11, 11 + picture.cols);
    const grid::LumaView upwards{flipped.ptr(flipped.rows - 1), flipped.cols, flipped.rows,
                                 -static_cast<std::ptrdiff_t>(flipped.step)};
    for (const grid::LumaView &view : {drawn::viewOf(part), upwards}) {
        const auto found = grid::Locator().locate(view);
        QVERIFY(!found.empty());
        QVERIFY(worstEye(found.front(), look, code.getSize()) < 1);
    }
}

QTEST_APPLESS_MAIN(LocatorTest)
#include "locator_test.moc"
