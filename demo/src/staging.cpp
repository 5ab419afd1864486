// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "staging.h"

#include "core/signing.h"
#include "props.h"

#include <QImage>

#include <algorithm>
#include <cmath>

namespace th::demo {
namespace {

std::uint64_t hashOf(const std::string &name, std::uint32_t seed)
{
    const auto digest = core::sha256(core::asBytes(name + std::to_string(seed)));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | digest[i];
    return value;
}

/// Where each kind of thing is held when nothing else is: its QR stays clear of the thumb.
Held poseOf(Look look)
{
    Held held;
    switch (look) {
    case Look::Sheet:
        held.centre = {640, 322};
        held.width = 575;
        held.grip = {0.955f, 0.60f};
        held.arm = {1, 0.62f};
        return held;
    case Look::Phone:
        held.centre = {640, 366};
        held.width = 340;
        held.grip = {0.90f, 0.80f};
        held.arm = {0.72f, 1};
        return held;
    case Look::Placard:
        held.centre = {640, 350};
        held.width = 450;
        held.grip = {0.90f, 0.93f};
        held.arm = {0.55f, 1};
        return held;
    case Look::Card:
        held.centre = {640, 345};
        held.width = 600;
        held.grip = {0.62f, 0.88f};
        held.arm = {0.25f, 1};
        return held;
    }
    return held;
}

/// Room for the card at the right.
void makeRoom(Held &pass, Look look)
{
    pass.centre.x = look == Look::Sheet ? 345.f : 300.f;
    if (look != Look::Sheet)
        return;
    pass.grip = {0.045f, 0.40f};
    pass.arm = {-1, 0.75f};
}

cv::Mat pictureOf(const Scenario &scenario)
{
    switch (scenario.look) {
    case Look::Sheet:
        return lit(drawSheet(scenario), Surface::Matt);
    case Look::Phone:
        return lit(drawPhone(scenario), Surface::Glossy);
    case Look::Placard:
        return lit(drawPlacard(scenario), Surface::Matt);
    case Look::Card:
        return lit(drawCard(*scenario.card), Surface::Glossy);
    }
    return {};
}

} // namespace

Shot still(const Scenario &scenario, std::uint32_t seed)
{
    const std::uint64_t hash = hashOf(scenario.name, seed);
    cv::RNG random(hash);
    const auto tremble = [&](Held &held) {
        held.roll = random.uniform(-4.5f, 4.5f);
        held.yaw = random.uniform(-12.f, 12.f);
        held.pitch = random.uniform(-8.f, 8.f);
        held.centre += cv::Point2f(random.uniform(-26.f, 26.f), random.uniform(-12.f, 12.f));
    };
    Shot shot;
    shot.seed = hash;
    shot.backdrop = static_cast<int>(hash >> 8 & 3);
    Held pass = poseOf(scenario.look);
    pass.picture = pictureOf(scenario);
    pass.skin = static_cast<int>(hash >> 16 & 0xff);
    const bool withCard = scenario.card && scenario.look != Look::Card;
    if (withCard)
        makeRoom(pass, scenario.look);
    tremble(pass);
    shot.held.push_back(pass);
    if (withCard) {
        Held card = poseOf(Look::Card);
        card.picture = lit(drawCard(*scenario.card), Surface::Glossy);
        card.width = 520;
        card.centre = {950, 330};
        card.skin = pass.skin;
        card.arm = {0.5f, 1};
        tremble(card);
        shot.held.push_back(card);
    }
    return shot;
}

std::vector<Shot> film(const Shot &posed, int framesEach)
{
    constexpr int moving = 4;
    const auto offset = [&](int frame) { // how far below its place the thing is, in parts of the way
        const int fromEnd = std::min(frame + 1, framesEach - frame);
        const float part = 1 - static_cast<float>(std::min(fromEnd, moving + 1)) / static_cast<float>(moving + 1);
        return part * part;
    };
    std::vector<Shot> shots;
    for (int frame = 0; frame < framesEach; ++frame) {
        Shot shot = posed;
        shot.seed = posed.seed + static_cast<std::uint64_t>(frame);
        const float sway = static_cast<float>(frame) * 0.55f;
        for (Held &held : shot.held) {
            held.centre += cv::Point2f(5 * std::sin(sway), 840 * offset(frame) + 4 * std::cos(sway * 0.8f));
            held.roll += 0.8f * std::sin(sway * 0.7f);
        }
        shot.motion = 0.22f * 840 * (offset(frame) - offset(std::max(frame - 1, 0)));
        shots.push_back(std::move(shot));
    }
    return shots;
}

} // namespace th::demo
