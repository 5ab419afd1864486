// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "backdrop.h"

#include <QImage>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace th::demo {
namespace {

constexpr float focal = 1400; // pixels: a webcam's angle of view
const std::array<cv::Scalar, 3> skins{cv::Scalar(118, 152, 204), cv::Scalar(92, 128, 182), cv::Scalar(134, 170, 220)};
const std::array<cv::Scalar, 3> sleeves{cv::Scalar(132, 96, 62), cv::Scalar(70, 74, 82), cv::Scalar(96, 118, 70)};

/// Where the corners of a held thing fall in the frame, from the top left clockwise.
std::vector<cv::Point2f> project(const Held &held)
{
    const float height = held.width * static_cast<float>(held.picture.rows) / static_cast<float>(held.picture.cols);
    const auto radians = [](float degrees) { return degrees * static_cast<float>(CV_PI) / 180; };
    const float sr = std::sin(radians(held.roll)), cr = std::cos(radians(held.roll));
    const float sy = std::sin(radians(held.yaw)), cy = std::cos(radians(held.yaw));
    const float sp = std::sin(radians(held.pitch)), cp = std::cos(radians(held.pitch));
    std::vector<cv::Point2f> corners(4);
    const std::array<cv::Point2f, 4> unit{{{-0.5f, -0.5f}, {0.5f, -0.5f}, {0.5f, 0.5f}, {-0.5f, 0.5f}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const float x = unit[i].x * held.width, y = unit[i].y * height;
        const float rx = cr * x - sr * y, ry = sr * x + cr * y;
        const float px = cy * rx, py = cp * ry + sp * sy * rx, depth = cp * -sy * rx + sp * ry;
        const float shrink = focal / (focal + depth);
        corners[i] = held.centre + cv::Point2f(px * shrink, py * shrink);
    }
    return corners;
}

cv::Point2f inside(const std::vector<cv::Point2f> &corners, const cv::Point2f &part)
{
    const cv::Point2f top = corners[0] + (corners[1] - corners[0]) * part.x;
    const cv::Point2f bottom = corners[3] + (corners[2] - corners[3]) * part.x;
    return top + (bottom - top) * part.y;
}

/// A BGRA picture, premultiplied, over the part of the frame in which something is drawn: the rest costs nothing.
struct Layer {
    explicit Layer(const cv::Rect &wanted)
        : area(wanted & cv::Rect(0, 0, frameWidth, frameHeight)), pixels(area.size(), CV_8UC4, cv::Scalar::all(0))
    {
    }
    [[nodiscard]] cv::Point2f at(const cv::Point2f &inFrame) const { return inFrame - cv::Point2f(area.tl()); }

    cv::Rect area;
    cv::Mat pixels;
};

cv::Rect around(const std::vector<cv::Point2f> &points, float margin)
{
    const cv::Rect box = cv::boundingRect(points);
    const int wider = static_cast<int>(std::ceil(margin));
    return {box.x - wider, box.y - wider, box.width + 2 * wider, box.height + 2 * wider};
}

void blend(cv::Mat &frame, const Layer &layer)
{
    for (int y = 0; y < layer.area.height; ++y) {
        auto *below = frame.ptr<cv::Vec3b>(layer.area.y + y) + layer.area.x;
        const auto *above = layer.pixels.ptr<cv::Vec4b>(y);
        for (int x = 0; x < layer.area.width; ++x) {
            const int alpha = above[x][3];
            if (alpha == 0)
                continue;
            for (int c = 0; c < 3; ++c)
                below[x][c] = cv::saturate_cast<std::uint8_t>(above[x][c] + below[x][c] * (255 - alpha) / 255);
        }
    }
}

cv::Scalar opaque(const cv::Scalar &colour) { return {colour[0], colour[1], colour[2], 255}; }

void limb(Layer &layer, const cv::Point2f &from, const cv::Point2f &to, float width, const cv::Scalar &colour)
{
    // Rounded and lit from the upper left: ever thinner, ever lighter strokes.
    const cv::Point2f light(-width * 0.10f, -width * 0.06f);
    for (int i = 0; i < 6; ++i) {
        const float part = static_cast<float>(i) / 6;
        const cv::Scalar tone = colour * (0.74 + 0.30 * part);
        cv::line(layer.pixels, layer.at(from + light * part), layer.at(to + light * part), opaque(tone),
                 std::max(1, static_cast<int>(width * (1 - 0.85f * part))), cv::LINE_AA);
    }
}

struct Hand {
    cv::Point2f thumb;  ///< on the thing
    cv::Point2f inward; ///< unit, from the arm to the thing
    float finger;       ///< width, pixels
    int skin;
};

void drawArm(Layer &layer, const Hand &hand)
{
    const cv::Scalar &skin = skins[static_cast<std::size_t>(hand.skin) % skins.size()];
    const cv::Scalar &sleeve = sleeves[static_cast<std::size_t>(hand.skin) % sleeves.size()];
    const cv::Point2f across(-hand.inward.y, hand.inward.x);
    const cv::Point2f wrist = hand.thumb - hand.inward * (hand.finger * 4.6f);
    limb(layer, wrist - hand.inward * (hand.finger * 3.0f), wrist - hand.inward * 1200.f, hand.finger * 4.2f, sleeve);
    limb(layer, wrist - hand.inward * (hand.finger * 3.2f), wrist + hand.inward * hand.finger, hand.finger * 2.5f,
         skin);
    limb(layer, wrist + hand.inward * (hand.finger * 0.8f), wrist + hand.inward * (hand.finger * 2.4f),
         hand.finger * 3.4f, skin);
    for (int i = 0; i < 4; ++i) { // fingers behind the thing, seen where they reach beyond its edge
        const cv::Point2f knuckle = wrist + hand.inward * (hand.finger * 2.4f) +
                                    across * (hand.finger * (static_cast<float>(i) - 1.5f) * 0.95f);
        limb(layer, knuckle, knuckle + hand.inward * (hand.finger * 3.4f), hand.finger, skin * 0.94);
    }
}

void drawThumb(Layer &layer, const Hand &hand)
{
    const cv::Scalar &skin = skins[static_cast<std::size_t>(hand.skin) % skins.size()];
    const cv::Point2f across(-hand.inward.y, hand.inward.x);
    const cv::Point2f base = hand.thumb - hand.inward * (hand.finger * 2.7f) + across * (hand.finger * 0.9f);
    limb(layer, base, hand.thumb, hand.finger * 1.25f, skin);
    const cv::Point2f nail = hand.thumb + (hand.thumb - base) * 0.06f;
    const double angle = std::atan2(hand.inward.y, hand.inward.x) * 180 / CV_PI;
    cv::ellipse(layer.pixels,
                cv::RotatedRect(layer.at(nail), {hand.finger * 0.62f, hand.finger * 0.5f}, static_cast<float>(angle)),
                opaque(skin * 1.1), cv::FILLED, cv::LINE_AA);
}

/// Light falls off from the upper left; a glossy thing shows a faint streak.
void shade(cv::Mat &picture, Surface surface)
{
    for (int y = 0; y < picture.rows; ++y) {
        auto *row = picture.ptr<cv::Vec4b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const float u = static_cast<float>(x) / static_cast<float>(picture.cols);
            const float v = static_cast<float>(y) / static_cast<float>(picture.rows);
            const float light = 0.98f - 0.09f * u - 0.06f * v;
            const float away = (u + 0.55f * v - 0.95f) / 0.16f;
            const float streak = surface == Surface::Glossy ? 26 * std::exp(-away * away) : 0;
            const float alpha = static_cast<float>(row[x][3]) / 255;
            for (int c = 0; c < 3; ++c)
                row[x][c] = cv::saturate_cast<std::uint8_t>(static_cast<float>(row[x][c]) * light + streak * alpha);
        }
    }
}

void drawShadow(cv::Mat &frame, const std::vector<cv::Point2f> &corners)
{
    constexpr int softness = 45;
    std::vector<cv::Point2f> fallen;
    std::transform(corners.begin(), corners.end(), std::back_inserter(fallen),
                   [](const cv::Point2f &corner) { return corner + cv::Point2f(14, 20); });
    Layer layer(around(fallen, softness));
    if (layer.area.empty())
        return;
    std::vector<cv::Point> outline;
    std::ranges::transform(fallen, std::back_inserter(outline),
                           [&](const cv::Point2f &corner) { return cv::Point(layer.at(corner)); });
    cv::fillConvexPoly(layer.pixels, outline, cv::Scalar(0, 0, 0, 90), cv::LINE_AA);
    cv::blur(layer.pixels, layer.pixels, {softness, softness});
    blend(frame, layer);
}

void drawPicture(cv::Mat &frame, const cv::Mat &picture, const std::vector<cv::Point2f> &corners)
{
    Layer layer(around(corners, 2));
    if (layer.area.empty())
        return;
    const auto columns = static_cast<float>(picture.cols), rows = static_cast<float>(picture.rows);
    const std::array<cv::Point2f, 4> flat{{{0, 0}, {columns, 0}, {columns, rows}, {0, rows}}};
    std::array<cv::Point2f, 4> target;
    std::transform(corners.begin(), corners.end(), target.begin(),
                   [&](const cv::Point2f &corner) { return layer.at(corner); });
    cv::warpPerspective(picture, layer.pixels, cv::getPerspectiveTransform(flat.data(), target.data()),
                        layer.area.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    blend(frame, layer);
}

void drawHeld(cv::Mat &frame, const Held &held)
{
    const auto corners = project(held);
    const float length = std::hypot(held.arm.x, held.arm.y);
    const Hand hand{inside(corners, held.grip), held.arm * (-1 / length), 46, held.skin};
    const float reach = hand.finger * 4.2f; // the widest limb
    drawShadow(frame, corners);
    if (Layer arm(around({hand.thumb, hand.thumb - hand.inward * 1500.f}, reach)); !arm.area.empty()) {
        drawArm(arm, hand);
        cv::GaussianBlur(arm.pixels, arm.pixels, {}, 2.6);
        blend(frame, arm);
    }
    drawPicture(frame, held.picture, corners);
    if (Layer thumb(around({hand.thumb}, reach)); !thumb.area.empty()) {
        drawThumb(thumb, hand);
        cv::GaussianBlur(thumb.pixels, thumb.pixels, {}, 2.0);
        blend(frame, thumb);
    }
}

/// What moves up or down while the shutter is open is smeared over as many rows.
void addMotion(cv::Mat &frame, float motion)
{
    const float length = std::abs(motion);
    if (length >= 1.5f)
        cv::blur(frame, frame, {1, std::min(static_cast<int>(length), 41) | 1});
}

/// What a cheap sensor adds: softness, shadowed corners, grain.
void addSensor(cv::Mat &frame, std::uint64_t seed)
{
    cv::GaussianBlur(frame, frame, {}, 0.55);
    cv::RNG random(seed * 0x9e3779b97f4a7c15ull + 1);
    cv::Mat grain(frameHeight / 2, frameWidth / 2, CV_16SC1);
    random.fill(grain, cv::RNG::NORMAL, 0, 0.65);
    for (int y = 0; y < frame.rows; ++y) {
        auto *row = frame.ptr<cv::Vec3b>(y);
        const auto *noise = grain.ptr<short>(y / 2);
        for (int x = 0; x < frame.cols; ++x)
            for (int c = 0; c < 3; ++c)
                row[x][c] = cv::saturate_cast<std::uint8_t>(row[x][c] + noise[x / 2]);
    }
}

} // namespace

Studio::Studio(std::uint32_t seed)
{
    for (int i = 0; i < backdropCount; ++i)
        m_backdrops.push_back(drawBackdrop(i, seed, {frameWidth, frameHeight}));
}

cv::Mat Studio::take(const Shot &shot) const
{
    cv::Mat frame = m_backdrops[static_cast<std::size_t>(shot.backdrop) % m_backdrops.size()].clone();
    for (const Held &held : shot.held)
        drawHeld(frame, held);
    addMotion(frame, shot.motion);
    addSensor(frame, shot.seed);
    return frame;
}

cv::Mat lit(const QImage &image, Surface surface)
{
    const QImage copy = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    const cv::Mat view(copy.height(), copy.width(), CV_8UC4, const_cast<std::uint8_t *>(copy.constBits()),
                       static_cast<std::size_t>(copy.bytesPerLine()));
    cv::Mat picture = view.clone();
    shade(picture, surface);
    return picture;
}

} // namespace th::demo
