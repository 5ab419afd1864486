// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "climb.h"

#include "cpu_clock.h"
#include "texture.h"
#include "zxing.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

using namespace std::chrono_literals;

constexpr auto liveBudget = 30ms;
constexpr auto quietBudget = 15ms; ///< nothing code-like in view: spare the battery
constexpr auto stillBudget = 3s;
constexpr double largestWorked = 16e6; ///< pixels; larger pictures climb at a smaller scale
constexpr std::array polarities{Polarity::DarkOnLight, Polarity::LightOnDark};

cv::Point2f toCv(Point p) { return {p.x, p.y}; }

std::vector<cv::Point2f> outline(const std::array<Point, 4> &corners)
{
    return {toCv(corners[0]), toCv(corners[1]), toCv(corners[2]), toCv(corners[3])};
}

bool contains(const std::array<Point, 4> &corners, cv::Point2f point)
{
    return cv::pointPolygonTest(outline(corners), point, false) >= 0;
}

cv::Point2f middle(const std::array<Point, 4> &c) { return (toCv(c[0]) + toCv(c[1]) + toCv(c[2]) + toCv(c[3])) / 4; }

cv::Mat inPolarity(const cv::Mat &grey, Polarity polarity)
{
    if (polarity == Polarity::DarkOnLight)
        return grey;
    cv::Mat inverted;
    cv::bitwise_not(grey, inverted);
    return inverted;
}

/// The surroundings of a located code, enlarged until a module has a few pixels.
View magnified(const cv::Mat &frame, const Located &located)
{
    const cv::Rect tight = cv::boundingRect(outline(located.corners));
    const int margin = std::max(8, std::max(tight.width, tight.height) / 6);
    const cv::Rect around =
        cv::Rect(tight.x - margin, tight.y - margin, tight.width + 2 * margin, tight.height + 2 * margin) &
        cv::Rect(0, 0, frame.cols, frame.rows);
    View view;
    if (around.width < 16 || around.height < 16)
        return view;
    const double wanted = located.modulePixels > 0 ? 5.0 / static_cast<double>(located.modulePixels) : 2.0;
    const double factor = std::clamp(wanted, 0.4, std::clamp(1400.0 / std::max(around.width, around.height), 0.4, 4.0));
    cv::resize(frame(around), view.grey, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    const auto back = static_cast<float>(1 / factor);
    view.toFrame = {back, 0, static_cast<float>(around.x), 0, back, static_cast<float>(around.y)};
    return view;
}

View through(const View &outer, Rung rung)
{
    View inner = look(outer.grey, rung);
    const auto &o = outer.toFrame, &i = inner.toFrame;
    inner.toFrame = {o(0, 0) * i(0, 0), o(0, 0) * i(0, 1), o(0, 0) * i(0, 2) + o(0, 2),
                     o(1, 1) * i(1, 0), o(1, 1) * i(1, 1), o(1, 1) * i(1, 2) + o(1, 2)};
    return inner;
}

} // namespace

Climb::Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory)
    : m_frame(frame), m_options(options), m_memory(memory), m_start(threadCpuTime()),
      m_budget(options.effort == Effort::Live ? Budget(quietBudget) : Budget(stillBudget))
{
    m_options.maxSymbols = std::clamp(options.maxSymbols, 1, 32);
}

bool Climb::outOfTime() const { return threadCpuTime() - m_start >= m_budget; }
bool Climb::full() const { return static_cast<int>(m_reading.symbols.size()) >= m_options.maxSymbols; }

void Climb::keep(std::vector<Symbol> symbols, const View &view, Polarity polarity)
{
    for (Symbol &symbol : symbols) {
        for (Point &corner : symbol.corners)
            corner = mapped(view, corner);
        symbol.inverted = polarity == Polarity::LightOnDark;
        const bool known = std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(), [&](const Symbol &other) {
            return other.text == symbol.text && other.binary == symbol.binary &&
                   (contains(other.corners, middle(symbol.corners)) || contains(symbol.corners, middle(other.corners)));
        });
        if (!known && !full())
            m_reading.symbols.push_back(std::move(symbol));
    }
}

void Climb::attempt(const View &view, Polarity polarity, int splits)
{
    if (view.grey.empty() || full())
        return;
    const FinderScan scan = scanForFinders(view.grey, polarity, m_memory.binary);
    if (scan.crowded)
        attemptParts(view, polarity, splits);
    else
        keep(readQrCodes(inPolarity(view.grey, polarity), m_options.maxSymbols), view, polarity);
}

