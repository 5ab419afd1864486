// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "climb.h"

#include "crowd.h"
#include "measure.h"
#include "texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace th::scanner {
namespace {

using namespace std::chrono_literals;

constexpr auto liveBudget = 22ms;
constexpr auto stillBudget = 3s;
constexpr double usualPixels = 1280.0 * 720; ///< of the frame that times are given for
constexpr std::chrono::microseconds usualGlimpse = 1ms, usualLocate = 3ms, usualFlat = 500us; ///< on a usual machine …
constexpr std::chrono::microseconds usualThorough = 15ms, usualRung = 40ms; ///< … and for a still picture
constexpr double largestWorked = 16e6; ///< pixels; larger pictures climb at a smaller scale
constexpr std::array polarities{grid::Polarity::DarkOnLight, grid::Polarity::LightOnDark};

cv::Point2f toCv(Point p) { return {p.x, p.y}; }

bool contains(const std::array<Point, 4> &corners, cv::Point2f point)
{
    const std::vector<cv::Point2f> outline{toCv(corners[0]), toCv(corners[1]), toCv(corners[2]), toCv(corners[3])};
    return cv::pointPolygonTest(outline, point, false) >= 0;
}

cv::Point2f middle(const std::array<Point, 4> &c) { return (toCv(c[0]) + toCv(c[1]) + toCv(c[2]) + toCv(c[3])) / 4; }

grid::LumaView lumaOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step)};
}

/// Modules to be sampled, against those of a pass.
double sizeOf(const Suspect &suspect)
{
    constexpr double usual = 61;
    const int side = suspect.sampled ? suspect.sampled->grid.side : suspect.place.side;
    return std::max(0.2, (side / usual) * (side / usual));
}

} // namespace

Climb::Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory, Recognize recognize)
    : m_frame(frame), m_luma(lumaOf(frame)), m_options(options), m_memory(memory), m_recognize(std::move(recognize)),
      m_budget(options.effort == Effort::Live ? std::chrono::microseconds(liveBudget) : stillBudget, memory.costs,
               options.pace),
      m_size(std::max(0.05, static_cast<double>(frame.total()) / usualPixels))
{
    m_options.maxSymbols = std::clamp(options.maxSymbols, 1, 32);
}

bool Climb::full() const { return static_cast<int>(m_reading.symbols.size()) >= m_options.maxSymbols; }

bool Climb::anyUnread() const
{
    return std::any_of(m_suspects.begin(), m_suspects.end(), [](const Suspect &s) { return !s.read && s.isLikely(); });
}

/// A sharper frame of each of them was there a moment ago, and another will come.
bool Climb::allUnreadSoft() const
{
    return std::all_of(m_suspects.begin(), m_suspects.end(),
                       [](const Suspect &s) { return s.read || !s.isLikely() || s.isSoft(); });
}

bool Climb::isSame(const Symbol &a, const Symbol &b)
{
    return a.text == b.text && a.binary == b.binary &&
           (contains(a.corners, middle(b.corners)) || contains(b.corners, middle(a.corners)));
}

void Climb::keep(Symbol symbol)
{
    const bool known = std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(),
                                   [&](const Symbol &other) { return isSame(other, symbol); });
    if (!known && !full())
        m_reading.symbols.push_back(std::move(symbol));
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

bool Climb::follow(const grid::LocatedSymbol &expected, float reach, const Past &past)
{
    for (const grid::LocatedSymbol &place : m_memory.locator.follow(m_luma, expected, reach)) {
        const bool sameSize = place.module < 1.3F * expected.module && expected.module < 1.3F * place.module;
        if (!sameSize || isSuspected(place))
            continue;
        m_suspects.push_back({place, &past, {}, {}, false});
        return true;
    }
    return false;
}

bool Climb::isSuspected(const grid::LocatedSymbol &place) const
{
    return std::any_of(m_suspects.begin(), m_suspects.end(), [&](const Suspect &known) {
        const float off = std::hypot(known.place.topLeft.center.x - place.topLeft.center.x,
                                     known.place.topLeft.center.y - place.topLeft.center.y);
        return off < 3 * place.module;
    });
}

void Climb::suspectAll(const std::vector<grid::LocatedSymbol> &places)
{
    std::vector<Suspect> found; // one pair of eyes gives two guesses: they are held against the earlier ones only
    for (const grid::LocatedSymbol &place : places)
        if (!isSuspected(place))
            found.push_back({place, nullptr, {}, {}, false});
    std::move(found.begin(), found.end(), std::back_inserter(m_suspects));
    recognize(m_suspects);
}

