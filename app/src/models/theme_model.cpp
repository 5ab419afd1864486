// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme_model.h"

#include <algorithm>
#include <cmath>

namespace th::app {

namespace {

constexpr QSize wideSize{1280, 800}, flatSize{800, 480}, tallSize{480, 800};
constexpr double largestScale = 2.5;

ThemeModel::Shape shapeOf(int width, int height)
{
    if (height > width)
        return ThemeModel::Shape::Tall;
    return width >= 1000 && height >= 600 ? ThemeModel::Shape::Wide : ThemeModel::Shape::Flat;
}

QSize designSize(ThemeModel::Shape shape)
{
    switch (shape) {
    case ThemeModel::Shape::Wide:
        return wideSize;
    case ThemeModel::Shape::Flat:
        return flatSize;
    case ThemeModel::Shape::Tall:
        return tallSize;
    }
    return wideSize;
}

} // namespace

ThemeModel::ThemeModel(Motion motion, QObject *parent) : QObject(parent), m_motion(motion) {}

void ThemeModel::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    emit coloursChanged();
}

void ThemeModel::setWindow(int width, int height)
{
    const Shape shape = shapeOf(width, height);
    const QSize design = designSize(shape);
    const double fit = std::min(double(width) / design.width(), double(height) / design.height());
    const double scale = std::clamp(fit, shape == Shape::Wide ? 0.8 : 1.0, largestScale);
    if (shape == m_shape && std::abs(scale - m_scale) < 0.01)
        return;
    m_shape = shape;
    m_scale = scale;
    emit sizesChanged();
}

int ThemeModel::pick(int wide, int flat, int tall) const
{
    switch (m_shape) {
    case Shape::Wide:
        return static_cast<int>(std::lround(wide * m_scale));
    case Shape::Flat:
        return static_cast<int>(std::lround(flat * m_scale));
    case Shape::Tall:
        return static_cast<int>(std::lround(tall * m_scale));
    }
    return wide;
}

// In the order of Level: plain, good, caution, bad.

QVariantList ThemeModel::strong() const
{
    const Palette &p = palette();
    return {p.raised, p.admit, p.unclear, p.refuse};
}

QVariantList ThemeModel::onStrong() const
{
    const Palette &p = palette();
    return {p.text, p.onAdmit, p.onUnclear, p.onRefuse};
}

QVariantList ThemeModel::soft() const
{
    const Palette &p = palette();
    return {p.raised, p.admitSoft, p.unclearSoft, p.refuseSoft};
}

QVariantList ThemeModel::onSoft() const
{
    const Palette &p = palette();
    return {p.text, p.admitText, p.unclearText, p.refuseText};
}

} // namespace th::app
