// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "glance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <utility>

namespace th::scanner {
namespace {

constexpr int block = 8;           ///< pixels across
constexpr double least = 6;        ///< grey levels between block means that count as change
constexpr double most = 20;        ///< … in the worst noise
constexpr double noises = 8;       ///< mean differences that the largest of some ten thousand may reach
constexpr double moving = 3.5;     ///< mean difference above which it is not noise that differs
constexpr double surge = 3;        ///< times the usual mean difference …
constexpr double leastSurge = 1.5; ///< … and grey levels more, that something new must bring

} // namespace

bool Glance::differs(const cv::Mat &grey)
{
    const cv::Size size((grey.cols + block - 1) / block, (grey.rows + block - 1) / block);
    cv::resize(grey, m_now, size, 0, 0, cv::INTER_AREA);
    m_surged = m_known.size() != m_now.size();
    if (m_surged)
        return true;
    cv::absdiff(m_known, m_now, m_difference);
    const double mean = cv::mean(m_difference)[0];
    m_surged = mean > surge * m_usual + leastSurge;
    m_usual += (mean - m_usual) / 8;
    double largest = 0;
    cv::minMaxLoc(m_difference, nullptr, &largest);
    return mean > moving || largest > std::clamp(noises * mean, least, most);
}

void Glance::remember() { std::swap(m_known, m_now); }

void Glance::forget()
{
    m_known.release();
    m_usual = 0;
}

} // namespace th::scanner