void Climb::glimpse()
{
    m_budget.count(usualGlimpse, m_size);
    cv::Mat &half = m_memory.half;
    cv::resize(m_frame, half, {m_frame.cols / 2, m_frame.rows / 2}, 0, 0, cv::INTER_AREA);
    grid::LocateOptions options;
    options.pairs = grid::Pairs::Skip;
    std::vector<grid::LocatedSymbol> places = m_memory.locator.locate(lumaOf(half), options);
    for (grid::LocatedSymbol &place : places)
        place = scaled(place, 2);
    std::erase_if(places, [](const grid::LocatedSymbol &place) { return !isWellSeen(place); });
    suspectAll(places);
    firstLooks(false);
}

/// Whether what was read leaves no eye unexplained: one outside may be of a second, smaller code.
bool Climb::glimpseSawAll() const
{
    const auto &eyes = m_memory.locator.statistics().eyes; // of the halved frame
    const auto isExplained = [this](const grid::PixelPoint &eye) {
        return std::any_of(m_reading.symbols.begin(), m_reading.symbols.end(), [&](const Symbol &symbol) {
            return contains(symbol.corners, {2 * eye.x, 2 * eye.y});
        });
    };
    return !m_reading.symbols.empty() && std::all_of(eyes.begin(), eyes.end(), isExplained);
}

void Climb::locate(Search search)
{
    constexpr int leastSide = 400; // pixels; smaller frames are searched whole as quickly
    if (std::min(m_frame.cols, m_frame.rows) < leastSide)
        search = Search::Whole;
    if (search != Search::Whole)
        glimpse();
    if (search == Search::Glimpse || (search == Search::GlimpseFirst && glimpseSawAll()))
        return;
    std::erase_if(m_suspects, [](const Suspect &s) { return !s.read && s.past == nullptr; }); // to be found better
    m_budget.count(usualLocate, m_size);
    suspectAll(m_memory.locator.locate(m_luma));
}

/// For eyes that motion has smeared.
void Climb::locateThoroughly()
{
    grid::LocateOptions options;
    options.search = grid::Search::Thorough;
    suspectAll(m_memory.locator.locate(m_luma, options));
    firstLooks(true);
    if (m_options.effort == Effort::Live && anyUnread())
        dearSteps();
}

void Climb::recognize(std::span<Suspect> suspects) const
{
    if (m_recognize)
        m_recognize(suspects);
}

void Climb::rescueOne(Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options)
{
    if (suspect.read || full() || !rescue(m_luma, suspect, sampling, options, m_reading.chances))
        return;
    keep(suspect.code->symbol);
    markRead();
}

/// A cheap look at everything located, the likeliest first. Eyes that fit each other badly are print or leaves in most
/// scenes: a few of them, while nothing is read, and none that would make a large symbol, which costs most.
void Climb::firstLooks(bool poor)
{
    constexpr int large = 101, mostPoor = 4;
    int poorLooks = 0;
    for (Suspect &suspect : m_suspects) {
        const bool wellSeen = isWellSeen(suspect.place) || suspect.past != nullptr;
        const bool worthwhile = wellSeen || (poor && m_reading.symbols.empty() && suspect.place.side <= large);
        if (!worthwhile || m_budget.spent() || (!wellSeen && ++poorLooks > mostPoor))
            continue;
        if (suspect.sampled)
            continue;
        m_budget.count(usualFlat, sizeOf(suspect));
        rescueOne(suspect, grid::Sampling::Flat, qr::DecodeOptions::quick());
    }
}

void Climb::pursue(Step step, grid::Sampling sampling, const qr::DecodeOptions &options)
{
    std::size_t pursued = 0;
    for (Suspect &suspect : m_suspects)
        if (!suspect.read && suspect.isLikely() && ++pursued <= mostPursued)
            m_budget.run(
                step, [&] { rescueOne(suspect, sampling, options); }, sizeOf(suspect));
}

/// For codes that are there and were not read by the cheap steps, by yield per millisecond.
void Climb::dearSteps()
{
    static constexpr std::array sharply{Rung::Sharpened};
    pursue(Step::Bent, grid::Sampling::Bent, {});
    if (anyUnread())
        m_budget.run(Step::CloseUp, [&] { closeUps(sharply); });
    pursue(Step::Sharpened, grid::Sampling::Sharpened, {});
}

