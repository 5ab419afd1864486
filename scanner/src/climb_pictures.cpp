// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of the climb that have ZXing-C++ read pictures.
#include "climb.h"

#include "crowd.h"
#include "zxing.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace th::scanner {
namespace {

cv::Mat inPolarity(const cv::Mat &grey, grid::Polarity polarity)
{
    if (polarity == grid::Polarity::DarkOnLight)
        return grey;
    cv::Mat inverted;
    cv::bitwise_not(grey, inverted);
    return inverted;
}

View partOf(const View &view, const cv::Rect &box)
{
    const cv::Matx33f shift{1, 0, static_cast<float>(box.x), 0, 1, static_cast<float>(box.y), 0, 0, 1};
    return {view.grey(box), view.toFrame * shift};
}

Symbol inFrame(Symbol symbol, const View &view, grid::Polarity polarity)
{
    for (Point &corner : symbol.corners)
        corner = mapped(view, corner);
    symbol.inverted = polarity == grid::Polarity::LightOnDark;
    return symbol;
}

} // namespace

/// What is read in a picture that was made from the frame. Of these there are many, so that what little error
/// correction protects must be read a second time.
void Climb::keepCertain(const View &view, grid::Polarity polarity)
{
    std::vector<Symbol> slight;
    ++m_reading.chances.pictures;
    for (Symbol &symbol : readQrCodes(inPolarity(view.grey, polarity), m_options.maxSymbols, &slight))
        keep(inFrame(std::move(symbol), view, polarity));
    for (Symbol &symbol : slight)
        if (isConfirmed(inFrame(std::move(symbol), view, polarity), polarity))
            keep(m_slight.back().symbol);
    markRead();
}

/// Another picture of the frame gave the same text at the same place, or a close-up gives it.
bool Climb::isConfirmed(const Symbol &symbol, grid::Polarity polarity)
{
    const auto isIt = [&symbol](const Symbol &other) { return isSame(symbol, other); };
    const bool known = std::any_of(m_slight.begin(), m_slight.end(), [&](const Slight &other) {
        return other.picture != m_picture && isIt(other.symbol);
    });
    m_slight.push_back({symbol, m_picture});
    if (known)
        return true;
    constexpr float modulesAcross = 25; // of the middle one of the smallest three
    const Point a = symbol.corners[0], c = symbol.corners[2];
    const View near = closeUp(m_frame, symbol.corners, std::hypot(c.x - a.x, c.y - a.y) / 1.414F / modulesAcross);
    for (const Rung rung : {Rung::Plain, Rung::Smoothed, Rung::Sharpened}) {
        if (near.grey.empty())
            break;
        std::vector<Symbol> again, firm = readQrCodes(inPolarity(through(near, rung).grey, polarity), 1, &again);
        again.insert(again.end(), firm.begin(), firm.end());
        for (Symbol &other : again)
            if (isIt(inFrame(std::move(other), near, polarity)))
                return true;
    }
    return false;
}

void Climb::attempt(const View &view, grid::Polarity polarity, int splits)
{
    if (view.grey.empty() || full())
        return;
    if (isCrowded(view.grey, polarity, m_memory.binary))
        attemptParts(view, polarity, splits);
    else
        keepCertain(view, polarity);
}

/// Too many eyes for the library's cubic search: the parts of the picture, overlapping by half, one by one.
void Climb::attemptParts(const View &view, grid::Polarity polarity, int splits)
{
    const int width = view.grey.cols / 2, height = view.grey.rows / 2;
    if (splits <= 0 || width < 40 || height < 40)
        return;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3 && !m_budget.spent() && !full(); ++column)
            attempt(partOf(view, {column * width / 2, row * height / 2, width, height}), polarity, splits - 1);
}

void Climb::plain(grid::Polarity polarity)
{
    const View view{m_frame, cv::Matx33f::eye()};
    if (isCrowded(m_frame, polarity, m_memory.binary))
        attemptParts(view, polarity, m_options.effort == Effort::Live ? 1 : 3);
    else {
        ++m_reading.chances.pictures;
        for (Symbol &symbol : readQrCodes(inPolarity(m_frame, polarity), m_options.maxSymbols))
            keep(inFrame(std::move(symbol), view, polarity));
    }
    markRead();
}

void Climb::closeUps(std::span<const Rung> rungs)
{
    std::size_t pursued = 0;
    for (Suspect &suspect : m_suspects) {
        if (suspect.read || !suspect.isLikely() || ++pursued > mostPursued)
            continue;
        const Located located = locatedOf(suspect);
        const View view = closeUp(m_frame, located.corners, located.modulePixels);
        for (const Rung rung : rungs)
            if (!suspect.read && !m_budget.spent() && !view.grey.empty()) {
                ++m_picture;
                attempt(through(view, rung), suspect.place.polarity, 0);
            }
    }
}

} // namespace th::scanner
