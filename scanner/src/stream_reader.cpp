// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/stream_reader.h"

#include "climb.h"
#include "glance.h"
#include "luma.h"
#include "sightings.h"
#include "soft_news.h"
#include "tracks.h"

#include <opencv2/core/utility.hpp>

#include <exception>
#include <optional>

namespace th::scanner {
namespace {

using namespace std::chrono_literals;

/// A look again all the same: what changed too little to be noticed, and rungs whose turn has not come.
constexpr auto longestRest = 500ms;
/// No sign of a code for so long: the dearer steps take turns that are further apart.
constexpr auto untilIdle = 1s;

} // namespace

struct StreamReader::Impl {
    Impl(int most, Pace pace) : options{Effort::Live, most, pace} {}

    [[nodiscard]] bool mayRest(const cv::Mat &grey, SteadyTime at);
    [[nodiscard]] LiveWork workFor(SteadyTime at) const;
    [[nodiscard]] Reading climb(const cv::Mat &grey, SteadyTime at);
    void findSuspects(Climb &climb, SteadyTime at);
    void noteSigns(SteadyTime at);
    [[nodiscard]] StreamReading answer() const;

    ReadOptions options;
    cv::Mat grey; ///< scratch
    Glance glance;
    Sightings sightings;
    SoftNews softNews;
    Tracks tracks;
    ReaderMemory memory;
    unsigned looks = 0;
    SteadyTime lastLook;
    std::optional<SteadyTime> lastSign; ///< of a code: read, located, soft and new, or a picture changed as a whole
    Reading last;                       ///< of the frame last looked at
};

/// Nothing moved, and there is nothing left to find out.
bool StreamReader::Impl::mayRest(const cv::Mat &frame, SteadyTime at)
{
    const bool differs = glance.differs(frame);
    return !differs && !sightings.anyUnread() && at - lastLook < longestRest;
}

/// While nothing code-like is in view, the dearer steps take turns. See docs/design/scanner.md.
LiveWork StreamReader::Impl::workFor(SteadyTime at) const
{
    const bool soft = softNews.any(at);
    const bool idle = lastSign && at - *lastSign > untilIdle;
    LiveWork work;
    work.firstRung = looks;
    work.textures = soft || looks % 4 == 1;
    work.rungs = 1;
    if (sightings.anyUnread())
        return work;
    work.thorough = soft && looks % 2 == 1;
    work.plain = looks % (idle ? 12 : 6) == 0;
    work.poor = looks % (idle ? 4 : 2) == 1;
    work.inverted = looks % (idle ? 24 : 12) == 2;
    const unsigned between = soft ? 2 : idle ? 12 : 6; // looks from one transform to the next
    work.rungs = looks % between == between / 2 ? 1 : 0;
    work.firstRung = looks / between;
    return work;
}

void StreamReader::Impl::noteSigns(SteadyTime at)
{
    if (!lastSign || glance.surged() || !last.symbols.empty() || sightings.anyUnread() || softNews.any(at))
        lastSign = at;
}

/// First where the codes of earlier frames should be; elsewhere if one is not there, and now and then.
void StreamReader::Impl::findSuspects(Climb &climb, SteadyTime at)
{
    constexpr unsigned everySo = 3;
    bool allThere = !tracks.empty();
    for (const auto &[place, reach, past] : tracks.expected(at))
        allThere = climb.follow(place, reach, *past) && allThere;
    if (looks % everySo == 0)
        climb.locate(Climb::Search::Whole);
    else if (!allThere)
        climb.locate(sightings.anyUnread() ? Climb::Search::GlimpseFirst : Climb::Search::Glimpse);
}

Reading StreamReader::Impl::climb(const cv::Mat &frame, SteadyTime at)
{
    const auto recognize = [&](std::span<Suspect> suspects) { tracks.recognize(suspects, at); };
    Climb climb(frame, options, memory, recognize);
    try {
        findSuspects(climb, at);
        climb.live(workFor(at));
    } catch (const std::exception &) { // of a hostile picture: what was read before it counts
    }
    tracks.learn(climb.suspects(), at);
    return climb.finish();
}

StreamReading StreamReader::Impl::answer() const
{
    StreamReading result{last, {}};
    for (const Symbol &symbol : last.symbols)
        result.firstSeen.push_back(sightings.since(symbol));
    return result;
}

StreamReader::StreamReader(int maxSymbols, Pace pace) : m_impl(std::make_unique<Impl>(maxSymbols, pace))
{
    cv::setNumThreads(1); // the scan has one core; the other belongs to the window and the store
}

StreamReader::~StreamReader() = default;

StreamReading StreamReader::look(const ImageView &frame, SteadyTime at)
{
    if (!isPicture(frame))
        return {};
    try {
        Impl &my = *m_impl;
        const cv::Mat grey = greyOf(frame, my.grey);
        if (!my.mayRest(grey, at)) {
            my.last = my.climb(grey, at);
            my.glance.remember();
            my.lastLook = at;
            ++my.looks;
        }
        my.sightings.see(my.last, at);
        my.softNews.see(my.last, at);
        my.noteSigns(at);
        return my.answer();
    } catch (const std::exception &) { // no memory for the picture itself
        return {};
    }
}

void StreamReader::forget()
{
    m_impl->glance.forget();
    m_impl->sightings.forget();
    m_impl->softNews.forget();
    m_impl->tracks.forget();
    m_impl->lastSign.reset();
    m_impl->last = {};
}

} // namespace th::scanner