/// One symbol located in a transformed picture, of which every pixel is the same number of the frame's.
void Climb::rescueThrough(const View &view, const grid::LocatedSymbol &seen, const qr::DecodeOptions &options)
{
    const float scale = view.toFrame(0, 0);
    Suspect suspect{scaled(seen, scale), nullptr, {}, {}, false};
    recognize({&suspect, 1}); // also with what another suspect of this frame goes by: tracks learn from one of them
    suspect.place = seen;
    const grid::LumaView luma = lumaOf(view.grey);
    Chances &chances = m_reading.chances;
    if (!rescue(luma, suspect, grid::Sampling::Flat, qr::DecodeOptions::quick(), chances) && suspect.isLikely())
        rescue(luma, suspect, grid::Sampling::Bent, options, chances);
    if (!suspect.isLikely())
        return;
    enlarge(suspect, scale);
    suspect.sharpness = -1; // it was of another picture than the frame
    if (suspect.read)
        keep(suspect.code->symbol);
    m_suspects.push_back(std::move(suspect));
    markRead();
}

void Climb::lookThrough(const View &view, const qr::DecodeOptions &options)
{
    if (view.grey.empty())
        return;
    for (const grid::LocatedSymbol &seen : m_memory.locator.locate(lumaOf(view.grey)))
        if (m_reading.symbols.empty() && !m_budget.spent())
            rescueThrough(view, seen, options);
}

/// Eyes that noise, shadow or blur hide may show in another picture of the same frame.
void Climb::wholeFrames(std::size_t first, std::size_t most)
{
    const auto rungs = liveRungs();
    for (std::size_t tried = 0; tried < std::min(most, rungs.size()) && m_reading.symbols.empty(); ++tried) {
        const std::size_t index = (first + tried) % rungs.size();
        const auto step = static_cast<Step>(static_cast<std::size_t>(Step::Rung0) + index);
        m_budget.run(
            step, [&] { lookThrough(look(m_frame, rungs[index]), {}); }, m_size);
    }
}

void Climb::live(const LiveWork &work)
{
    m_textures = work.textures;
    firstLooks(work.poor);
    const bool suspicious = anyUnread();
    if (suspicious && allUnreadSoft())
        return;
    if (suspicious)
        dearSteps();
    if (work.thorough && !suspicious && m_reading.symbols.empty())
        m_budget.run(
            Step::Thorough, [&] { locateThoroughly(); }, m_size);
    if ((suspicious && anyUnread()) || (work.plain && m_reading.symbols.empty()))
        m_budget.run(
            Step::Plain, [&] { plain(grid::Polarity::DarkOnLight); }, m_size);
    wholeFrames(work.firstRung, work.rungs);
    if (m_reading.symbols.empty() && work.inverted)
        m_budget.run(
            Step::Inverted, [&] { plain(grid::Polarity::LightOnDark); }, m_size);
}

void Climb::still()
{
    const auto thorough = qr::DecodeOptions::thorough();
    for (const grid::Sampling sampling : {grid::Sampling::Flat, grid::Sampling::Bent, grid::Sampling::Sharpened})
        for (Suspect &suspect : m_suspects)
            if (!suspect.read && !m_budget.spent()) {
                m_budget.count(usualThorough, sizeOf(suspect));
                rescueOne(suspect, sampling, sampling == grid::Sampling::Flat ? qr::DecodeOptions{} : thorough);
            }
    for (const grid::Polarity polarity : polarities)
        plain(polarity);
    const double factor = std::sqrt(largestWorked / static_cast<double>(m_frame.total()));
    View base{m_frame, cv::Matx33f::eye()};
    if (factor < 1) {
        cv::Mat smaller;
        cv::resize(m_frame, smaller, {}, factor, factor, cv::INTER_AREA);
        const auto back = static_cast<float>(1 / factor);
        base = {smaller, {back, 0, 0, 0, back, 0, 0, 0, 1}};
    }
    closeUps(stillRungs());
    for (const Rung rung : stillRungs()) {
        if (!m_reading.symbols.empty() || m_budget.spent())
            break;
        m_budget.count(usualRung, m_size);
        const View view = through(base, rung);
        if (rung != Rung::Rotated30 && rung != Rung::Rotated60)
            lookThrough(view, thorough);
        ++m_picture;
        for (const grid::Polarity polarity : polarities)
            attempt(view, polarity, 2);
    }
}

Reading Climb::finish()
{
    for (const Suspect &suspect : m_suspects)
        if (!suspect.read && suspect.isLikely())
            m_reading.unread.push_back(locatedOf(suspect));
    if (m_reading.symbols.empty() && m_reading.unread.empty() && m_textures) {
        m_reading.unread = locateTextures(m_frame);
        for (Located &located : m_reading.unread)
            measure(m_frame, located);
    }
    const float around = m_reading.unread.empty() ? 0 : static_cast<float>(cv::mean(m_frame)[0]);
    for (Located &located : m_reading.unread)
        located.surroundings = around;
    return std::move(m_reading);
}

} // namespace th::scanner
