// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "frames/frames.h"
#include "frames/payload.h"
#include "frames/stream.h"

#include <ZXing/ReadBarcode.h>

#include <opencv2/core.hpp>

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

namespace {

using namespace th::frames;

double squareDifference(const cv::Mat &a, const cv::Mat &b) { return cv::norm(a, b, cv::NORM_L2SQR); }

/// The symbol that plain ZXing-C++ finds, or nothing that is valid.
auto readPlainly(const cv::Mat &picture)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    return ZXing::ReadBarcode({picture.data, picture.cols, picture.rows, ZXing::ImageFormat::Lum}, options);
}

class FramesTest : public QObject {
    Q_OBJECT

private slots:
    void passesAreOfTheDocumentedShape();
    void theSameOrderGivesTheSameFrame();
    void otherSeedsGiveOtherFrames();
    void everyConditionShowsTheWholeCode();
    void theTruthIsWhatAReaderFinds();
    void higherLevelsOfFarHaveSmallerModules();
    void framesComeInTheSizeAskedFor();
    void aStreamBringsTheCodeHoldsItAndTakesItAway();
};

void FramesTest::passesAreOfTheDocumentedShape()
{
    Random random(1);
    std::size_t shortest = 1000, longest = 0;
    for (int i = 0; i < 500; ++i) {
        const std::string text = passText(random);
        QVERIFY(text.starts_with("TH1:RRQXO8P60"));
        QCOMPARE(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), std::string::npos);
        shortest = std::min(shortest, text.size());
        longest = std::max(longest, text.size());
    }
    QVERIFY(shortest >= 229 && shortest < 240);
    QVERIFY(longest <= 340 && longest > 330);
}

void FramesTest::theSameOrderGivesTheSameFrame()
{
    const Order order{Condition::Combined, 3, 7, {640, 360}};
    const Frame once = makeFrame(order), again = makeFrame(order);
    QCOMPARE(squareDifference(once.picture, again.picture), 0.0);
    QCOMPARE(once.codes.front().text, again.codes.front().text);
}

void FramesTest::otherSeedsGiveOtherFrames()
{
    const Frame one = makeFrame({Condition::Clean, 1, 1, {640, 360}}),
                other = makeFrame({Condition::Clean, 1, 2, {640, 360}});
    QVERIFY(one.codes.front().text != other.codes.front().text);
    QVERIFY(squareDifference(one.picture, other.picture) > 0);
}

void FramesTest::everyConditionShowsTheWholeCode()
{
    for (const Condition condition : allConditions()) {
        QCOMPARE(conditionNamed(name(condition)), std::optional(condition));
        const Frame frame = makeFrame({condition, 4, 3, {1280, 720}});
        QCOMPARE(frame.picture.type(), CV_8UC1);
        QCOMPARE(frame.codes.size(), std::size_t{1});
        for (const cv::Point2d &corner : frame.codes.front().corners)
            QVERIFY2(cv::Rect2d(0, 0, 1280, 720).contains(corner), std::string(name(condition)).c_str());
        QVERIFY(frame.modulePixels > 0.8);
    }
}

void FramesTest::theTruthIsWhatAReaderFinds()
{
    int found = 0;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const Frame frame = makeFrame({Condition::Clean, 2, seed, {1280, 720}});
        const auto symbol = readPlainly(frame.picture);
        if (!symbol.isValid())
            continue;
        ++found;
        QCOMPARE(symbol.text(), frame.codes.front().text);
        for (int i = 0; i < 4; ++i) {
            const auto at = symbol.position()[i];
            const cv::Point2d truth = frame.codes.front().corners[static_cast<std::size_t>(i)];
            QVERIFY(cv::norm(cv::Point2d(at.x, at.y) - truth) < 2 * frame.modulePixels);
        }
    }
    QVERIFY(found >= 4);
}

void FramesTest::higherLevelsOfFarHaveSmallerModules()
{
    double before = 100;
    for (int level = 1; level <= 4; ++level) {
        const Frame frame = makeFrame({Condition::Far, level, 11, {1280, 720}});
        QVERIFY(frame.modulePixels < before);
        before = frame.modulePixels;
    }
}

void FramesTest::framesComeInTheSizeAskedFor()
{
    for (const cv::Size size : {cv::Size(320, 240), cv::Size(720, 1280)})
        QCOMPARE(makeFrame({Condition::Glare, 2, 5, size}).picture.size(), size);
}

void FramesTest::aStreamBringsTheCodeHoldsItAndTakesItAway()
{
    const Stream stream({2, 4, {640, 360}});
    QVERIFY(stream.heldFrom() > 0 && stream.heldFrom() < stream.heldUntil() &&
            stream.heldUntil() < stream.frameCount());
    QVERIFY(stream.frame(0).codes.empty());
    QCOMPARE(stream.frame(stream.heldFrom()).codes.size(), stream.texts().size());
    QCOMPARE(stream.frame(stream.heldUntil()).codes.size(), stream.texts().size());
    QVERIFY(stream.frame(stream.frameCount() - 1).codes.empty());
    const Stream same({2, 4, {640, 360}});
    QCOMPARE(squareDifference(stream.frame(20).picture, same.frame(20).picture), 0.0);
}

} // namespace

QTEST_APPLESS_MAIN(FramesTest)
#include "frames_test.moc"
