// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the application's own window takes for one picture while its long lists are scrolled: the register of
// 500,000 passes, an archive's list of a million entries, each beside the same list with 500 rows.
// QT_QPA_PLATFORM=offscreen, without a processor for pictures: everything is drawn by the main processor, so a ratio
// says more than the milliseconds.
#include "models/tour_states.h"
#include "ward/models/register_model.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRandomGenerator>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace th;
using namespace th::app;

namespace {

constexpr int few = 500, passes = 500'000, entries = 1'000'000, pictures = 300;
constexpr double mostRatio = 1.5, mostPicture = 100; ///< milliseconds, the slowest but one in a hundred

[[noreturn]] void fail(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

RegisterFound registerOf(int count)
{
    std::vector<desk::RegisterEntry> made(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        desk::RegisterEntry &entry = made[static_cast<std::size_t>(i)];
        entry.number = {core::SeriesCode("BD01A"), static_cast<std::uint32_t>(i + 1)};
        entry.holder = "Nguyễn Thị Phượng " + std::to_string(i);
        entry.idNumber = "001085" + std::to_string(100'000 + i);
        entry.plates = "29A12345";
        entry.category = "food";
        entry.validUntil = "2021-09-20T16:59:59Z";
    }
    using Clock = std::chrono::steady_clock;
    const auto milliseconds = [](Clock::time_point begin) {
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    };
    auto begin = Clock::now();
    auto book = std::make_shared<const desk::Register>(desk::Register::of(std::move(made)));
    std::printf("register of %d passes put in order: %.0f ms\n", count, milliseconds(begin));
    begin = Clock::now();
    auto places = book->search("", desk::RegisterOrder::Name); // what is drawn is looked up all over the register
    std::printf("all of it by name: %.0f ms\n", milliseconds(begin));
    return {std::move(book), {}, std::move(places)};
}

/// What a worker would answer, at once: this measures the screen, bench_evidence the archive.
void answerPage(ArchiveRows &rows, const std::optional<evidence::Cursor> &after, int count)
{
    const int first = after ? static_cast<int>(after->place.seq) + 1 : 0, last = std::min(count, first + 200);
    std::vector<evidence::Row> made(static_cast<std::size_t>(last - first));
    for (int i = first; i < last; ++i) {
        evidence::Row &row = made[static_cast<std::size_t>(i - first)];
        row.place.seq = static_cast<std::uint64_t>(i);
        row.wall = 1'630'900'000'000 - i * 1000LL;
        row.verdict = i % 9 == 4 ? core::VerdictKind::Refuse : core::VerdictKind::Admit;
        row.number = "BD01A-" + std::to_string(i);
        row.checkpoint = "CK-01";
        row.officer = "Trần Thị Bình";
        row.category = "food";
    }
    const evidence::Cursor end{made.back().wall, made.back().place};
    rows.take(after, std::move(made), last < count ? std::optional(end) : std::nullopt);
}

QQuickItem *listOf(QQuickItem *item, int rows)
{
    if (item->inherits("QQuickListView") && item->property("count").toInt() == rows && item->isVisible())
        return item;
    for (QQuickItem *child : item->childItems())
        if (QQuickItem *found = listOf(child, rows))
            return found;
    return nullptr;
}

struct Times {
    double median = 0, slow = 0; ///< milliseconds; slow: what 99 of 100 do not exceed
};

/// The window of the application, at one of the tour's states.
class Screen {
public:
    Screen()
    {
        m_window = loadWindow(m_qml, models);
        if (!m_window)
            fail("the window does not load");
        m_window->resize(1280, 800);
        m_window->show();
    }
    void go(const char *state)
    {
        everydayState(models);
        for (const TourState &each : tourStates())
            if (each.name == QLatin1String(state))
                return each.apply(models);
        fail("the tour has no such state");
    }
    /// Moves the list picture after picture by what `next` says.
    template <class Next> Times scroll(int rows, Next next)
    {
        QCoreApplication::processEvents();
        QQuickItem *list = listOf(m_window->contentItem(), rows);
        if (!list)
            fail("no such list is on the screen");
        std::vector<double> times;
        for (int i = 0; i < pictures; ++i) {
            const double end = list->property("contentHeight").toDouble() - list->height();
            QElapsedTimer timer;
            timer.start();
            list->setProperty("contentY", std::clamp(next(list->property("contentY").toDouble(), end), 0.0, end));
            QCoreApplication::processEvents();
            if (m_window->grabWindow().isNull())
                fail("no picture came");
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        return {times[times.size() / 2], times[times.size() * 99 / 100]};
    }

    Models models{ThemeModel::Motion::Off};

private:
    QQmlApplicationEngine m_qml;
    QQuickWindow *m_window = nullptr;
};

bool g_holds = true;

void compare(const char *what, const Times &small, const Times &large)
{
    const double ratio = large.median / small.median;
    const bool holds = ratio <= mostRatio && large.slow <= mostPicture;
    g_holds = g_holds && holds;
    std::printf("%-46s %6.1f / %6.1f ms   with %d rows %6.1f / %6.1f ms   %.2f x  %s\n", what, large.median, large.slow,
                few, small.median, small.slow, ratio, holds ? "ok" : "TOO MUCH");
}

double byAFinger(double at, double) { return at + 37; }
double byAPage(double at, double end) { return at + 600 > end ? 0 : at + 600; }
double anywhere(double, double end) { return QRandomGenerator::global()->generateDouble() * end; }

/// `show` puts so many rows on the screen.
template <class Show> void measure(Screen &screen, const char *what, int many, Show show)
{
    struct Way {
        const char *name;
        double (*next)(double, double);
    };
    for (const Way way : {Way{"by a finger", byAFinger}, Way{"by pages", byAPage}, Way{"anywhere", anywhere}}) {
        show(few);
        const Times small = screen.scroll(few, way.next);
        show(many);
        compare((std::string(what) + ", " + way.name).c_str(), small, screen.scroll(many, way.next));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    Screen screen;
    std::printf("one picture: median / 99 of 100\n");
    screen.go("ward-register-full");
    measure(screen, "register of 500,000 passes", passes,
            [&](int rows) { screen.models.ward.book()->show(registerOf(rows)); });

    screen.go("oversight-empty");
    ArchiveRows &rows = *screen.models.oversight.rows();
    int count = 0;
    QObject::connect(&rows, &ArchiveRows::pageWanted, &rows,
                     [&](const auto &after) { answerPage(rows, after, count); });
    measure(screen, "list of 1,000,000 entries", entries, [&](int all) {
        count = all;
        rows.clear();
        answerPage(rows, {}, count);
        while (rows.canFetchMore({}))
            rows.fetchMore({});
    });
    return g_holds ? 0 : 1;
}
