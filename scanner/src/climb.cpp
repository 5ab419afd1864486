// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "climb.h"

#include "crowd.h"
#include "measure.h"
#include "texture.h"
#include "zxing.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

using namespace std::chrono_literals;

constexpr auto liveBudget = 25ms;
constexpr auto stillBudget = 3s;
constexpr double largestWorked = 16e6; ///< pixels; larger pictures climb at a smaller scale
constexpr std::size_t mostPursued = 3; ///< unread suspects that the dear steps of a live frame go to
constexpr std::array polarities{grid::Polarity::DarkOnLight, grid::Polarity::LightOnDark};

cv::Point2f toCv(Point p) { return {p.x, p.y}; }

bool contains(const std::array<Point, 4> &corners, cv::Point2f point)
{
    const std::vector<cv::Point2f> outline{toCv(corners[0]), toCv(corners[1]), toCv(corners[2]), toCv(corners[3])};
    return cv::pointPolygonTest(outline, point, false) >= 0;
}

cv::Point2f middle(const std::array<Point, 4> &c) { return (toCv(c[0]) + toCv(c[1]) + toCv(c[2]) + toCv(c[3])) / 4; }

cv::Mat inPolarity(const cv::Mat &grey, grid::Polarity polarity)
{
    if (polarity == grid::Polarity::DarkOnLight)
        return grey;
    cv::Mat inverted;
    cv::bitwise_not(grey, inverted);
    return inverted;
}

grid::LumaView lumaOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step)};
}

View partOf(const View &view, const cv::Rect &box)
{
    const cv::Matx33f shift{1, 0, static_cast<float>(box.x), 0, 1, static_cast<float>(box.y), 0, 0, 1};
    return {view.grey(box), view.toFrame * shift};
}

} // namespace

Climb::Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory)
    : m_frame(frame), m_luma(lumaOf(frame)), m_options(options), m_memory(memory),
      m_budget(options.effort == Effort::Live ? std::chrono::microseconds(liveBudget) : stillBudget, memory.costs)
{
    m_options.maxSymbols = std::clamp(options.maxSymbols, 1, 32);
}

bool Climb::full() const { return static_cast<int>(m_reading.symbols.size()) >= m_options.maxSymbols; }

bool Climb::anyUnread() const
{
    return std::any_of(m_suspects.begin(), m_suspects.end(), [](const Suspect &s) { return !s.read && s.isLikely(); });
}

void Climb::keep(Symbol symbol)
{
    const bool known = std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(), [&](const Symbol &other) {
        return other.text == symbol.text && other.binary == symbol.binary &&
               (contains(other.corners, middle(symbol.corners)) || contains(symbol.corners, middle(other.corners)));
    });
    if (!known && !full())
        m_reading.symbols.push_back(std::move(symbol));
}

void Climb::keep(std::vector<Symbol> symbols, const View &view, grid::Polarity polarity)
{
    for (Symbol &symbol : symbols) {
        for (Point &corner : symbol.corners)
            corner = mapped(view, corner);
        symbol.inverted = polarity == grid::Polarity::LightOnDark;
        keep(std::move(symbol));
    }
    markRead();
}

/// Suspects that lie in a code which was read otherwise are that code, or a mistake.
void Climb::markRead()
{
    for (Suspect &suspect : m_suspects)
        suspect.read =
            suspect.read || std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(), [&](auto &symbol) {
                return contains(symbol.corners, middle(locatedOf(suspect).corners));
            });
}

void Climb::locate(std::vector<Suspect> followed)
{
    m_suspects = std::move(followed);
    const auto found = m_memory.locator.locate(m_luma);
    for (const grid::LocatedSymbol &place : found)
        m_suspects.push_back({place, nullptr, {}, {}, false});
}

void Climb::rescueOne(Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options)
{
    if (suspect.read || full() || !rescue(m_luma, suspect, sampling, options))
        return;
    keep(suspect.code->symbol);
    markRead();
}

void Climb::rescueAll(grid::Sampling sampling, const qr::DecodeOptions &options)
{
    for (Suspect &suspect : m_suspects)
        if (!m_budget.spent() && suspect.deservesALook(!m_reading.symbols.empty()))
            rescueOne(suspect, sampling, options);
}

void Climb::attempt(const View &view, grid::Polarity polarity, int splits)
{
    if (view.grey.empty() || full())
        return;
    if (isCrowded(view.grey, polarity, m_memory.binary))
        attemptParts(view, polarity, splits);
    else
        keep(readQrCodes(inPolarity(view.grey, polarity), m_options.maxSymbols), view, polarity);
}

