// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "warp.h"

#include <opencv2/core.hpp>

namespace th::grid {
namespace {

/// The normal equations of 8 unknowns, after the anchors' pixels have been brought near the origin.
bool solveProjection(std::span<const Anchor> anchors, PixelPoint middle, double scale, std::array<double, 8> &h)
{
    cv::Matx<double, 8, 8> normal = cv::Matx<double, 8, 8>::zeros();
    cv::Matx<double, 8, 1> right = cv::Matx<double, 8, 1>::zeros();
    const auto add = [&](const std::array<double, 8> &row, double value, double weight) {
        for (int i = 0; i < 8; ++i) {
            for (int j = 0; j < 8; ++j)
                normal(i, j) += weight * row[i] * row[j];
            right(i) += weight * row[i] * value;
        }
    };
    for (const Anchor &anchor : anchors) {
        const double x = anchor.module.x, y = anchor.module.y, w = anchor.weight;
        const double px = (anchor.pixel.x - middle.x) / scale, py = (anchor.pixel.y - middle.y) / scale;
        add({x, y, 1, 0, 0, 0, -px * x, -px * y}, px, w);
        add({0, 0, 0, x, y, 1, -py * x, -py * y}, py, w);
    }
    cv::Matx<double, 8, 1> solution;
    if (!cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY))
        return false;
    std::copy(solution.val, solution.val + 8, h.begin());
    return true;
}

/// The thin plate's kernel: r² log r.
float bending(PixelPoint a, PixelPoint b)
{
    const float r2 = dot(a - b, a - b);
    return r2 > 1e-12F ? 0.5F * r2 * std::log(r2) : 0;
}

} // namespace

std::optional<Projection> Projection::fit(std::span<const Anchor> anchors)
{
    if (anchors.size() < 4)
        return std::nullopt;
    PixelPoint middle;
    for (const Anchor &anchor : anchors)
        middle = middle + (1.0F / static_cast<float>(anchors.size())) * anchor.pixel;
    double scale = 1;
    for (const Anchor &anchor : anchors)
        scale = std::max<double>(scale, length(anchor.pixel - middle));
    std::array<double, 8> h{};
    if (!solveProjection(anchors, middle, scale, h))
        return std::nullopt;
    Projection projection;
    for (int i = 0; i < 3; ++i) {
        const double last = i < 2 ? h[6 + i] : 1;
        projection.m_h[i] = static_cast<float>(scale * h[i] + middle.x * last);
        projection.m_h[3 + i] = static_cast<float>(scale * h[3 + i] + middle.y * last);
    }
    projection.m_h[6] = static_cast<float>(h[6]);
    projection.m_h[7] = static_cast<float>(h[7]);
    for (const float value : projection.m_h)
        if (!std::isfinite(value))
            return std::nullopt;
    return projection;
}

bool Projection::isSane(int side) const
{
    const auto n = static_cast<float>(side);
    std::array<PixelPoint, 4> corners;
    int i = 0;
    for (const PixelPoint m : {PixelPoint{0, 0}, {n, 0}, {n, n}, {0, n}}) {
        if (m_h[6] * m.x + m_h[7] * m.y + 1 < 0.1F)
            return false;
        corners[i++] = (*this)(m);
    }
    for (i = 0; i < 4; ++i) {
        const PixelPoint a = corners[(i + 1) % 4] - corners[i], b = corners[(i + 2) % 4] - corners[(i + 1) % 4];
        if (!(cross(a, b) > 0.1F * length(a) * length(b)) || length(a) < n * 0.5F)
            return false;
    }
    return true;
}

