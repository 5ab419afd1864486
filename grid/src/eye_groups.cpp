// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eye_groups.h"

#include <array>
#include <cstdlib>

namespace th::grid {
namespace {

/// How one eye lies to another, as if both were of one symbol.
struct Span {
    float modules = 0; ///< between the middles
    float skew = 0;    ///< 0: along an axis of both, 1: along a diagonal
    float uneven = 0;  ///< 1: both are of one size in this direction
};

Span spanOf(const FinderPattern &a, const FinderPattern &b)
{
    const PixelPoint way = b.center - a.center;
    const PixelPoint seenByA = inAxes(way, a.right, a.down), seenByB = inAxes(way, b.right, b.down);
    const auto skew = [](PixelPoint q) {
        const float larger = std::max(std::abs(q.x), std::abs(q.y));
        return std::min(std::abs(q.x), std::abs(q.y)) / std::max(larger, 1e-6F);
    };
    const float byA = length(seenByA), byB = length(seenByB);
    // Along a line in perspective the module shrinks from one end to the other; the true count is between, exactly.
    return {std::sqrt(byA * byB), std::max(skew(seenByA), skew(seenByB)),
            std::max(byA, byB) / std::max(std::min(byA, byB), 1e-3F)};
}

bool inRange(const Span &span) { return span.modules > 11 && span.modules < 190 && span.uneven < 1.9F; }

int nearestSide(float modulesBetween)
{
    const int version = std::clamp(static_cast<int>(std::lround((modulesBetween - 10) / 4)), 1, 40);
    return 17 + 4 * version;
}

/// The eye with its axes named so that `right` points most towards `way`, `down` most towards `other`.
FinderPattern named(const FinderPattern &eye, PixelPoint way, PixelPoint other)
{
    FinderPattern best = eye;
    const float ofRight = std::abs(dot(eye.right, way)) / length(eye.right);
    const float ofDown = std::abs(dot(eye.down, way)) / length(eye.down);
    if (ofDown > ofRight)
        std::swap(best.right, best.down);
    if (dot(best.right, way) < 0)
        best.right = -1.0F * best.right;
    if (dot(best.down, other) < 0)
        best.down = -1.0F * best.down;
    return best;
}

void finish(LocatedSymbol &symbol, float modulesBetween)
{
    const PixelPoint across = symbol.topRight.center - symbol.topLeft.center;
    const PixelPoint along = symbol.bottomLeft.center - symbol.topLeft.center;
    for (FinderPattern *eye : {&symbol.topLeft, &symbol.topRight, &symbol.bottomLeft})
        *eye = named(*eye, across, along);
    symbol.side = nearestSide(modulesBetween);
    symbol.doubt = std::min(1.0F, std::abs(modulesBetween - static_cast<float>(symbol.side - 7)) / 4);
    symbol.module = 0;
    for (const FinderPattern *eye : {&symbol.topLeft, &symbol.topRight, &symbol.bottomLeft})
        symbol.module += (length(eye->right) + length(eye->down)) / 6;
    const auto corner = [](const FinderPattern &eye, float right, float down) {
        return eye.center + (3.5F * right) * eye.right + (3.5F * down) * eye.down;
    };
    symbol.corners[0] = corner(symbol.topLeft, -1, -1);
    symbol.corners[1] = corner(symbol.topRight, 1, -1);
    symbol.corners[3] = corner(symbol.bottomLeft, -1, 1);
    // The sides at the far corner meet where the far eyes' sides point: a parallelogram would miss the perspective.
    const PixelPoint p = corner(symbol.topRight, 1, 1), q = corner(symbol.bottomLeft, 1, 1);
    const PixelPoint u = symbol.topRight.down, v = symbol.bottomLeft.right;
    const float meeting = cross(u, v);
    const PixelPoint parallel = symbol.corners[1] + symbol.corners[3] - symbol.corners[0];
    symbol.corners[2] = parallel;
    if (std::abs(meeting) > 0.3F * length(u) * length(v)) {
        const PixelPoint met = p + (cross(q - p, v) / meeting) * u;
        if (length(met - parallel) < 0.35F * length(across + along))
            symbol.corners[2] = met;
    }
}

struct Triple {
    std::array<std::size_t, 3> eyes{};
    float error = 0;
    LocatedSymbol symbol;
};

bool asTriple(const std::vector<Eye> &eyes, Triple &triple, const Span &first, const Span &second)
{
    const Eye &corner = eyes[triple.eyes[0]], &a = eyes[triple.eyes[1]], &b = eyes[triple.eyes[2]];
    const PixelPoint toA = a.pattern.center - corner.pattern.center, toB = b.pattern.center - corner.pattern.center;
    const float sine = cross(toA, toB) / (length(toA) * length(toB));
    const float ratio = std::max(first.modules, second.modules) / std::min(first.modules, second.modules);
    if (std::abs(sine) < 0.25F || ratio > 1.35F)
        return false;
    const Span across = spanOf(a.pattern, b.pattern);
    if (across.uneven > 2.2F || across.skew < 0.4F)
        return false;
    const float modules = (first.modules + second.modules) / 2;
    const float diagonal = across.modules / (modules * std::sqrt(2.0F));
    triple.symbol.topLeft = corner.pattern;
    triple.symbol.topRight = sine > 0 ? a.pattern : b.pattern;
    triple.symbol.bottomLeft = sine > 0 ? b.pattern : a.pattern;
    triple.symbol.polarity = corner.polarity;
    finish(triple.symbol, modules);
    triple.error = 2 * (ratio - 1) + first.skew + second.skew + std::abs(diagonal - 1) + 0.3F * triple.symbol.doubt +
                   0.2F * (first.uneven + second.uneven - 2);
    triple.symbol.quality = (corner.pattern.quality + a.pattern.quality + b.pattern.quality) / 3 / (1 + triple.error);
    return triple.error < 1.6F;
}

/// How clearly dark and light alternate from `from` to `to`, `modules` apart, from -1 to 1: 1 is a timing pattern.
float alternation(const Brightness &picture, PixelPoint from, PixelPoint to, int modules, float growth)
{
    float sum = 0, spread = 0, before = 0;
    int counted = 0;
    for (int i = 4; i <= modules - 4; ++i) {
        // Modules grow along the line from 1 to `growth`, in perspective.
        const float t = static_cast<float>(i) / static_cast<float>(modules);
        const PixelPoint p = from + (t / (growth + t * (1 - growth))) * (to - from);
        if (!picture.contains(p))
            return 0;
        const float here = picture.at(p);
        if (counted++ > 0) {
            sum += (i % 2 == 0 ? 1.0F : -1.0F) * (here - before); // dark where i is odd
            spread += std::abs(before - here);
        }
        before = here;
    }
    return spread > 0 ? sum / spread : 0;
}

/// The timing pattern from eye a to eye b, which lies three modules beside their middles, towards `inside`.
float timing(const Brightness &picture, const Eye &a, const Eye &b, PixelPoint inside, int side)
{
    const PixelPoint way = b.pattern.center - a.pattern.center;
    const FinderPattern first = named(a.pattern, way, inside), second = named(b.pattern, way, inside);
    const float growth = std::clamp(length(second.right) / length(first.right), 0.5F, 2.0F);
    const float found = alternation(picture, first.center + 3.0F * first.down, second.center + 3.0F * second.down,
                                    side - 7, std::sqrt(growth));
    return a.polarity == Polarity::DarkOnLight ? found : -found;
}

/// The symbol of which `corner` is the top left eye and `other` another, on the side of `inside`.
LocatedSymbol guess(const Eye &corner, const Eye &other, PixelPoint inside, float modules)
{
    const PixelPoint way = other.pattern.center - corner.pattern.center;
    const FinderPattern near = named(corner.pattern, way, inside), far = named(other.pattern, way, inside);
    FinderPattern hidden = near;
    hidden.center = near.center + (modules / 2) * (near.down + far.down);
    hidden.quality = 0;
    LocatedSymbol symbol;
    symbol.polarity = corner.polarity;
    symbol.topLeft = corner.pattern;
    const bool clockwise = cross(way, hidden.center - near.center) > 0;
    symbol.topRight = clockwise ? other.pattern : hidden;
    symbol.bottomLeft = clockwise ? hidden : other.pattern;
    finish(symbol, modules);
    return symbol;
}

/// Guesses for two eyes at the ends of one side: which end is the top left, and on which side the symbol lies.
void guessAlong(const Brightness &picture, const Eye &a, const Eye &b, const Span &span,
                std::vector<LocatedSymbol> &into)
{
    const PixelPoint way = b.pattern.center - a.pattern.center;
    const PixelPoint normal{-way.y, way.x};
    const int side = nearestSide(span.modules);
    const float left = timing(picture, a, b, -1.0F * normal, side), right = timing(picture, a, b, normal, side);
    const PixelPoint inside = left > right ? -1.0F * normal : normal;
    for (const auto &[corner, other] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
        LocatedSymbol symbol = guess(*corner, *other, inside, span.modules);
        symbol.quality = 0.25F * (corner->pattern.quality + other->pattern.quality) *
                         std::max(0.1F, std::max(left, right)) / (1 + span.skew);
        into.push_back(symbol);
    }
}

/// Guesses for two eyes at the ends of a diagonal: the top left one is hidden on one of two sides.
void guessAcross(const Eye &a, const Eye &b, const Span &span, std::vector<LocatedSymbol> &into)
{
    const PixelPoint way = b.pattern.center - a.pattern.center;
    const float modules = span.modules / std::sqrt(2.0F);
    for (const Eye *first : {&a, &b}) {
        const Eye &second = first == &a ? b : a;
        const PixelPoint towards = first == &a ? way : -1.0F * way;
        // Of the axes' quarter turns, the one whose diagonal points to the other eye.
        FinderPattern topRight = named(first->pattern, {towards.x - towards.y, towards.x + towards.y}, towards);
        FinderPattern bottomLeft = named(second.pattern, {towards.x - towards.y, towards.x + towards.y}, towards);
        FinderPattern hidden = topRight;
        hidden.center = 0.5F * (first->pattern.center + second.pattern.center) -
                        (modules / 4) * (topRight.right + bottomLeft.right - topRight.down - bottomLeft.down);
        hidden.quality = 0;
        LocatedSymbol symbol;
        symbol.polarity = a.polarity;
        symbol.topLeft = hidden;
        symbol.topRight = topRight;
        symbol.bottomLeft = bottomLeft;
        if (cross(symbol.topRight.center - hidden.center, symbol.bottomLeft.center - hidden.center) < 0)
            std::swap(symbol.topRight, symbol.bottomLeft);
        finish(symbol, modules);
        symbol.quality = 0.08F * (a.pattern.quality + b.pattern.quality);
        into.push_back(symbol);
    }
}

bool isOf(const Eye &eye, const std::vector<LocatedSymbol> &found)
{
    return std::any_of(found.begin(), found.end(), [&](const LocatedSymbol &symbol) {
        for (const FinderPattern *known : {&symbol.topLeft, &symbol.topRight, &symbol.bottomLeft})
            if (length(known->center - eye.pattern.center) < 0.5F * length(eye.pattern.right))
                return true;
        return false;
    });
}

} // namespace

std::vector<LocatedSymbol> groupTriples(const std::vector<Eye> &eyes)
{
    constexpr std::size_t mostTriples = 4000;
    std::vector<Triple> triples;
    std::vector<std::pair<std::size_t, Span>> beside;
    for (std::size_t corner = 0; corner < eyes.size() && triples.size() < mostTriples; ++corner) {
        beside.clear();
        for (std::size_t other = 0; other < eyes.size(); ++other) {
            if (other == corner || eyes[other].polarity != eyes[corner].polarity)
                continue;
            const Span span = spanOf(eyes[corner].pattern, eyes[other].pattern);
            if (inRange(span) && span.skew < 0.5F)
                beside.emplace_back(other, span);
        }
        for (std::size_t i = 0; i < beside.size(); ++i)
            for (std::size_t j = i + 1; j < beside.size() && triples.size() < mostTriples; ++j) {
                Triple triple{{corner, beside[i].first, beside[j].first}, 0, {}};
                if (asTriple(eyes, triple, beside[i].second, beside[j].second))
                    triples.push_back(triple);
            }
    }
    std::sort(triples.begin(), triples.end(), [](const Triple &a, const Triple &b) { return a.error < b.error; });
    std::vector<LocatedSymbol> found;
    std::vector<bool> used(eyes.size(), false);
    for (const Triple &triple : triples) {
        const auto &e = triple.eyes;
        if (used[e[0]] || used[e[1]] || used[e[2]])
            continue;
        used[e[0]] = used[e[1]] = used[e[2]] = true;
        found.push_back(triple.symbol);
    }
    return found;
}

std::vector<LocatedSymbol> groupPairs(const Brightness &picture, const std::vector<Eye> &eyes,
                                      const std::vector<LocatedSymbol> &found)
{
    constexpr std::size_t mostGuesses = 64;
    constexpr float longestPair = 120; // of larger symbols two eyes are too little to lay a grid by
    std::vector<LocatedSymbol> guesses;
    for (std::size_t i = 0; i < eyes.size() && guesses.size() < mostGuesses; ++i)
        for (std::size_t j = i + 1; j < eyes.size() && guesses.size() < mostGuesses; ++j) {
            const Eye &a = eyes[i], &b = eyes[j];
            if (a.polarity != b.polarity || isOf(a, found) || isOf(b, found))
                continue;
            const Span span = spanOf(a.pattern, b.pattern);
            if (!inRange(span) || span.uneven > 1.6F || span.modules > longestPair)
                continue;
            if (span.skew < 0.35F)
                guessAlong(picture, a, b, span, guesses);
            else if (span.skew > 0.6F)
                guessAcross(a, b, span, guesses);
        }
    return guesses;
}

} // namespace th::grid
