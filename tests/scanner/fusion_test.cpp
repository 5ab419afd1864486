// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "frames/stream.h"
#include "scanner/stream_reader.h"

#include <algorithm>

using namespace th::scanner;
using namespace std::chrono_literals;

namespace {

ImageView viewOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step), PixelFormat::Grey8};
}

bool shows(const Reading &reading, const std::string &text)
{
    return std::any_of(reading.symbols.begin(), reading.symbols.end(),
                       [&](const Symbol &symbol) { return symbol.text == text; });
}

} // namespace

class FusionTest : public QObject {
    Q_OBJECT
private slots:
    void framesThatEachShowTooLittleOfACodeAreReadTogether()
    {
        const th::frames::Stream stream({fusedLevel, fusedSeed, {640, 360}, th::frames::Hardship::Strap});
        StreamReader reader(4, Pace::Fixed);
        SymbolReader alone;
        for (int i = 0; i <= stream.heldUntil(); ++i) {
            if (stream.dropped(i))
                continue;
            const cv::Mat picture = stream.frame(i).picture;
            for (const Effort effort : {Effort::Live, Effort::Still})
                QVERIFY(!shows(alone.read(viewOf(picture), {effort, 4, Pace::Fixed}), stream.texts().front()));
            if (shows(reader.look(viewOf(picture), SteadyTime{1h} + i * 33'333us).reading, stream.texts().front()))
                return;
        }
        QFAIL("never read");
    }

private:
    static constexpr int fusedLevel = 1;
    static constexpr std::uint64_t fusedSeed = 0;
};

QTEST_GUILESS_MAIN(FusionTest)
#include "fusion_test.moc"
