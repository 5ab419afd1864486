// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "budget.h"
#include "ladder.h"
#include "scanner/symbol_reader.h"
#include "support/qr_picture.h"
#include "zxing.h"

#include <QTest>
#include <algorithm>
#include <random>

using namespace th::scanner;
using namespace th::test;
using namespace std::chrono_literals;

namespace {

const std::string passText = "TH1:6BFOXN%TSMAHN-HRPD6XLP2-IQ6TXUOCV77ZKSJSK99:8PWLC.EBLR6:QP2I$%51L2 MC$OVP.KDF3WPS0B";
const std::string cardText =
    "001090012345|123456789|Nguyễn Văn Ánh|01011990|Nam|Số 5, Ngõ 12, Phường Cửa Đông, Hà Nội|01052021";

ImageView viewOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step), PixelFormat::Grey8};
}

QStringList textsOf(const Reading &reading)
{
    QStringList texts;
    for (const Symbol &symbol : reading.symbols)
        texts << QString::fromStdString(symbol.text);
    texts.sort();
    return texts;
}

QStringList read(const cv::Mat &grey, Effort effort = Effort::Live)
{
    SymbolReader reader;
    return textsOf(reader.read(viewOf(grey), {effort, 4}));
}

QStringList just(const std::string &text) { return {QString::fromStdString(text)}; }

cv::Mat sceneWith(const std::string &text, int modulePixels = 4, double degrees = 0)
{
    cv::Mat scene = emptyScene();
    place(scene, drawText(text, modulePixels), {640, 360}, degrees);
    return scene;
}

const std::string slightText = "AN OLD TICKET 12345 ABCDE";

/// A faint code of version 1-L with as many wrong codewords as ZXing-C++ corrects, and more than the decoder believes.
cv::Mat spoiled(int contrast)
{
    using qrcodegen::QrCode;
    constexpr int module = 4, quiet = 4, paper = 200;
    const auto segments = qrcodegen::QrSegment::makeSegments(slightText.c_str());
    const cv::Mat code = drawCode(QrCode::encodeSegments(segments, QrCode::Ecc::LOW, 1, 1, 3, false), module);
    for (const int row : {9, 13, 17}) { // the first three codewords stand one above the other at the right
        cv::Mat codeword = code(cv::Rect((19 + quiet) * module, (row + quiet) * module, 2 * module, 4 * module));
        codeword = 255 - codeword;
    }
    cv::Mat scene = emptyScene(640, 480, paper), faint = code * (contrast / 255.0) + (paper - contrast);
    faint.copyTo(scene(cv::Rect(200, 100, faint.cols, faint.rows)));
    return scene;
}

/// In how many pictures made of the frame ZXing-C++ reads a code that is slight.
int picturesThatShowSlightly(const cv::Mat &frame)
{
    return static_cast<int>(std::ranges::count_if(stillRungs(), [&](Rung rung) {
        std::vector<Symbol> slight;
        return readQrCodes(look(frame, rung).grey, 1, &slight).empty() && !slight.empty();
    }));
}

/// A frame as a hand holds it: any angle, size, softness, light, noise.
cv::Mat randomScene(std::mt19937 &random, const std::string &text)
{
    const auto real = [&random](double from, double to) { return std::uniform_real_distribution(from, to)(random); };
    cv::Mat scene = emptyScene(960, 540, static_cast<int>(real(60, 230)));
    place(scene, drawText(text, 6), {static_cast<float>(real(300, 660)), static_cast<float>(real(220, 320))},
          real(0, 360), real(0.25, 0.9));
    return exposed(blurred(scene, real(0.3, 2.2)), real(0.25, 1), real(0, 60), real(0, 18), random());
}

} // namespace

class SymbolReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsATextUnchanged()
    {
        QCOMPARE(read(sceneWith(passText)), just(passText));
        QCOMPARE(read(sceneWith(cardText)), just(cardText));
    }

    void readsAtAnyAngle()
    {
        for (int degrees = 0; degrees < 360; degrees += 15)
            QCOMPARE(read(sceneWith(passText, 4, degrees)), just(passText));
    }

    void readsLightOnDark()
    {
        SymbolReader reader;
        cv::Mat scene = 255 - sceneWith(passText, 4, 20);
        const Reading reading = reader.read(viewOf(scene));
        QCOMPARE(textsOf(reading), just(passText));
        QVERIFY(reading.symbols.front().inverted);
    }

    void readsMirrored()
    {
        cv::Mat mirrored;
        cv::flip(sceneWith(passText, 4, 10), mirrored, 1);
        SymbolReader reader;
        const Reading reading = reader.read(viewOf(mirrored));
        QCOMPARE(textsOf(reading), just(passText));
        QVERIFY(reading.symbols.front().mirrored);
    }

    void readsPassAndCardInOneFrame()
    {
        cv::Mat scene = emptyScene();
        place(scene, drawText(passText, 4), {300, 360}, 12);
        place(scene, drawText(cardText, 4), {900, 360}, -30);
        QStringList both{QString::fromStdString(passText), QString::fromStdString(cardText)};
        both.sort();
        QCOMPARE(read(scene), both);
        QCOMPARE(read(scene, Effort::Still), both);
    }

    void readsLightOnDarkBesideDarkOnLightInAPicture()
    {
        cv::Mat scene = emptyScene();
        place(scene, drawText(passText, 4), {300, 360});
        cv::Mat inverted = 255 - drawText("second", 6);
        place(scene, inverted, {900, 360});
        QCOMPARE(read(scene, Effort::Still), (QStringList{QString::fromStdString(passText), QStringLiteral("second")}));
    }

    void honoursTheNumberAskedFor()
    {
        cv::Mat scene = emptyScene();
        for (int i = 0; i < 5; ++i)
            place(scene, drawText("code " + std::to_string(i), 5), {140.0F + 250 * static_cast<float>(i), 360});
        SymbolReader reader;
        QCOMPARE(reader.read(viewOf(scene), {Effort::Live, 2}).symbols.size(), std::size_t{2});
        QCOMPARE(reader.read(viewOf(scene), {Effort::Live, 5}).symbols.size(), std::size_t{5});
    }

    void cornersAreThoseOfTheSymbol()
    {
        cv::Mat scene = emptyScene();
        const cv::Mat code = drawText(passText, 4);
        place(scene, code, {640, 360});
        SymbolReader reader;
        for (const Effort effort : {Effort::Live, Effort::Still}) {
            const Reading reading = reader.read(viewOf(scene), {effort, 4});
            const auto &corners = reading.symbols.at(0).corners;
            const float half = static_cast<float>(code.cols) / 2 - 16; // without the quiet zone
            QVERIFY(std::abs(corners[0].x - (640 - half)) < 4 && std::abs(corners[0].y - (360 - half)) < 4);
            QVERIFY(std::abs(corners[2].x - (640 + half)) < 4 && std::abs(corners[2].y - (360 + half)) < 4);
        }
    }

    void cornersOfASmallCodeReadThroughAMagnifierAreInTheFrame()
    {
        cv::Mat scene = emptyScene(640, 480);
        place(scene, drawText(passText, 8), {200, 300}, 8, 0.22);
        scene = blurred(scene, 0.5);
        SymbolReader reader;
        const Reading reading = reader.read(viewOf(scene), {Effort::Still, 4});
        QCOMPARE(textsOf(reading), just(passText));
        float x = 0, y = 0;
        for (const Point &corner : reading.symbols.front().corners)
            x += corner.x / 4, y += corner.y / 4;
        QVERIFY2(std::abs(x - 200) < 6 && std::abs(y - 300) < 6, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
    }

    void everyPixelFormatAndStrideGivesTheSame_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("conversion");
        QTest::newRow("grey") << int(PixelFormat::Grey8) << -1;
        QTest::newRow("rgb") << int(PixelFormat::Rgb888) << int(cv::COLOR_GRAY2RGB);
        QTest::newRow("bgr") << int(PixelFormat::Bgr888) << int(cv::COLOR_GRAY2BGR);
        QTest::newRow("rgbx") << int(PixelFormat::Rgbx8888) << int(cv::COLOR_GRAY2RGBA);
        QTest::newRow("bgrx") << int(PixelFormat::Bgrx8888) << int(cv::COLOR_GRAY2BGRA);
    }
    void everyPixelFormatAndStrideGivesTheSame()
    {
        QFETCH(int, format);
        QFETCH(int, conversion);
        cv::Mat wide(720, 1400, CV_8U, cv::Scalar(0)), pixels;
        sceneWith(passText).copyTo(wide(cv::Rect(0, 0, 1280, 720)));
        if (conversion >= 0)
            cv::cvtColor(wide, pixels, conversion);
        else
            pixels = wide;
        ImageView view{pixels.data, 1280, 720, static_cast<std::ptrdiff_t>(pixels.step), PixelFormat(format)};
        SymbolReader reader;
        QCOMPARE(textsOf(reader.read(view)), just(passText));

        cv::flip(pixels, pixels, 0);
        view.data = pixels.ptr(719);
        view.bytesPerLine = -view.bytesPerLine;
        QCOMPARE(textsOf(reader.read(view)), just(passText));
    }

    void binaryContentIsMarkedAndHasNoText()
    {
        std::mt19937 random(7);
        for (const std::size_t size : {20U, 300U, 2900U}) {
            std::vector<std::uint8_t> bytes(size);
            std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<std::uint8_t>(random()); });
            bytes[3] = 0;
            SymbolReader reader;
            const Reading reading = reader.read(viewOf(drawBytes(bytes, 4)), {Effort::Still, 4});
            QCOMPARE(reading.symbols.size(), std::size_t{1});
            QVERIFY(reading.symbols.front().binary);
            QVERIFY(reading.symbols.front().text.empty());
        }
    }

    void threeKilobytesOfGarbageTextAreRead()
    {
        std::string garbage;
        for (int i = 0; garbage.size() < 2900; ++i)
            garbage += "lorem " + std::to_string(i * 7919);
        const auto code = qrcodegen::QrCode::encodeText(garbage.c_str(), qrcodegen::QrCode::Ecc::LOW);
        QCOMPARE(read(drawCode(code, 4)), just(garbage));
    }

    void unusablePicturesAreRefusedQuietly()
    {
        SymbolReader reader;
        const std::uint8_t pixel[16]{};
        for (const ImageView &view :
             {ImageView{}, ImageView{pixel, 0, 4, 4, PixelFormat::Grey8},
              ImageView{pixel, -3, 4, 4, PixelFormat::Grey8}, ImageView{pixel, 4, 4, 3, PixelFormat::Grey8},
              ImageView{pixel, 2, 2, 4, PixelFormat::Rgbx8888},
              ImageView{pixel, 2'000'000'000, 2'000'000'000, 2'000'000'000, PixelFormat::Grey8},
              ImageView{nullptr, 4, 4, 4, PixelFormat::Grey8}}) {
            const Reading reading = reader.read(view, {Effort::Still, 4});
            QVERIFY(reading.symbols.empty() && reading.unread.empty());
        }
    }

    void anySizeOfNoiseEndsWithoutASymbol()
    {
        std::mt19937 random(3);
        SymbolReader reader;
        std::vector<cv::Size> sizes{{1, 1}, {1, 900}, {900, 1}, {3, 3}, {20000, 9}, {9, 20000}, {500, 400}};
        for (int i = 1; i < 30; ++i)
            sizes.emplace_back(i, 1 + static_cast<int>(random() % 60));
        for (const cv::Size size : sizes) {
            cv::Mat noise(size, CV_8U);
            cv::randu(noise, 0, 256);
            for (const Effort effort : {Effort::Live, Effort::Still})
                QVERIFY(reader.read(viewOf(noise), {effort, 4}).symbols.empty());
        }
    }

    void aLargePictureOfNoiseEndsInTime()
    {
        cv::Mat noise(3000, 4000, CV_8U);
        cv::randu(noise, 0, 256);
        SymbolReader reader;
        const auto before = threadCpuTime();
        QVERIFY(reader.read(viewOf(noise), {Effort::Live, 4}).symbols.empty());
        QVERIFY(threadCpuTime() - before < 10s);
    }

    /// ZXing-C++ tries every triple of eyes: a sheet full of them would hold the scan thread for minutes.
    void aSheetOfFinderPatternsCostsBoundedTime()
    {
        for (const int module : {1, 2, 3, 4, 6})
            for (const double sigma : {0.0, 0.7}) {
                cv::Mat eye(9 * module, 9 * module, CV_8U, cv::Scalar(255)), sheet;
                cv::rectangle(eye, cv::Rect(0, 0, 7 * module, 7 * module), 0, -1);
                cv::rectangle(eye, cv::Rect(module, module, 5 * module, 5 * module), 255, -1);
                cv::rectangle(eye, cv::Rect(2 * module, 2 * module, 3 * module, 3 * module), 0, -1);
                cv::repeat(eye, 720 / eye.rows, 1280 / eye.cols, sheet);
                if (sigma > 0)
                    sheet = blurred(sheet, sigma);
                SymbolReader reader;
                auto before = threadCpuTime();
                (void)reader.read(viewOf(sheet), {Effort::Live, 4});
                QVERIFY(threadCpuTime() - before < 500ms);
                if (module > 2 || sigma > 0)
                    continue;
                before = threadCpuTime();
                (void)reader.read(viewOf(sheet), {Effort::Still, 4});
                QVERIFY(threadCpuTime() - before < 10s);
            }
    }

    void readsEverythingThatPlainZXingReads()
    {
        std::mt19937 random(20210917);
        SymbolReader reader;
        int plain = 0, live = 0, still = 0;
        constexpr int frames = 40;
        for (int i = 0; i < frames; ++i) {
            const std::string text = passText + std::to_string(i);
            const cv::Mat scene = randomScene(random, text);
            const auto has = [&text](const std::vector<Symbol> &symbols) {
                return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol &s) { return s.text == text; });
            };
            const bool plainly = has(readQrCodes(scene, 4));
            const bool lively = has(reader.read(viewOf(scene)).symbols);
            const bool stilly = has(reader.read(viewOf(scene), {Effort::Still, 4}).symbols);
            QVERIFY2(!plainly || lively, qPrintable(QStringLiteral("frame %1").arg(i)));
            QVERIFY2(!plainly || stilly, qPrintable(QStringLiteral("frame %1").arg(i)));
            plain += plainly, live += lively, still += stilly;
        }
        qInfo("of %d frames: plain %d, live %d, still %d", frames, plain, live, still);
        QVERIFY(still >= live && live > plain);
    }

    void whatLittleErrorCorrectionProtectsIsToldApart()
    {
        const auto slightly = [](const std::string &text, qrcodegen::QrCode::Ecc level) {
            std::vector<Symbol> slight; // the encoder raises the level as far as the text leaves room
            const auto code = qrcodegen::QrCode::encodeText(text.c_str(), level);
            const auto firm = readQrCodes(drawCode(code, 4), 4, &slight);
            return firm.empty() && slight.size() == 1;
        };
        QVERIFY(slightly(std::string(47, 'A'), qrcodegen::QrCode::Ecc::LOW));
        QVERIFY(!slightly("AN OLD TICKET", qrcodegen::QrCode::Ecc::MEDIUM));
        QVERIFY(!slightly(std::string(220, 'a'), qrcodegen::QrCode::Ecc::LOW));
    }

    /// Faint print shows in one picture of the many that are made of a frame, print that is less faint in two.
    void whatLittleErrorCorrectionProtectsMustBeReadASecondTime()
    {
        int shown = 0;
        for (const int contrast : {16, 17, 18, 19}) {
            shown += picturesThatShowSlightly(spoiled(contrast));
            QCOMPARE(read(spoiled(contrast), Effort::Still), QStringList());
        }
        QVERIFY(shown > 0);
        QCOMPARE(read(spoiled(28), Effort::Still), just(slightText));
    }

    void aSmallCodeOfTheLowestLevelIsStillReadThroughAMagnifier()
    {
        cv::Mat scene = emptyScene(640, 480);
        const auto code = qrcodegen::QrCode::encodeText("TICKET 12345 HANG XANH 07", qrcodegen::QrCode::Ecc::LOW);
        place(scene, drawCode(code, 8), {320, 240}, 4, 0.17);
        QCOMPARE(read(scene, Effort::Still), just("TICKET 12345 HANG XANH 07"));
    }

    void aFixedPaceCountsStepsAndNoTime()
    {
        StepCosts dear;
        dear.of.fill(1h);
        Budget fixed(22ms, dear, Pace::Fixed), machine(22ms, dear, Pace::Machine);
        int runs = 0;
        while (fixed.run(Step::Bent, [] {}))
            ++runs;
        QCOMPARE(runs, static_cast<int>(22ms / StepCosts().of[static_cast<std::size_t>(Step::Bent)]));
        QVERIFY(!machine.run(Step::Bent, [] {}));
        fixed.count(22ms);
        QVERIFY(fixed.spent());
    }

    void aCodeTooBlurredToReadIsLocated()
    {
        SymbolReader reader;
        const Reading reading = reader.read(viewOf(blurred(sceneWith(passText, 4, 5), 3.4)));
        QVERIFY(reading.symbols.empty());
        QVERIFY(!reading.unread.empty());
        const Located &found = reading.unread.front();
        const float x = (found.corners[0].x + found.corners[2].x) / 2,
                    y = (found.corners[0].y + found.corners[2].y) / 2;
        QVERIFY(std::abs(x - 640) < 30 && std::abs(y - 360) < 30);
        QVERIFY(found.sharpness < 0.5F);
    }
};

QTEST_GUILESS_MAIN(SymbolReaderTest)
#include "symbol_reader_test.moc"