/// Too many eyes for the library's cubic search: the parts of the picture, overlapping by half, one by one.
void Climb::attemptParts(const View &view, grid::Polarity polarity, int splits)
{
    const int width = view.grey.cols / 2, height = view.grey.rows / 2;
    if (splits <= 0 || width < 40 || height < 40)
        return;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3 && !m_budget.spent() && !full(); ++column)
            attempt(partOf(view, {column * width / 2, row * height / 2, width, height}), polarity, splits - 1);
}

void Climb::plain(grid::Polarity polarity)
{
    const View view{m_frame, cv::Matx33f::eye()};
    if (isCrowded(m_frame, polarity, m_memory.binary))
        attemptParts(view, polarity, m_options.effort == Effort::Live ? 1 : 3);
    else
        keep(readQrCodes(inPolarity(m_frame, polarity), m_options.maxSymbols), view, polarity);
}

void Climb::closeUps(std::span<const Rung> rungs)
{
    std::size_t pursued = 0;
    for (Suspect &suspect : m_suspects) {
        if (suspect.read || !suspect.isLikely() || ++pursued > mostPursued)
            continue;
        const Located located = locatedOf(suspect);
        const View view = closeUp(m_frame, located.corners, located.modulePixels);
        for (const Rung rung : rungs)
            if (!suspect.read && !m_budget.spent() && !view.grey.empty())
                attempt(through(view, rung), suspect.place.polarity, 0);
    }
}

/// For codes that are there and were not read by the cheap steps, by yield per millisecond.
void Climb::dearSteps()
{
    static constexpr std::array plainly{Rung::Plain};
    std::size_t pursued = 0;
    for (Suspect &suspect : m_suspects) {
        if (suspect.read || !suspect.isLikely() || ++pursued > mostPursued)
            continue;
        m_budget.run(Step::Bent, [&] { rescueOne(suspect, grid::Sampling::Bent, {}); });
    }
    m_budget.run(Step::CloseUp, [&] { closeUps(plainly); });
    pursued = 0;
    for (Suspect &suspect : m_suspects) {
        if (suspect.read || !suspect.isLikely() || ++pursued > mostPursued)
            continue;
        m_budget.run(Step::Sharpened, [&] { rescueOne(suspect, grid::Sampling::Sharpened, {}); });
    }
}

void Climb::wholeFrames()
{
    const auto rungs = liveRungs();
    for (std::size_t tried = 0; tried < rungs.size() && m_reading.symbols.empty(); ++tried) {
        const std::size_t index = m_memory.nextRung % rungs.size();
        const auto step = static_cast<Step>(static_cast<std::size_t>(Step::Rung0) + index);
        if (!m_budget.run(step, [&] { attempt(look(m_frame, rungs[index]), grid::Polarity::DarkOnLight, 0); }))
            return;
        ++m_memory.nextRung;
    }
}

void Climb::live(const LiveWork &work)
{
    m_textures = work.textures;
    rescueAll(grid::Sampling::Flat, qr::DecodeOptions::quick());
    const bool nothing = m_reading.symbols.empty();
    if (anyUnread() || (work.plain && nothing))
        m_budget.run(Step::Plain, [&] { plain(grid::Polarity::DarkOnLight); });
    if (anyUnread())
        dearSteps();
    if (m_reading.symbols.empty() && work.inverted)
        m_budget.run(Step::Inverted, [&] { plain(grid::Polarity::LightOnDark); });
    if (work.rungs || anyUnread())
        wholeFrames();
}

void Climb::still()
{
    rescueAll(grid::Sampling::Flat, {});
    for (const grid::Polarity polarity : polarities)
        plain(polarity);
    rescueAll(grid::Sampling::Bent, qr::DecodeOptions::thorough());
    rescueAll(grid::Sampling::Sharpened, qr::DecodeOptions::thorough());
    const double factor = std::sqrt(largestWorked / static_cast<double>(m_frame.total()));
    View base{m_frame, cv::Matx33f::eye()};
    if (factor < 1) {
        cv::Mat smaller;
        cv::resize(m_frame, smaller, {}, factor, factor, cv::INTER_AREA);
        const auto back = static_cast<float>(1 / factor);
        base = {smaller, {back, 0, 0, 0, back, 0, 0, 0, 1}};
    }
    closeUps(stillRungs());
    for (const Rung rung : stillRungs())
        for (const grid::Polarity polarity : polarities)
            if (m_reading.symbols.empty() && !m_budget.spent())
                attempt(through(base, rung), polarity, 2);
}

Reading Climb::finish()
{
    if (m_reading.symbols.empty()) {
        for (const Suspect &suspect : m_suspects)
            if (suspect.isLikely())
                m_reading.unread.push_back(locatedOf(suspect));
        if (m_reading.unread.empty() && m_textures) {
            m_reading.unread = locateTextures(m_frame);
            for (Located &located : m_reading.unread)
                measure(m_frame, located);
        }
    }
    return std::move(m_reading);
}

} // namespace th::scanner
