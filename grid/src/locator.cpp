// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/locator.h"

#include "eye_crossings.h"
#include "eye_groups.h"
#include "eye_shape.h"
#include "shrink.h"

#include <array>
#include <cstdlib>

namespace th::grid {
namespace {

constexpr std::size_t mostEyes = 128; ///< a real scene has a dozen
constexpr int mostSuspects = 20000;   ///< text and weave make hundreds
constexpr int mostFits = 600;
constexpr int rowStep = 3; ///< an eye's heart is three modules high

Region within(const LumaView &picture, const Region &wanted)
{
    if (wanted.width <= 0 || wanted.height <= 0)
        return {0, 0, picture.width, picture.height};
    const int left = std::clamp(wanted.left, 0, picture.width), top = std::clamp(wanted.top, 0, picture.height);
    const auto end = [](int from, int size, int limit) {
        return static_cast<int>(std::min<long>(static_cast<long>(from) + size, limit));
    };
    return {left, top, std::max(0, end(wanted.left, wanted.width, picture.width) - left),
            std::max(0, end(wanted.top, wanted.height, picture.height) - top)};
}

LumaView cut(const LumaView &picture, const Region &region)
{
    return {picture.data + region.top * picture.bytesPerLine + region.left, region.width, region.height,
            picture.bytesPerLine};
}

/// Each value the mean of two by two pixels: half of the noise is gone before any edge is looked for.
void smoothRows(const std::uint8_t *upper, const std::uint8_t *lower, int width, std::uint8_t *into)
{
    for (int x = 0; x + 1 < width; ++x)
        into[x] = static_cast<std::uint8_t>((upper[x] + upper[x + 1] + lower[x] + lower[x + 1] + 2) >> 2);
}

/// The deviation of single pixels: the median of how much a pixel stands out from the mean of its neighbours.
float noiseOf(const LumaView &picture)
{
    std::array<int, 256> histogram{};
    int counted = 0;
    const int stepX = std::max(1, picture.width / 61), stepY = std::max(1, picture.height / 37);
    for (int y = stepY / 2; y < picture.height; y += stepY) {
        const std::uint8_t *row = picture.data + y * picture.bytesPerLine;
        for (int x = 1 + stepX / 2; x + 1 < picture.width; x += stepX, ++counted)
            ++histogram[std::min(255, std::abs(2 * row[x] - row[x - 1] - row[x + 1]))];
    }
    int below = 0, median = 0;
    while (median < 255 && (below += histogram[median]) * 2 < counted)
        ++median;
    return static_cast<float>(median) / (0.6745F * 2.449F);
}

} // namespace

namespace {

/// Crossings one below the other: an eye whose upper and lower edges motion has smeared away shows as such.
struct Strip {
    float x = 0, top = 0, bottom = 0, module = 0; ///< pixels
    int crossings = 0;
    Polarity polarity = Polarity::DarkOnLight;
};

constexpr std::size_t mostStrips = 500;

} // namespace

struct Locator::Memory {
    LocateStatistics statistics;
    std::vector<std::uint8_t> line, half, quarter, turned;
    std::vector<EyeCrossing> crossings;
    std::vector<Eye> eyes, smeared;
    std::vector<Strip> strips;
    int suspects = 0, fits = 0;
    bool wantsStrips = false; ///< a quick search leaves them out

