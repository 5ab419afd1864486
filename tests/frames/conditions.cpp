// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/setup.h"
#include "frames/wear.h"

namespace th::frames {
namespace {

constexpr double degrees = std::numbers::pi / 180;

cv::Point2d onCode(const Setup &setup, Random &random, double reach)
{
    const double side = setup.codePixels();
    return setup.pose.middle + cv::Point2d(random.between(-reach, reach) * side, random.between(-reach, reach) * side);
}

void far(Setup &setup, double strength, Random &random)
{
    const double pixels = graded(strength, {3.6, 2.6, 2.15, 1.85, 1.6});
    setModulePixels(setup, pixels * random.between(0.94, 1.06) * setup.size.height / 720.0, random);
}

void defocus(Setup &setup, double strength, Random &random)
{
    setup.optics.defocus =
        graded(strength, {0, 0.48, 0.63, 0.8, 1.0}) * random.between(0.92, 1.08) * setup.pose.modulePixels;
}

void motion(Setup &setup, double strength, Random &random)
{
    const double length =
        graded(strength, {0, 0.85, 1.25, 1.65, 2.1}) * random.between(0.9, 1.1) * setup.pose.modulePixels;
    const double angle = random.angle(), bend = random.normal() * 0.25;
    setup.optics.motion.clear();
    for (int i = 0; i <= 6; ++i) {
        const double at = i / 6.0 - 0.5, turn = angle + bend * at;
        setup.optics.motion.push_back(cv::Point2d(std::cos(turn), std::sin(turn)) * at * length);
    }
}

void tilt(Setup &setup, double strength, Random &random)
{
    setup.pose.tilt = graded(strength, {8, 32, 43, 52, 60}) * random.between(0.95, 1.0) * degrees;
    setup.pose.tiltAxis =
        random.chance(0.6) ? random.whole(0, 3) * 90 * degrees + random.normal() * 0.15 : random.angle();
}

void rotation(Setup &setup, double strength, Random &random)
{
    setup.pose.roll = random.angle();
    setup.pose.tilt = graded(strength, {5, 8, 15, 24, 32}) * random.between(0.7, 1.0) * degrees;
    setModulePixels(setup,
                    graded(strength, {4, 3.4, 2.7, 2.25, 1.9}) * random.between(0.95, 1.2) * setup.size.height / 720.0,
                    random);
}

void night(Setup &setup, double strength, Random &random)
{
    setup.light.exposure = graded(strength, {0.5, 0.3, 0.2, 0.14, 0.1}) * random.between(0.8, 1.2);
    setup.sensor.electrons = graded(strength, {800, 400, 210, 110, 60});
    setup.sensor.readNoise = graded(strength, {0.003, 0.004, 0.006, 0.009, 0.012}) * random.between(0.8, 1.2);
    setup.sensor.grainBlur = random.chance(0.5) ? 0 : random.between(0.4, 0.8);
    setup.optics.blur = random.between(0.6, 1.0);
    if (random.chance(0.4)) // a torch
        setup.light.glares.push_back({onCode(setup, random, 0.8),
                                      cv::Size2d(1, 0.8) * (setup.codePixels() * random.between(0.5, 1)),
                                      random.angle(), setup.light.exposure * random.between(0.3, 1), 2});
}

void glare(Setup &setup, double strength, Random &random)
{
    const double side = setup.codePixels();
    for (int spots = random.whole(1, 2); spots > 0; --spots) {
        const double reach = graded(strength, {0, 0.11, 0.17, 0.23, 0.3}) * side * random.between(0.75, 1.15);
        setup.light.glares.push_back({onCode(setup, random, 0.4), cv::Size2d(reach, reach * random.between(0.4, 1)),
                                      random.angle(), random.between(0.8, 2.2), random.between(1.6, 3)});
    }
    setup.light.veil += graded(strength, {0, 0.03, 0.07, 0.11, 0.15});
}

void shadow(Setup &setup, double strength, Random &random)
{
    const double side = setup.codePixels();
    const double left = graded(strength, {0.8, 0.5, 0.32, 0.2, 0.11}) * random.between(0.85, 1.15);
    setup.light.exposure = random.between(0.75, 1.15); // the camera exposes for the dark part as well
    for (int parts = random.whole(1, 3); parts > 0; --parts) {
        const double angle = random.angle(), width = random.between(0.12, 0.7) * side;
        const cv::Point2d way(std::cos(angle), std::sin(angle)), across(-way.y, way.x);
        const cv::Point2d at = onCode(setup, random, 0.35);
        Shadow bar{.outline = {}, .left = left, .softness = random.between(0.6, 3)};
        for (const auto &[u, v] : {std::pair{-3.0, -0.5}, {3.0, -0.5}, {3.0, 0.5}, {-3.0, 0.5}})
            bar.outline.emplace_back(at + way * u * side + across * v * width * random.between(0.8, 1.2));
        setup.light.shadows.push_back(bar);
    }
}

void addFold(Setup &setup, double turned, Random &random)
{
    const double side = setup.code.getSize(), angle = random.chance(0.6)
                                                          ? random.whole(0, 3) * 90 * degrees + random.normal() * 0.1
                                                          : random.angle();
    const Fold fold{{random.between(-0.4, 0.4) * side, random.between(-0.4, 0.4) * side},
                    {std::cos(angle), std::sin(angle)},
                    turned * random.sign()};
    setup.surface.folds.push_back(fold);
    const double width = std::abs(turned) * random.between(0.3, 1.6);
    setup.wear.emplace_back(
        [fold, width](Sheet &sheet, Random &dice) { crack(sheet, fold.through, fold.across, width, dice); });
}

void crumple(Setup &setup, double strength, Random &random)
{
    const double side = setup.code.getSize();
    const double bend = graded(strength, {0, 0.15, 0.32, 0.55, 0.85}) * random.between(0.8, 1.2); // modules
    for (int waves = random.whole(3, 6); waves > 0; --waves) {
        const double length = side * random.between(0.3, 1.1), angle = random.angle();
        const double share = bend * length / side;
        setup.surface.waves.push_back({cv::Point2d(std::cos(angle), std::sin(angle)) * (2 * std::numbers::pi / length),
                                       random.angle(), 1.6 * share * random.between(0.6, 1.4),
                                       cv::Point2d(random.normal(), random.normal()) * 0.5 * share});
    }
    for (int folds = random.whole(1, 1 + static_cast<int>(strength)); folds > 0; --folds)
        addFold(setup, graded(strength, {0, 6, 11, 17, 24}) * random.between(0.6, 1.2) * degrees, random);
    setup.light.relief = graded(strength, {0.2, 0.5, 0.7, 0.85, 1});
}

void dirt(Setup &setup, double strength, Random &random)
{
    const double share = graded(strength, {0, 0.008, 0.022, 0.04, 0.065}) * random.between(0.8, 1.2);
    const int strokes = random.whole(0, 1 + static_cast<int>(strength) / 2);
    setup.wear.emplace_back([share, strokes](Sheet &sheet, Random &dice) {
        soil(sheet, share, dice);
        scribble(sheet, strokes, dice);
    });
}

void stamps(Setup &setup, double strength, Random &random)
{
    const double light = graded(strength, {0.9, 0.55, 0.42, 0.3, 0.2}) * random.between(0.85, 1.15);
    const int count = random.whole(1, 1 + static_cast<int>(strength + 0.5) / 2);
    setup.wear.emplace_back([light, count](Sheet &sheet, Random &dice) {
        for (int i = 0; i < count; ++i)
            stamp(sheet, light, dice);
    });
}

void laminate(Setup &setup, double strength, Random &random)
{
    const double side = setup.codePixels();
    setup.light.veil += graded(strength, {0, 0.05, 0.1, 0.16, 0.22}) * random.between(0.8, 1.2);
    const double angle = random.angle();
    const double bright = graded(strength, {0, 0.2, 0.35, 0.55, 0.8});
    for (int streaks = random.whole(1, 2 + static_cast<int>(strength)); streaks > 0; --streaks) {
        const double width = graded(strength, {0, 0.007, 0.012, 0.02, 0.034}) * side * random.between(0.5, 1.5);
        setup.light.glares.push_back({onCode(setup, random, 0.5), cv::Size2d(side * random.between(0.2, 1), width),
                                      angle + random.normal() * 0.2, bright * random.between(0.5, 1.6),
                                      random.between(2, 8)});
    }
    const double tube = graded(strength, {0, 0.15, 0.28, 0.42, 0.6}); // a window or a lamp mirrored as a whole
    setup.light.glares.push_back({onCode(setup, random, 0.4),
                                  cv::Size2d(side * random.between(0.1, 0.4), side * random.between(0.1, 0.3)), angle,
                                  tube * random.between(0.5, 1.2), 8});
}

void phone(Setup &setup, double strength, Random &random)
{
    setup.carrier = Carrier::Phone;
    setup.printing.ink = random.between(0.004, 0.02);
    setup.printing.paper = random.between(0.8, 1);
    setup.printing.growth = 0;
    setup.printing.inverted = random.chance(0.3);
    setup.light.exposure *=
        graded(strength, {1, 0.9, 0.9, 0.8, 0.7}) * (random.chance(0.3) ? 1.8 : 1); // too bright blooms
    setup.light.moire = graded(strength, {0, 0.1, 0.18, 0.26, 0.34}) * random.between(0.7, 1.3);
    setup.light.bandDepth = graded(strength, {0, 0.3, 0.5, 0.68, 0.82});
    setup.light.bandRows = random.between(50, 400) * setup.size.height / 720.0;
    setup.light.bandPhase = random.angle();
    setup.light.veil += graded(strength, {0, 0.02, 0.05, 0.1, 0.15});
    setup.optics.blur += graded(strength, {0, 0.1, 0.2, 0.35, 0.5});
    setModulePixels(setup,
                    graded(strength, {4.5, 4, 3.3, 2.8, 2.4}) * random.between(0.9, 1.2) * setup.size.height / 720.0,
                    random);
    if (random.chance(0.5)) // the sky in the glass
        setup.light.glares.push_back(
            {onCode(setup, random, 0.5),
             cv::Size2d(1, random.between(0.3, 1)) * (setup.codePixels() * random.between(0.1, 0.35)), random.angle(),
             graded(strength, {0, 0.1, 0.2, 0.35, 0.5}), random.between(2, 8)});
}

void jpeg(Setup &setup, double strength, Random &random)
{
    setup.sensor.jpegQuality = std::max(2, cvRound(graded(strength, {75, 22, 13, 8, 5}) * random.between(0.85, 1.15)));
    setup.sensor.jpegShift = random.chance(0.5) ? random.whole(1, 7) : 0;
    setModulePixels(setup, random.between(2.6, 4.2) * setup.size.height / 720.0, random);
}

void faded(Setup &setup, double strength, Random &random)
{
    const double ink = graded(strength, {0.1, 0.15, 0.24, 0.35, 0.47}) * random.between(0.93, 1.05);
    const double holes = graded(strength, {0, 0, 0.05, 0.11, 0.18}) * random.between(0.7, 1.2);
    setup.wear.emplace_back([ink, holes](Sheet &sheet, Random &dice) { fade(sheet, ink, holes, dice); });
}

void thermal(Setup &setup, double strength, Random &random)
{
    const int streaks = cvRound(graded(strength, {0, 2, 4, 7, 11}) * random.between(0.7, 1.3));
    const double widest = graded(strength, {0.2, 0.45, 0.7, 1.0, 1.3}),
                 banding = graded(strength, {0, 0.1, 0.2, 0.3, 0.42});
    const bool sideways = random.chance(0.5);
    setup.wear.emplace_back([=](Sheet &sheet, Random &dice) {
        if (sideways) // the code was printed across the paper's way; the surroundings turn with it
            sheet.print = sheet.print.clone();
        streak(sheet, streaks, widest, banding, dice);
    });
    if (sideways)
        setup.pose.roll += 90 * degrees * random.sign();
}

void quiet(Setup &setup, double strength, Random &random)
{
    const int sides = std::clamp(static_cast<int>(strength + 0.5), 1, 4);
    const double gap = graded(strength, {3, 1.5, 0.9, 0.45, 0.1}) * random.between(0.6, 1.2);
    setup.printing.quiet = std::min(setup.printing.quiet, gap + 0.6);
    setup.wear.emplace_back([sides, gap](Sheet &sheet, Random &dice) { crowd(sheet, sides, gap, dice); });
    setModulePixels(setup,
                    graded(strength, {4, 3.6, 3.1, 2.6, 2.2}) * random.between(0.9, 1.2) * setup.size.height / 720.0,
                    random);
}

void cup(Setup &setup, double strength, Random &random)
{
    const double half =
        graded(strength, {5, 12, 18, 28, 40}) * random.between(0.93, 1.05) * degrees; // seen from the axis
    const double axis = random.chance(0.6) ? random.whole(0, 1) * 90 * degrees + random.normal() * 0.1 : random.angle();
    const double reach = std::abs(std::cos(axis)) + std::abs(std::sin(axis)); // of the code's corners across the axis
    setup.surface.radius = setup.code.getSize() / 2.0 * reach / half;
    setup.surface.axis = axis;
    setup.light.relief = random.between(0.2, 0.8);
}

} // namespace

void impose(Setup &setup, Condition condition, double strength, Random &random)
{
    using Change = void (*)(Setup &, double, Random &);
    static constexpr std::array<Change, 19> changes{[](Setup &, double, Random &) {},
                                                    far,
                                                    defocus,
                                                    motion,
                                                    tilt,
                                                    rotation,
                                                    night,
                                                    glare,
                                                    shadow,
                                                    crumple,
                                                    dirt,
                                                    stamps,
                                                    laminate,
                                                    phone,
                                                    jpeg,
                                                    faded,
                                                    thermal,
                                                    quiet,
                                                    cup};
    changes.at(static_cast<std::size_t>(condition))(setup, strength, random);
}

} // namespace th::frames
