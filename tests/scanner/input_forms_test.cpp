// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cpu_clock.h"
#include "frame_pixels.h"
#include "scanner/stream_reader.h"
#include "support/memory_use.h"
#include "support/qr_picture.h"
#include "support/video_frames.h"

#include <QTest>
#include <memory>
#include <random>

using namespace th::scanner;
using namespace th::test;
using namespace std::chrono_literals;
using Format = QVideoFrameFormat;

namespace {

enum class Content { Flat, Noise, Stripes, Eyes, Code, HalfACode };
constexpr std::array contents{Content::Flat, Content::Noise, Content::Stripes,
                              Content::Eyes, Content::Code,  Content::HalfACode};

cv::Point2f middleOf(cv::Size size)
{
    return {static_cast<float>(size.width) / 2, static_cast<float>(size.height) / 2};
}

cv::Mat eyes(cv::Size size)
{
    cv::Mat eye(18, 18, CV_8U, cv::Scalar(255)), sheet;
    cv::rectangle(eye, cv::Rect(0, 0, 14, 14), 0, -1);
    cv::rectangle(eye, cv::Rect(2, 2, 10, 10), 255, -1);
    cv::rectangle(eye, cv::Rect(4, 4, 6, 6), 0, -1);
    cv::repeat(eye, size.height / 18 + 1, size.width / 18 + 1, sheet);
    return sheet(cv::Rect({0, 0}, size)).clone();
}

cv::Mat pictureOf(Content content, cv::Size size, std::mt19937 &random)
{
    cv::Mat picture(size, CV_8U, cv::Scalar(140));
    cv::RNG noise(random());
    switch (content) {
    case Content::Flat:
        break;
    case Content::Noise:
        noise.fill(picture, cv::RNG::UNIFORM, 0, 256);
        break;
    case Content::Stripes:
        for (int x = 0; x < size.width; x += 6)
            picture.colRange(x, std::min(x + 3, size.width)) = 0;
        break;
    case Content::Eyes:
        return eyes(size);
    case Content::Code:
    case Content::HalfACode: {
        const float shorter = static_cast<float>(std::min(size.width, size.height));
        const cv::Point2f middle =
            content == Content::Code ? middleOf(size) : cv::Point2f(0, static_cast<float>(size.height) / 2);
        place(picture, drawText("TH1:SIZE", 8), middle, 20, static_cast<double>(shorter) / 400);
        break;
    }
    }
    return picture;
}

/// A picture in memory of exactly its own size, so that a sanitizer sees every byte read beside it.
class Pixels {
public:
    Pixels(const cv::Mat &grey, PixelFormat format, int padding, bool upwards)
    {
        const int bytes = format == PixelFormat::Grey8                                     ? 1
                          : format == PixelFormat::Rgb888 || format == PixelFormat::Bgr888 ? 3
                                                                                           : 4;
        const std::ptrdiff_t line = std::ptrdiff_t{grey.cols} * bytes + padding;
        m_size = static_cast<std::size_t>(line * (grey.rows - 1) + std::ptrdiff_t{grey.cols} * bytes);
        m_memory = std::make_unique<std::uint8_t[]>(m_size);
        m_view = {m_memory.get(), grey.cols, grey.rows, line, format};
        for (int y = 0; y < grey.rows; ++y)
            for (int x = 0; x < grey.cols; ++x)
                for (int byte = 0; byte < bytes; ++byte)
                    m_memory[static_cast<std::size_t>((upwards ? grey.rows - 1 - y : y) * line + x * bytes + byte)] =
                        grey.at<std::uint8_t>(y, x);
        if (upwards) {
            m_view.data += line * (grey.rows - 1);
            m_view.bytesPerLine = -line;
        }
    }
    [[nodiscard]] const ImageView &view() const { return m_view; }

private:
    std::size_t m_size = 0;
    std::unique_ptr<std::uint8_t[]> m_memory;
    ImageView m_view;
};

bool saysOnly(const std::vector<Symbol> &symbols, const std::string &text)
{
    return std::all_of(symbols.begin(), symbols.end(), [&](const Symbol &symbol) { return symbol.text == text; });
}

} // namespace

