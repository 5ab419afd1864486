// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sightings.h"

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

Point middleOf(const std::array<Point, 4> &c)
{
    return {(c[0].x + c[1].x + c[2].x + c[3].x) / 4, (c[0].y + c[1].y + c[2].y + c[3].y) / 4};
}

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

float reachOf(const std::array<Point, 4> &corners) { return distance(corners[0], corners[2]) / 2; }

} // namespace

/// The nearest place that reaches so far; one that was read as another text is another code.
const Sightings::Place *Sightings::at(Point middle, const std::string *text) const
{
    const Place *best = nullptr;
    for (const Place &place : m_places) {
        const bool another = text != nullptr && place.read && place.text != *text;
        if (!another && distance(middle, place.middle) <= place.reach &&
            (best == nullptr || distance(middle, place.middle) < distance(middle, best->middle)))
            best = &place;
    }
    return best;
}

void Sightings::note(Place place)
{
    const Place *known = at(place.middle, place.read ? &place.text : nullptr);
    if (known == nullptr) {
        m_places.push_back(std::move(place));
        return;
    }
    place.first = known->first;
    if (known->read && !place.read) {
        const bool failsForAMoment = place.last - known->lastRead <= trust;
        place.text = failsForAMoment ? known->text : std::string();
        place.read = failsForAMoment;
        place.first = failsForAMoment ? known->first : known->lastRead;
        place.lastRead = known->lastRead;
    }
    m_places[static_cast<std::size_t>(known - m_places.data())] = std::move(place);
}

void Sightings::see(const Reading &reading, SteadyTime at)
{
    std::erase_if(m_places, [at](const Place &place) { return at - place.last > gap; });
    for (const Symbol &symbol : reading.symbols)
        note({middleOf(symbol.corners), reachOf(symbol.corners), symbol.text, true, true, at, at, at});
    for (const Located &located : reading.unread)
        note({middleOf(located.corners), reachOf(located.corners), {}, false, located.modulePixels > 0, at, at, {}});
}

SteadyTime Sightings::since(const Symbol &symbol) const
{
    const Place *place = at(middleOf(symbol.corners), &symbol.text);
    return place == nullptr ? SteadyTime{} : place->first;
}

bool Sightings::anyUnread() const
{
    return std::any_of(m_places.begin(), m_places.end(), [](const Place &place) { return place.eyes && !place.read; });
}

} // namespace th::scanner