Warp::Warp(const Projection &plane, std::span<const Anchor> anchors) : m_plane(plane)
{
    const int count = static_cast<int>(anchors.size()), size = count + 3;
    for (const Anchor &anchor : anchors)
        m_scale = std::max(m_scale, std::max(anchor.module.x, anchor.module.y));
    cv::Mat_<double> system(size, size, 0.0), right(size, 2, 0.0), pulls;
    for (int i = 0; i < count; ++i) {
        m_knots.push_back((1 / m_scale) * anchors[i].module);
        const PixelPoint off = anchors[i].pixel - plane(anchors[i].module);
        right(i, 0) = off.x;
        right(i, 1) = off.y;
        for (int j = 0; j < i; ++j)
            system(i, j) = system(j, i) = bending(m_knots[i], m_knots[j]);
        system(i, i) = 0.001 / static_cast<double>(anchors[i].weight);
        system(i, count) = system(count, i) = 1;
        system(i, count + 1) = system(count + 1, i) = m_knots[i].x;
        system(i, count + 2) = system(count + 2, i) = m_knots[i].y;
    }
    if (!cv::solve(system, right, pulls, cv::DECOMP_LU))
        pulls = cv::Mat_<double>(size, 2, 0.0);
    for (int i = 0; i < size; ++i)
        m_pulls.push_back({static_cast<float>(pulls(i, 0)), static_cast<float>(pulls(i, 1))});
}

PixelPoint Warp::operator()(PixelPoint module) const
{
    const PixelPoint m = (1 / m_scale) * module;
    const std::size_t count = m_knots.size();
    PixelPoint off = m_pulls[count] + m.x * m_pulls[count + 1] + m.y * m_pulls[count + 2];
    for (std::size_t i = 0; i < count; ++i)
        off = off + bending(m, m_knots[i]) * m_pulls[i];
    return m_plane(module) + off;
}

GridMesh Warp::mesh(int side) const
{
    constexpr int every = 3;
    GridMesh coarse{side / every + 1, {}};
    for (int y = 0; y <= coarse.side; ++y)
        for (int x = 0; x <= coarse.side; ++x) {
            const PixelPoint m{static_cast<float>(x * every), static_cast<float>(y * every)};
            coarse.nodes.push_back((*this)(m)-m_plane(m));
        }
    GridMesh mesh = meshOf(m_plane, side);
    for (int y = 0; y <= side; ++y)
        for (int x = 0; x <= side; ++x) {
            PixelPoint &node = mesh.nodes[static_cast<std::size_t>(y) * static_cast<std::size_t>(side + 1) +
                                          static_cast<std::size_t>(x)];
            const PixelPoint at{static_cast<float>(x) / every, static_cast<float>(y) / every};
            node = node + along(coarse, at);
        }
    return mesh;
}

GridMesh meshOf(const Projection &plane, int side)
{
    GridMesh mesh{side, {}};
    mesh.nodes.reserve(static_cast<std::size_t>(side + 1) * static_cast<std::size_t>(side + 1));
    for (int y = 0; y <= side; ++y)
        for (int x = 0; x <= side; ++x)
            mesh.nodes.push_back(plane({static_cast<float>(x), static_cast<float>(y)}));
    return mesh;
}

PixelPoint along(const GridMesh &mesh, PixelPoint module)
{
    const auto cell = [&](float at) { // what is no number becomes 0
        return static_cast<int>(std::min(std::max(0.0F, at), static_cast<float>(mesh.side - 1)));
    };
    const int column = cell(module.x), row = cell(module.y);
    const float fx = module.x - static_cast<float>(column), fy = module.y - static_cast<float>(row);
    const PixelPoint a = mesh.at(column, row), b = mesh.at(column + 1, row);
    const PixelPoint c = mesh.at(column, row + 1), d = mesh.at(column + 1, row + 1);
    const PixelPoint upper = a + fx * (b - a), lower = c + fx * (d - c);
    return upper + fy * (lower - upper);
}

std::vector<Anchor> eyeAnchors(const LocatedSymbol &located, int side)
{
    std::vector<Anchor> anchors;
    const float far = static_cast<float>(side) - 3.5F;
    const auto add = [&](const FinderPattern &eye, PixelPoint module) {
        const float weight = eye.quality > 0 ? 1 : 0.02F;
        anchors.push_back({module, eye.center, 4 * weight});
        for (const float y : {-3.5F, 3.5F})
            for (const float x : {-3.5F, 3.5F})
                anchors.push_back({module + PixelPoint{x, y}, eye.center + x * eye.right + y * eye.down, weight});
    };
    add(located.topLeft, {3.5F, 3.5F});
    add(located.topRight, {far, 3.5F});
    add(located.bottomLeft, {3.5F, far});
    return anchors;
}

} // namespace th::grid
