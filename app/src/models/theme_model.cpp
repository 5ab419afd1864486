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

QColor ThemeModel::strong(Level level) const
{
    switch (level) {
    case Level::Plain:
        return palette().raised;
    case Level::Good:
        return palette().admit;
    case Level::Caution:
        return palette().unclear;
    case Level::Bad:
        return palette().refuse;
    }
    return {};
}

QColor ThemeModel::onStrong(Level level) const
{
    switch (level) {
    case Level::Plain:
        return palette().text;
    case Level::Good:
        return palette().onAdmit;
    case Level::Caution:
        return palette().onUnclear;
    case Level::Bad:
        return palette().onRefuse;
    }
    return {};
}

QColor ThemeModel::soft(Level level) const
{
    switch (level) {
    case Level::Plain:
        return palette().raised;
    case Level::Good:
        return palette().admitSoft;
    case Level::Caution:
        return palette().unclearSoft;
    case Level::Bad:
        return palette().refuseSoft;
    }
    return {};
}

QColor ThemeModel::onSoft(Level level) const
{
    switch (level) {
    case Level::Plain:
        return palette().text;
    case Level::Good:
        return palette().admitText;
    case Level::Caution:
        return palette().unclearText;
    case Level::Bad:
        return palette().refuseText;
    }
    return {};
}

} // namespace th::app
