// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paper for a morning's passes: one PDF of travel passes on A5, and one of market cards, each code of them read back
// from the drawn page. usage: bench_paper [PASSES]   default 1000
#include "paper/paper_samples.h"
#include "support/limits.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace th;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }
double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Seconds on the wall, since it reads back on several processors; tells what drawing and reading back took of it.
double write(const char *name, const paper::Job &job)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("paper.pdf"));
    double drawn = 0;
    const double busy = processorSeconds();
    const auto began = Clock::now();
    const auto written = paper::writePdf(file, job, [&](const paper::Progress &progress) {
        if (progress.stage == paper::Stage::Drawing)
            drawn = secondsSince(began);
        return true;
    });
    if (!written) {
        std::fprintf(stderr, "%s\n", written.error().sentence.en.c_str());
        std::exit(1);
    }
    const double ended = secondsSince(began);
    std::printf("%s: %zu passes on %zu pages, %.1f MB; drawing %.1f s, reading back %.1f s; processor %.1f s\n", name,
                written->passes, written->pages, static_cast<double>(QFileInfo(file).size()) / 1e6, drawn,
                ended - drawn, processorSeconds() - busy);
    return ended;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto count = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 1000);
    const double travel = write("travel passes, A5", {.design = &test::templateOf("travel"),
                                                      .contents = test::contents(core::PassKind::Employee, count)});
    const double cards = write("market cards", {.design = &test::templateOf("market_card"),
                                                .contents = test::contents(core::PassKind::Household, count)});
    return bench::report({{"a thousand travel passes", travel * 1000 / count, 20, "s"},
                          {"a thousand market cards", cards * 1000 / count, 20, "s"}});
}
