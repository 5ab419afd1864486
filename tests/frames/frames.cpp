// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/frames.h"

#include "frames/setup.h"
#include "frames/texture.h"

namespace th::frames {
namespace {

struct Named {
    Condition condition;
    std::string_view name;
};

constexpr std::array<Named, 20> names{{
    {Condition::Clean, "clean"},       {Condition::Far, "far"},           {Condition::Defocus, "defocus"},
    {Condition::Motion, "motion"},     {Condition::Tilt, "tilt"},         {Condition::Rotation, "rotation"},
    {Condition::Night, "night"},       {Condition::Glare, "glare"},       {Condition::Shadow, "shadow"},
    {Condition::Crumple, "crumple"},   {Condition::Dirt, "dirt"},         {Condition::Stamps, "stamps"},
    {Condition::Laminate, "laminate"}, {Condition::Phone, "phone"},       {Condition::Jpeg, "jpeg"},
    {Condition::Faded, "faded"},       {Condition::Thermal, "thermal"},   {Condition::Quiet, "quiet"},
    {Condition::Cup, "cup"},           {Condition::Combined, "combined"},
}};

/// Two different conditions; those that move the code come first, so that the others hit it where it is then.
std::pair<Condition, Condition> chooseTwo(Random &random)
{
    const int first = random.whole(1, 17), second = random.whole(first + 1, 18);
    // Phone and the print's own faults exclude each other: a screen is not stamped.
    const bool phone = first == static_cast<int>(Condition::Phone) || second == static_cast<int>(Condition::Phone);
    const Condition other = static_cast<Condition>(first == static_cast<int>(Condition::Phone) ? second : first);
    if (phone && other != Condition::Far && other != Condition::Defocus && other != Condition::Motion &&
        other != Condition::Tilt && other != Condition::Rotation && other != Condition::Glare &&
        other != Condition::Jpeg)
        return {Condition::Tilt, Condition::Phone};
    const auto moves = [](int which) {
        const auto condition = static_cast<Condition>(which);
        return condition == Condition::Phone || condition == Condition::Jpeg || condition == Condition::Quiet;
    };
    if (moves(second) && !moves(first))
        return {static_cast<Condition>(second), static_cast<Condition>(first)};
    return {static_cast<Condition>(first), static_cast<Condition>(second)};
}

void tellModules(Frame &frame, const Placed &placed, const Setup &setup)
{
    const int side = setup.code.getSize();
    frame.modules = side;
    frame.inverted = setup.printing.inverted;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            frame.centres.push_back(placed.seen({x + 0.5 - side / 2.0, y + 0.5 - side / 2.0}));
            frame.dark.push_back(setup.code.getModule(x, y));
        }
}

double areaSide(const std::array<cv::Point2d, 4> &corners)
{
    return std::sqrt(std::abs((corners[2] - corners[0]).cross(corners[3] - corners[1])) / 2);
}

} // namespace

const std::vector<Condition> &allConditions()
{
    static const std::vector<Condition> all = [] {
        std::vector<Condition> list;
        for (const Named &named : names)
            list.push_back(named.condition);
        return list;
    }();
    return all;
}

std::string_view name(Condition condition) { return names.at(static_cast<std::size_t>(condition)).name; }

std::optional<Condition> conditionNamed(std::string_view name)
{
    for (const Named &named : names)
        if (named.name == name)
            return named.condition;
    return std::nullopt;
}

Frame makeFrame(const Order &order)
{
    Random random((order.seed * 64 + static_cast<std::uint64_t>(order.condition)) * 8 +
                  static_cast<std::uint64_t>(order.level));
    Random usual = random.branch(1), special = random.branch(2), print = random.branch(3), sensor = random.branch(4);
    Setup setup = ordinarySetup(order.size, usual);
    std::string what(name(order.condition));
    if (order.condition == Condition::Combined) {
        const auto [first, second] = chooseTwo(special);
        impose(setup, first, order.level / 2.0, special);
        impose(setup, second, order.level / 2.0, special);
        what = std::string(name(first)) + "+" + std::string(name(second));
    } else {
        impose(setup, order.condition, order.level, special);
    }
    setup.printing.density = std::clamp(std::ceil(2.2 * setup.pose.modulePixels), 5.0, 12.0);
    Sheet sheet = makeSheet(setup.code, setup.text, setup.carrier, setup.printing, print);
    for (const auto &wear : setup.wear)
        wear(sheet, print);
    Shot shot{.size = setup.size,
              .background = makeBackground(setup.size, print),
              .sheets = {},
              .light = setup.light,
              .optics = setup.optics,
              .sensor = setup.sensor};
    shot.sheets.push_back({std::make_shared<const Sheet>(std::move(sheet)), setup.surface, setup.pose});
    Frame frame;
    frame.picture = capture(shot, sensor);
    frame.codes = {{setup.text, shot.sheets.front().corners()}};
    tellModules(frame, shot.sheets.front(), setup);
    frame.modulePixels = areaSide(frame.codes.front().corners) / frame.modules;
    frame.what = std::move(what);
    return frame;
}

} // namespace th::frames