class InputFormsTest : public QObject {
    Q_OBJECT
private slots:
    void anySizeFormatAndStrideIsTaken()
    {
        constexpr std::array formats{PixelFormat::Grey8, PixelFormat::Rgb888, PixelFormat::Bgr888,
                                     PixelFormat::Rgbx8888, PixelFormat::Bgrx8888};
        std::mt19937 random(41);
        StreamReader stream;
        SymbolReader reader;
        SteadyTime at{1h};
        int read = 0;
        for (int i = 0; i < 72; ++i) {
            const auto side = [&] { return 1 + static_cast<int>(random() % (i % 12 < 6 ? 40 : 600)); };
            const cv::Size size(side(), side());
            const Pixels pixels(pictureOf(contents[i % contents.size()], size, random),
                                formats[random() % formats.size()], static_cast<int>(random() % 17), random() % 2 == 0);
            const auto live = stream.look(pixels.view(), at += 33ms).reading.symbols;
            const auto still = reader.read(pixels.view(), {Effort::Still, 4}).symbols;
            QVERIFY(saysOnly(live, "TH1:SIZE") && saysOnly(still, "TH1:SIZE"));
            read += static_cast<int>(still.size());
        }
        QVERIFY(read > 3);
    }

    void framesOfEveryFormatMayHaveAnySize()
    {
        StreamReader stream;
        SteadyTime at{1h};
        for (const auto format : {Format::Format_Y8, Format::Format_YUV420P, Format::Format_NV12, Format::Format_YUYV,
                                  Format::Format_Y16, Format::Format_BGRX8888, Format::Format_ARGB8888})
            for (const cv::Size size : {cv::Size{2, 2}, {5, 3}, {65, 67}, {401, 399}, {1023, 511}}) {
                cv::Mat scene(size, CV_8U, cv::Scalar(150));
                if (size.width > 300)
                    place(scene, drawText("TH1:SIZE", 8), middleOf(size));
                const FramePixels pixels(videoFrame(scene, format));
                QVERIFY(pixels.view().has_value());
                const auto symbols = stream.look(*pixels.view(), at += 33ms).reading.symbols;
                QCOMPARE(symbols.size(), std::size_t(size.width > 300 ? 1 : 0));
            }
    }

    void largePicturesOfAnythingEndInTime()
    {
        std::mt19937 random(43);
        for (const Content content : {Content::Noise, Content::Eyes, Content::Code}) {
            StreamReader stream;
            SymbolReader reader;
            const cv::Mat picture = pictureOf(content, {4000, 3000}, random);
            const ImageView view{picture.data, picture.cols, picture.rows, static_cast<std::ptrdiff_t>(picture.step)};
            auto before = threadCpuTime();
            (void)stream.look(view, SteadyTime{1h});
            QVERIFY(threadCpuTime() - before < 5s);
            before = threadCpuTime();
            (void)reader.read(view, {Effort::Still, 4});
            QVERIFY(threadCpuTime() - before < 20s);
        }
    }

    /// A leak of a kilobyte a frame would fill a handheld in a day. bench_scan_memory looks longer.
    void memoryDoesNotGrowWithFrames()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer keeps freed memory");
#endif
        std::mt19937 random(44);
        std::vector<cv::Mat> frames;
        for (int i = 0; i < 24; ++i)
            frames.push_back(
                exposed(pictureOf(contents[i % contents.size()], {320, 240}, random), 0.8, 20, 3, random()));
        StreamReader stream;
        SteadyTime at{1h};
        const auto show = [&](int count) {
            for (int i = 0; i < count; ++i) {
                const cv::Mat &frame = frames[static_cast<std::size_t>(i) % frames.size()];
                (void)stream.look({frame.data, frame.cols, frame.rows, static_cast<std::ptrdiff_t>(frame.step)},
                                  at += 33ms);
            }
        };
        show(240);
        const std::size_t before = heapInUse();
        show(960);
        QVERIFY2(heapInUse() < before + 128 * 1024, qPrintable(QString::number(heapInUse() - before)));
    }
};

QTEST_GUILESS_MAIN(InputFormsTest)
#include "input_forms_test.moc"