/// Too many eyes for the library's cubic search: the parts of the picture, overlapping by half, one by one.
void Climb::attemptParts(const View &view, Polarity polarity, int splits)
{
    const int width = view.grey.cols / 2, height = view.grey.rows / 2;
    if (splits <= 0 || width < 40 || height < 40)
        return;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3 && !outOfTime() && !full(); ++column) {
            const cv::Point corner(column * width / 2, row * height / 2);
            View part{view.grey(cv::Rect(corner, cv::Size(width, height))), view.toFrame};
            const Point origin = mapped(view, {static_cast<float>(corner.x), static_cast<float>(corner.y)});
            part.toFrame(0, 2) = origin.x;
            part.toFrame(1, 2) = origin.y;
            attempt(part, polarity, splits - 1);
        }
}

void Climb::plain(Polarity polarity, Reads reads)
{
    View view{m_frame};
    FinderScan scan = scanForFinders(m_frame, polarity, m_memory.binary);
    if (scan.crowded) {
        attemptParts(view, polarity, m_options.effort == Effort::Live ? 1 : 3);
        return;
    }
    constexpr std::size_t fewest = 2; // of the three eyes, one may be hidden
    const bool worthwhile = reads == Reads::Always || scan.patterns.size() >= fewest;
    m_patterns[polarity == Polarity::LightOnDark] = std::move(scan.patterns);
    if (!worthwhile)
        return;
    keep(readQrCodes(inPolarity(m_frame, polarity), m_options.maxSymbols), view, polarity);
}

bool Climb::isCovered(const FinderPattern &pattern) const
{
    return std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(),
                       [&](const Symbol &symbol) { return contains(symbol.corners, pattern.center); });
}

std::vector<Located> Climb::unread(Polarity polarity) const
{
    std::vector<FinderPattern> left;
    for (const FinderPattern &pattern : m_patterns[polarity == Polarity::LightOnDark])
        if (!isCovered(pattern))
            left.push_back(pattern);
    return locate(left);
}

void Climb::closeUp(const Located &located, Polarity polarity, Rung rung)
{
    const View magnification = magnified(m_frame, located);
    if (!magnification.grey.empty())
        attempt(through(magnification, rung), polarity, 0);
}

void Climb::closeUps(std::span<const Rung> rungs)
{
    for (const Polarity polarity : polarities)
        for (const Located &located : unread(polarity))
            for (const Rung rung : rungs) {
                const std::size_t before = m_reading.symbols.size();
                if (outOfTime() || full())
                    return;
                closeUp(located, polarity, rung);
                if (m_reading.symbols.size() > before)
                    break;
            }
}

void Climb::wholeFrames()
{
    const auto rungs = liveRungs();
    for (std::size_t tried = 0; tried < rungs.size() && m_reading.symbols.empty(); ++tried) {
        const std::size_t index = m_memory.nextRung % rungs.size();
        auto &cost = m_memory.cost[index];
        const Budget before = threadCpuTime();
        if (before - m_start + cost > m_budget) {
            cost -= cost / 8; // or one slow frame would bar it for good
            return;
        }
        ++m_memory.nextRung;
        attempt(look(m_frame, rungs[index]), Polarity::DarkOnLight, 0);
        cost = threadCpuTime() - before;
    }
}

void Climb::live(const LiveWork &work)
{
    static constexpr std::array closeUpRungs{Rung::Plain, Rung::Sharpened, Rung::LocalContrast};
    const Reads reads = work.plain ? Reads::Always : Reads::WhereEyesAre;
    m_textures = work.textures;
    plain(Polarity::DarkOnLight, reads);
    if (m_reading.symbols.empty() && work.inverted)
        plain(Polarity::LightOnDark, reads);
    const bool suspects = !unread(Polarity::DarkOnLight).empty() || !unread(Polarity::LightOnDark).empty();
    if (suspects) {
        m_budget = liveBudget;
        closeUps(closeUpRungs);
    }
    if (suspects || work.rungs)
        wholeFrames();
}

void Climb::still()
{
    for (const Polarity polarity : polarities)
        plain(polarity);
    cv::Mat smaller;
    View base{m_frame};
    const double factor = std::sqrt(largestWorked / static_cast<double>(m_frame.total()));
    if (factor < 1) {
        cv::resize(m_frame, smaller, {}, factor, factor, cv::INTER_AREA);
        const auto back = static_cast<float>(1 / factor);
        base = {smaller, {back, 0, 0, 0, back, 0}};
    }
    for (const Rung rung : stillRungs())
        for (const Polarity polarity : polarities) {
            if (!m_reading.symbols.empty() || outOfTime())
                break;
            attempt(through(base, rung), polarity, 2);
        }
    closeUps(stillRungs());
}

Reading Climb::finish() &&
{
    if (!m_reading.symbols.empty())
        return std::move(m_reading);
    for (const Polarity polarity : polarities)
        for (const Located &located : unread(polarity))
            m_reading.unread.push_back(located);
    if (m_reading.unread.empty() && m_textures)
        m_reading.unread = locateTextures(m_frame);
    for (Located &located : m_reading.unread)
        measure(m_frame, located);
    return std::move(m_reading);
}

} // namespace th::scanner
