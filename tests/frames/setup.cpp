// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/setup.h"

#include "frames/payload.h"

namespace th::frames {
namespace {

Printing ordinaryPrinting(Random &random)
{
    Printing printing;
    printing.ink = random.between(0.03, 0.12);
    printing.paper = random.between(0.7, 0.92);
    printing.growth = random.between(-0.08, 0.16);
    printing.quiet = random.chance(0.2) ? random.between(2.5, 4) : random.between(4, 7);
    return printing;
}

Sensor ordinarySensor(Random &random)
{
    Sensor sensor;
    sensor.electrons = 1000 * std::pow(10, random.between(0, 0.9));
    sensor.readNoise = random.between(0.001, 0.004);
    sensor.gamma = random.between(1.8, 2.4);
    sensor.sharpening = random.chance(0.3) ? 0 : random.between(0.1, 0.8);
    sensor.jpegQuality = random.chance(0.35) ? 0 : random.whole(70, 95);
    return sensor;
}

} // namespace

double graded(double strength, const std::array<double, 5> &values)
{
    const double at = std::clamp(strength, 0.0, 4.0);
    const auto below = static_cast<std::size_t>(std::min(at, 3.0));
    const double part = at - static_cast<double>(below);
    return values[below] * (1 - part) + values[below + 1] * part;
}

void setModulePixels(Setup &setup, double pixels, Random &random)
{
    const double fits = 0.88 * std::min(setup.size.width, setup.size.height) / (setup.code.getSize() + 2);
    setup.pose.modulePixels = std::min(pixels, fits);
    // Turned by any angle, the code reaches half its diagonal from the middle; most holders aim at the frame's middle.
    const double turn = std::abs(std::sin(setup.pose.roll)) + std::abs(std::cos(setup.pose.roll));
    const double reach = setup.codePixels() / 2 * turn + 6;
    const double roomX = std::max(0.0, setup.size.width / 2.0 - reach),
                 roomY = std::max(0.0, setup.size.height / 2.0 - reach);
    const double spread = random.chance(0.25) ? 1 : 0.6;
    setup.pose.middle = {setup.size.width / 2.0 + roomX * random.between(-spread, spread),
                         setup.size.height / 2.0 + roomY * random.between(-spread, spread)};
}

Setup ordinarySetup(cv::Size size, Random &random)
{
    const bool card = random.chance(0.12);
    std::string text = card ? idCardText(random) : passText(random);
    Setup setup(size, text, encode(text, random));
    setup.carrier = card || random.chance(0.25) ? Carrier::Card : Carrier::Page;
    setup.printing = ordinaryPrinting(random);
    setup.pose.roll = random.normal() * 0.09;
    setup.pose.tilt = std::abs(random.normal()) * 0.12;
    setup.pose.tiltAxis = random.angle();
    setup.pose.focal = random.between(0.75, 1.3) * size.width;
    setModulePixels(setup, random.between(2.9, random.chance(0.5) ? 4.5 : 7.5) * size.height / 720.0, random);
    setup.light.exposure = random.between(0.35, 0.95);
    setup.light.slope = {random.normal() * 0.12, random.normal() * 0.12};
    setup.light.veil = random.between(0, 0.04);
    const double from = random.angle(), steep = random.between(0.2, 0.9);
    setup.light.direction = {std::cos(from) * steep, std::sin(from) * steep};
    setup.optics.blur = random.between(0.45, 0.85);
    setup.sensor = ordinarySensor(random);
    return setup;
}

} // namespace th::frames
