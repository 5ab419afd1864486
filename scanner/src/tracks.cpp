// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tracks.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace th::scanner {
namespace {

using grid::PixelPoint;

constexpr std::chrono::seconds longestPause{1}; ///< between frames of one scene

PixelPoint middleOf(const grid::LocatedSymbol &place)
{
    PixelPoint middle;
    for (const PixelPoint &corner : place.corners)
        middle.x += corner.x / 4, middle.y += corner.y / 4;
    return middle;
}

float sizeOf(const grid::LocatedSymbol &place) { return place.module * static_cast<float>(place.side); }

float distance(PixelPoint a, PixelPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

float seconds(SteadyTime::duration time) { return std::chrono::duration<float>(time).count(); }

grid::LocatedSymbol shifted(grid::LocatedSymbol place, PixelPoint by)
{
    for (grid::FinderPattern *eye : {&place.topLeft, &place.topRight, &place.bottomLeft})
        eye->center.x += by.x, eye->center.y += by.y;
    for (PixelPoint &corner : place.corners)
        corner.x += by.x, corner.y += by.y;
    return place;
}

} // namespace

std::vector<Tracks::Expected> Tracks::expected(SteadyTime now) const
{
    std::vector<Expected> all;
    for (const Track &track : m_tracks) {
        if (now - track.last > longestPause)
            continue; // nobody looked for long: whatever is there is another scene
        const float since = seconds(now - track.last);
        const PixelPoint way{track.velocity.x * since, track.velocity.y * since};
        const float reach = 0.12F * sizeOf(track.place) + 0.5F * std::hypot(way.x, way.y);
        all.push_back({shifted(track.place, way), reach, &track.past});
    }
    return all;
}

void Tracks::recognize(std::span<Suspect> suspects, SteadyTime now) const
{
    for (const Expected &expected : this->expected(now)) {
        Suspect *nearest = nullptr;
        float least = expected.reach + 0.15F * sizeOf(expected.place);
        const auto taken = [&](const Suspect &s) { return s.past == expected.past; };
        if (std::any_of(suspects.begin(), suspects.end(), taken))
            continue;
        for (Suspect &suspect : suspects) {
            const float off = distance(middleOf(suspect.place), middleOf(expected.place));
            if (suspect.past == nullptr && off <= least) {
                least = off;
                nearest = &suspect;
            }
        }
        if (nearest != nullptr)
            nearest->past = expected.past;
    }
}

Tracks::Track *Tracks::trackOf(const Suspect &suspect)
{
    for (Track &track : m_tracks)
        if (suspect.past == &track.past)
            return &track;
    return nullptr;
}

/// Adds a look to those before it. Old looks fade, so that a code which bends or comes nearer is not held to what it
/// was; a look that shows another code is left out, and begins anew if it is not alone.
void Tracks::fuse(Track &track, const grid::Sampled &sampled)
{
    constexpr float fading = 0.88F;
    constexpr int mostDisagreements = 2;
    qr::ModuleGrid &sum = track.past.sum;
    if (sum.side == 0 || (agreement(sum, sampled.grid) < sameCode && ++track.disagreements > mostDisagreements)) {
        sum = sampled.grid;
        track.past.side = 0;
        track.disagreements = 0;
        return;
    }
    if (track.disagreements > 0 && agreement(sum, sampled.grid) < sameCode)
        return;
    track.disagreements = 0;
    for (std::size_t i = 0; i < sum.dark.size(); ++i)
        sum.dark[i] = fading * sum.dark[i] + sampled.grid.dark[i];
}

void Tracks::move(Track &track, const Suspect &suspect, SteadyTime now)
{
    const float since = seconds(now - track.last);
    if (since > 0) {
        const PixelPoint before = middleOf(track.place), after = middleOf(suspect.place);
        track.velocity = {(track.velocity.x + (after.x - before.x) / since) / 2,
                          (track.velocity.y + (after.y - before.y) / since) / 2};
    }
    track.place = suspect.place;
    track.last = now;
}

void Tracks::learn(Track &track, const Suspect &suspect, SteadyTime now)
{
    constexpr float fading = 0.9F; // a code that stays soft is soon worth dear looks again
    move(track, suspect, now);
    track.past.sharpest = std::max(fading * track.past.sharpest, suspect.sharpness);
    if (suspect.code) {
        track.past = {suspect.code->side, track.past.sharpest, {}};
        track.disagreements = 0;
        track.lastRead = now;
    } else if (!track.lastRead || now - *track.lastRead > gap) {
        fuse(track, *suspect.sampled);
    }
}

void Tracks::learn(std::span<const Suspect> suspects, SteadyTime now)
{
    constexpr std::size_t most = 8;
    std::vector<const Suspect *> looks;
    for (const Suspect &suspect : suspects)
        if (suspect.sampled && suspect.isLikely() && (!suspect.read || suspect.code))
            looks.push_back(&suspect);
    std::stable_sort(looks.begin(), looks.end(), [](const Suspect *a, const Suspect *b) {
        return std::pair(a->read, a->sampled->fit) > std::pair(b->read, b->sampled->fit);
    });
    std::vector<const Track *> learned;
    for (const Suspect *look : looks) {
        Track *track = trackOf(*look);
        const bool isLearned = std::any_of(learned.begin(), learned.end(), [&](const Track *known) {
            const float apart = distance(middleOf(known->place), middleOf(look->place));
            return known == track || apart < sizeOf(look->place) / 4;
        });
        if (isLearned || (track == nullptr && m_tracks.size() >= most))
            continue;
        if (track == nullptr)
            track = &m_tracks.emplace_back(Track{look->place, {}, now, {}, 0, {}});
        learn(*track, *look, now);
        learned.push_back(track);
    }
    m_tracks.remove_if([now](const Track &track) { return now - track.last > gap; });
}

} // namespace th::scanner