    /// A view of the searched part: pixels of it are `scale` pixels of the whole picture, and start at `origin` there.
    struct View {
        LumaView pixels;
        float scale = 1;
        PixelPoint origin;
        bool turned = false; ///< rows are the picture's columns
    };
    void search(const View &view, float smallest);
    void look(const View &view, const EyeSuspect &suspect);
    void extendStrips(const EyeSuspect &suspect);
    void takeStrips(const View &view);
    void search(const LumaView &part, PixelPoint origin, const LocateOptions &options);
};

namespace {

PixelPoint turnedIf(bool turned, PixelPoint p) { return turned ? PixelPoint{p.y, p.x} : p; }

} // namespace

/// Looks at one likely place of a view, unless an eye is known there.
void Locator::Memory::look(const View &view, const EyeSuspect &suspect)
{
    const auto whole = [&](PixelPoint p) { return view.origin + view.scale * turnedIf(view.turned, p); };
    const PixelPoint middle = whole(suspect.center);
    for (const Eye &eye : eyes) {
        const float near = 2 * std::max(length(eye.pattern.right), length(eye.pattern.down));
        if (length(eye.pattern.center - middle) < near && eye.polarity == suspect.polarity)
            return;
    }
    ++suspects;
    if (!runsUpAndDown(view.pixels, suspect)) {
        if (wantsStrips)
            extendStrips(suspect);
        return;
    }
    ++fits;
    auto fitted = fitEye(Brightness(view.pixels), suspect);
    if (!fitted)
        return;
    fitted->center = whole(fitted->center);
    fitted->right = view.scale * turnedIf(view.turned, fitted->right);
    fitted->down = view.scale * turnedIf(view.turned, fitted->down);
    for (Eye &eye : eyes)
        if (length(eye.pattern.center - fitted->center) < 2 * length(eye.pattern.right) &&
            eye.polarity == suspect.polarity) {
            if (fitted->quality > eye.pattern.quality)
                eye.pattern = *fitted;
            return;
        }
    eyes.push_back({*fitted, suspect.polarity});
}

void Locator::Memory::extendStrips(const EyeSuspect &suspect)
{
    for (auto strip = strips.rbegin(); strip != strips.rend(); ++strip) {
        if (suspect.center.y - strip->bottom > 2.5F * rowStep || suspect.polarity != strip->polarity ||
            std::abs(suspect.center.x - strip->x) > 0.7F * strip->module ||
            std::abs(suspect.module - strip->module) > 0.25F * strip->module)
            continue;
        strip->bottom = suspect.center.y;
        strip->x += 0.3F * (suspect.center.x - strip->x);
        strip->module += 0.3F * (suspect.module - strip->module);
        ++strip->crossings;
        return;
    }
    if (strips.size() < mostStrips)
        strips.push_back({suspect.center.x, suspect.center.y, suspect.center.y, suspect.module, 1, suspect.polarity});
}

/// Strips as high as a heart are taken for eyes that stand upright.
void Locator::Memory::takeStrips(const View &view)
{
    constexpr float doubtful = 0.3F;
    for (const Strip &strip : strips) {
        const float height = strip.bottom - strip.top + rowStep;
        if (height < 2 * strip.module || height > 5.5F * strip.module || smeared.size() >= mostEyes ||
            static_cast<float>(strip.crossings * rowStep) < 0.6F * height)
            continue;
        const PixelPoint middle{strip.x, (strip.top + strip.bottom) / 2};
        const FinderPattern eye{view.origin + view.scale * turnedIf(view.turned, middle),
                                view.scale * turnedIf(view.turned, {strip.module, 0}),
                                view.scale * turnedIf(view.turned, {0, strip.module}), doubtful};
        const auto isThere = [&](const Eye &other) {
            return length(other.pattern.center - eye.center) < 3 * length(eye.right);
        };
        if (std::none_of(eyes.begin(), eyes.end(), isThere) && std::none_of(smeared.begin(), smeared.end(), isThere))
            smeared.push_back({eye, strip.polarity});
    }
}

void Locator::Memory::search(const View &view, float smallest)
{
    const LumaView &pixels = view.pixels;
    if (pixels.width < 8 || pixels.height < 8)
        return;
    suspects = fits = 0;
    strips.clear();
    const int least = std::clamp(static_cast<int>(2.6F * noiseOf(pixels)), 8, 36);
    line.resize(static_cast<std::size_t>(pixels.width));
    for (int y = 0; y + 1 < pixels.height; y += rowStep) {
        const std::uint8_t *row = pixels.data + y * pixels.bytesPerLine;
        smoothRows(row, row + pixels.bytesPerLine, pixels.width, line.data());
        crossings.clear();
        findEyeCrossings(std::span(line).first(static_cast<std::size_t>(pixels.width - 1)), least, crossings);
        for (const EyeCrossing &crossing : crossings) {
            if (crossing.module < smallest)
                continue;
            if (eyes.size() >= mostEyes || suspects >= mostSuspects || fits >= mostFits) {
                statistics.crowded = true;
                return;
            }
            look(view, {{crossing.center + 1, static_cast<float>(y + 1)},
                        crossing.module,
                        (crossing.dark + crossing.light) / 2,
                        crossing.polarity});
        }
    }
}

void Locator::Memory::search(const LumaView &part, PixelPoint origin, const LocateOptions &options)
{
    const View whole{part, 1, origin, false};
    wantsStrips = options.search != Search::Quick;
    search(whole, options.smallestModule);
    const View coarse{halved(part, half), 2, origin, false};
    search(coarse, options.smallestModule);
    if (options.search == Search::Quick)
        return;
    takeStrips(coarse);
    const auto turnedSearch = [&](const View &view) {
        search(view, options.smallestModule);
        takeStrips(view);
    };
    turnedSearch({transposed(part, turned), 1, origin, true});
    turnedSearch({transposed(coarse.pixels, turned), 2, origin, true});
    turnedSearch({halved(coarse.pixels, quarter), 4, origin, false});
    turnedSearch(
        {transposed({quarter.data(), coarse.pixels.width / 2, coarse.pixels.height / 2, coarse.pixels.width / 2},
                    turned),
         4, origin, true});
}

namespace {

void keepLikeliest(std::vector<LocatedSymbol> &symbols, std::size_t most)
{
    std::stable_sort(symbols.begin(), symbols.end(),
                     [](const LocatedSymbol &a, const LocatedSymbol &b) { return a.quality > b.quality; });
    if (symbols.size() > most)
        symbols.resize(most);
}

} // namespace

Locator::Locator() : m_memory(std::make_unique<Memory>()) {}
Locator::~Locator() = default;
Locator::Locator(Locator &&) noexcept = default;
Locator &Locator::operator=(Locator &&) noexcept = default;

std::vector<LocatedSymbol> Locator::locate(const LumaView &picture, const LocateOptions &options)
{
    Memory &memory = *m_memory;
    memory.statistics = {};
    memory.eyes.clear();
    memory.smeared.clear();
    if (picture.data == nullptr || picture.width < 8 || picture.height < 8)
        return {};
    const Region region = within(picture, options.region);
    const PixelPoint origin{static_cast<float>(region.left), static_cast<float>(region.top)};
    const LumaView part = cut(picture, region);
    memory.search(part, origin, options);
    for (const Eye &eye : memory.eyes)
        memory.statistics.eyes.push_back(eye.pattern.center);
    const Brightness brightness(picture);
    std::vector<LocatedSymbol> found = groupTriples(memory.eyes);
    const bool clear = std::any_of(found.begin(), found.end(), [](const LocatedSymbol &s) { return s.quality > 0.3F; });
    if (options.pairs == Pairs::Include) {
        const std::vector<LocatedSymbol> pairs = groupPairs(brightness, memory.eyes, found);
        found.insert(found.end(), pairs.begin(), pairs.end());
    }
    const std::size_t most = static_cast<std::size_t>(std::max(0, options.mostSymbols));
    keepLikeliest(found, most);
    if (!clear && !memory.smeared.empty()) {
        std::vector<Eye> all = memory.eyes;
        all.insert(all.end(), memory.smeared.begin(), memory.smeared.end());
        std::vector<LocatedSymbol> doubtful = groupTriples(all);
        keepLikeliest(doubtful, most / 2);
        keepLikeliest(found, most - doubtful.size());
        found.insert(found.end(), doubtful.begin(), doubtful.end());
    }
    return found;
}

std::vector<LocatedSymbol> Locator::follow(const LumaView &picture, const LocatedSymbol &before, float reach)
{
    float left = before.corners[0].x, right = left, top = before.corners[0].y, bottom = top;
    for (const PixelPoint &corner : before.corners) {
        left = std::min(left, corner.x), right = std::max(right, corner.x);
        top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
    }
    const float margin = reach + 4 * before.module;
    const auto whole = [](float value) { return static_cast<int>(std::clamp(value, -1e6F, 1e6F)); };
    LocateOptions options;
    options.region = {whole(left - margin), whole(top - margin), whole(right - left + 2 * margin) + 1,
                      whole(bottom - top + 2 * margin) + 1};
    options.mostSymbols = 2;
    return locate(picture, options);
}

const LocateStatistics &Locator::statistics() const { return m_memory->statistics; }

} // namespace th::grid
