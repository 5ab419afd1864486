// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eye_shape.h"

#include <array>
#include <numbers>
#include <vector>

namespace th::grid {
namespace {

constexpr int rayCount = 24;
constexpr float leastLikeness = 0.6F; // strong blur leaves 0.7; one eye in a hundred thousand noises comes so far
constexpr std::array outlines{1.5F, 2.5F, 3.5F}; // modules from the middle: heart, ring inside, ring outside

struct Ray {
    PixelPoint direction;
    std::array<float, 3> edges{}; ///< pixels from the middle; 0: not met
    int met = 0;

    /// The first two outlines lie as far apart as they must, so a third belongs to the eye too.
    [[nodiscard]] bool looksRight() const
    {
        if (met < 2)
            return false;
        const float ring = edges[1] - edges[0], slack = 0.30F * edges[0] + 0.5F;
        return std::abs(ring - edges[0] * 2 / 3) < slack &&
               (met < 3 || std::abs(edges[2] - edges[1] - edges[0] * 2 / 3) < 1.6F * slack);
    }
};

std::array<PixelPoint, rayCount> directions()
{
    std::array<PixelPoint, rayCount> all;
    for (int i = 0; i < rayCount; ++i) {
        const double angle = 2 * std::numbers::pi * i / rayCount;
        all[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    return all;
}

void walk(Ray &ray, const Brightness &picture, PixelPoint from, const EyeSuspect &eye)
{
    const bool darkHeart = eye.polarity == Polarity::DarkOnLight;
    const float step = std::max(0.5F, eye.module / 4);
    float longest = eye.module * 9; // a tilted eye is longer one way than the line that met it
    bool heart = true;
    float before = picture.at(from) - eye.threshold;
    if ((before < 0) != darkHeart)
        return;
    for (float along = step; along < longest && ray.met < 3; along += step) {
        const PixelPoint p = from + along * ray.direction;
        if (!picture.contains(p))
            return;
        const float here = picture.at(p) - eye.threshold;
        if (((here < 0) == darkHeart) != heart) {
            ray.edges[ray.met++] = along - step * here / (here - before);
            heart = !heart;
            longest = std::min(longest, ray.edges[0] * 3.2F + 1);
        }
        before = here;
    }
}

struct Edge {
    PixelPoint at;
    float outline = 0;
};

/// Moves the middle to where the hearts' edges on opposite rays are equally far; false: this is no eye.
bool settle(const Brightness &picture, EyeSuspect &eye, const std::array<PixelPoint, rayCount> &directions)
{
    constexpr int every = 3, used = rayCount / every;
    for (int round = 0; round < 2; ++round) {
        std::array<Ray, used> rays;
        int right = 0;
        PixelPoint shift;
        for (int i = 0; i < used; ++i) {
            rays[i].direction = directions[i * every];
            walk(rays[i], picture, eye.center, eye);
            right += rays[i].met >= 2 && rays[i].edges[1] < rays[i].edges[0] * 3.5F + 1;
            if (i + 1 - right > 3)
                return false;
            const float reach = rays[i].met >= 2 ? rays[i].edges[1] : rays[i].edges[0];
            shift = shift + (2.0F / used * reach) * rays[i].direction;
        }
        if (length(shift) > 3 * eye.module + 1)
            return false;
        eye.center = eye.center + 0.5F * shift;
    }
    return true;
}

std::vector<Edge> edgesAround(const Brightness &picture, const EyeSuspect &eye,
                              const std::array<PixelPoint, rayCount> &directions, int &right)
{
    std::vector<Edge> edges;
    edges.reserve(rayCount * 3);
    right = 0;
    for (const PixelPoint direction : directions) {
        Ray ray{direction};
        walk(ray, picture, eye.center, eye);
        if (!ray.looksRight())
            continue;
        right += 1 + (ray.met == 3);
        for (int i = 0; i < ray.met; ++i)
            edges.push_back({eye.center + ray.edges[i] * direction, outlines[i]});
    }
    return edges;
}

/// A parallelogram about `center` whose sides lie k modules along `right` and `down` for outline k.
struct Outline {
    PixelPoint center, right, down;
};

/// How far, in modules, an edge lies outside the outline it belongs to.
float misfit(const Outline &shape, const Edge &edge)
{
    const PixelPoint q = inAxes(edge.at - shape.center, shape.right, shape.down);
    return std::max(std::abs(q.x), std::abs(q.y)) - edge.outline;
}

/// The ellipse of the edges, as axes; a square's edges seen from all sides spread alike both ways.
Outline spread(const std::vector<Edge> &edges, PixelPoint center)
{
    double xx = 0, xy = 0, yy = 0;
    for (const Edge &edge : edges) {
        const PixelPoint d = (1 / edge.outline) * (edge.at - center);
        xx += d.x * d.x, xy += d.x * d.y, yy += d.y * d.y;
    }
    const auto n = static_cast<double>(edges.size());
    xx /= n, xy /= n, yy /= n;
    const double lower = std::sqrt(std::max(xx, 1e-6)), across = xy / lower;
    const double rest = std::sqrt(std::max(yy - across * across, 1e-6));
    // The mean square radius of a unit square's outline is about 1.27 / 2 in each direction.
    const double scale = 1 / std::sqrt(0.635);
    return {center,
            {static_cast<float>(lower * scale), static_cast<float>(across * scale)},
            {0, static_cast<float>(rest * scale)}};
}

Outline turned(const Outline &shape, double angle)
{
    const auto c = static_cast<float>(std::cos(angle)), s = static_cast<float>(std::sin(angle));
    return {shape.center, c * shape.right + s * shape.down, c * shape.down + (-s) * shape.right};
}

float meanMisfit(const Outline &shape, const std::vector<Edge> &edges)
{
    float sum = 0;
    for (const Edge &edge : edges)
        sum += std::min(std::abs(misfit(shape, edge)), 1.0F);
    return sum / static_cast<float>(edges.size());
}

/// Solves a symmetric system of three by elimination; false if it has no single answer.
bool solve3(std::array<std::array<double, 4>, 3> &m)
{
    for (int i = 0; i < 3; ++i) {
        if (std::abs(m[i][i]) < 1e-9)
            return false;
        for (int j = 0; j < 3; ++j) {
            if (j == i)
                continue;
            const double factor = m[j][i] / m[i][i];
            for (int k = i; k < 4; ++k)
                m[j][k] -= factor * m[i][k];
        }
    }
    for (int i = 0; i < 3; ++i)
        m[i][3] /= m[i][i];
    return true;
}

/// One step of least squares. In the axes of the shape each edge says one thing: it lies on the right, left, lower or
/// upper side, so the two rows of the inverse of the shape are fitted apart: a·x + b·y + c = ± outline.
bool improve(Outline &shape, const std::vector<Edge> &edges)
{
    std::array<std::array<std::array<double, 4>, 3>, 2> normal{};
    for (const Edge &edge : edges) {
        const PixelPoint d = edge.at - shape.center;
        const PixelPoint q = inAxes(d, shape.right, shape.down);
        const bool sideways = std::abs(q.x) > std::abs(q.y);
        const float along = sideways ? q.x : q.y;
        const double weight = 1 / (0.05 + std::abs(std::abs(along) - edge.outline));
        const std::array<double, 4> row{d.x, d.y, 1, std::copysign(edge.outline, along)};
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 4; ++j)
                normal[sideways ? 0 : 1][i][j] += weight * row[i] * row[j];
    }
    if (!solve3(normal[0]) || !solve3(normal[1]))
        return false;
    const double a = normal[0][0][3], b = normal[0][1][3], c = normal[0][2][3];
    const double d = normal[1][0][3], e = normal[1][1][3], f = normal[1][2][3];
    const double area = a * e - b * d;
    if (std::abs(area) < 1e-7)
        return false;
    const auto toPoint = [](double x, double y) { return PixelPoint{static_cast<float>(x), static_cast<float>(y)}; };
    shape.center = shape.center + toPoint((-c * e + b * f) / area, (-a * f + c * d) / area);
    shape.right = toPoint(e / area, -d / area);
    shape.down = toPoint(-b / area, a / area);
    return true;
}

Outline bestTurn(const Outline &start, const std::vector<Edge> &edges)
{
    Outline best = start;
    float least = 2;
    for (int i = 0; i < 8; ++i) {
        const Outline candidate = turned(start, std::numbers::pi / 2 * i / 8);
        const float error = meanMisfit(candidate, edges);
        if (error < least) {
            least = error;
            best = candidate;
        }
    }
    return best;
}

/// How well the 49 modules under the shape agree with an eye's: the correlation, 1 at best.
float likeness(const Brightness &picture, const Outline &shape, Polarity polarity)
{
    float sum = 0, squares = 0, product = 0;
    int dark = 0;
    for (int y = -3; y <= 3; ++y)
        for (int x = -3; x <= 3; ++x) {
            const PixelPoint p =
                shape.center + static_cast<float>(x) * shape.right + static_cast<float>(y) * shape.down;
            const float shade = polarity == Polarity::DarkOnLight ? 255 - picture.at(p) : picture.at(p);
            const int ring = std::max(std::abs(x), std::abs(y));
            sum += shade;
            squares += shade * shade;
            if (ring != 2) {
                product += shade;
                ++dark;
            }
        }
    constexpr float all = 49;
    const float share = static_cast<float>(dark) / all, mean = sum / all;
    const float spread = (squares / all - mean * mean) * share * (1 - share);
    return spread > 1e-3F ? (product / all - share * mean) / std::sqrt(spread) : 0;
}

} // namespace

bool runsUpAndDown(const LumaView &picture, const EyeSuspect &suspect)
{
    const int x = std::clamp(static_cast<int>(suspect.center.x), 0, picture.width - 1);
    const int middle = std::clamp(static_cast<int>(suspect.center.y), 0, picture.height - 1);
    const int threshold = static_cast<int>(suspect.threshold);
    const bool darkHeart = suspect.polarity == Polarity::DarkOnLight;
    const int longest = static_cast<int>(suspect.module * 6) + 2;
    std::array<std::array<int, 3>, 2> runs{}; // heart, light, ring; each upwards and downwards
    for (const int way : {0, 1}) {
        const std::ptrdiff_t step = way == 0 ? -1 : 1;
        std::ptrdiff_t y = way == 0 ? middle : middle + 1;
        for (int run = 0; run < 3; ++run)
            for (; y >= 0 && y < picture.height && runs[way][run] <= longest; y += step, ++runs[way][run])
                if (((picture.data[y * picture.bytesPerLine + x] < threshold) == darkHeart) != (run != 1))
                    break;
    }
    const float heart = static_cast<float>(runs[0][0] + runs[1][0]), expected = heart / 3;
    if (heart < suspect.module || heart > 7.5F * suspect.module + 1)
        return false;
    const auto fits = [&](int run) {
        const float off = static_cast<float>(run) - expected;
        return off > -0.6F * expected - 0.8F && off < 0.8F * expected + 1.2F && run > 0;
    };
    return fits(runs[0][1]) && fits(runs[1][1]) && (fits(runs[0][2]) || fits(runs[1][2]));
}

std::optional<FinderPattern> fitEye(const Brightness &picture, const EyeSuspect &suspect)
{
    static const std::array<PixelPoint, rayCount> allDirections = directions();
    EyeSuspect eye = suspect;
    if (!settle(picture, eye, allDirections))
        return std::nullopt;
    int right = 0;
    const std::vector<Edge> edges = edgesAround(picture, eye, allDirections, right);
    if (right < rayCount) // of twice as many
        return std::nullopt;
    Outline shape = bestTurn(spread(edges, eye.center), edges);
    for (int round = 0; round < 4; ++round)
        if (!improve(shape, edges))
            return std::nullopt;
    const float off = meanMisfit(shape, edges);
    const float across = length(shape.right), along = length(shape.down);
    const float sine = std::abs(cross(shape.right, shape.down)) / std::max(across * along, 1e-6F);
    const bool sane = across < 5 * along && along < 5 * across && sine > 0.25F &&
                      length(shape.center - suspect.center) < 3 * suspect.module + 2 && off < 0.35F;
    if (!sane)
        return std::nullopt;
    const float like = likeness(picture, shape, eye.polarity);
    if (like < leastLikeness)
        return std::nullopt;
    const float seen = static_cast<float>(right) / (2 * rayCount);
    return FinderPattern{shape.center, shape.right, shape.down, std::clamp(seen * like * (1 - off), 0.01F, 1.0F)};
}

} // namespace th::grid
