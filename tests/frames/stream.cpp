// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/stream.h"

#include "frames/hand.h"
#include "frames/payload.h"
#include "frames/setup.h"
#include "frames/texture.h"

namespace th::frames {
namespace {

constexpr double secondsPerFrame = 1 / Stream::framesPerSecond;

/// What a stream's print may suffer from besides the hand; two sheets side by side suffer nothing more.
constexpr std::array prints{Condition::Clean, Condition::Dirt,    Condition::Stamps, Condition::Faded,
                            Condition::Cup,   Condition::Crumple, Condition::Far,    Condition::Laminate,
                            Condition::Phone, Condition::Night,   Condition::Tilt};

std::shared_ptr<const Sheet> print(Setup &setup, bool trimmed, Random &random)
{
    setup.printing.density = std::clamp(std::ceil(2.2 * setup.pose.modulePixels), 5.0, 12.0);
    Sheet sheet = makeSheet(setup.code, setup.text, setup.carrier, setup.printing, random);
    for (const auto &wear : setup.wear)
        wear(sheet, random);
    if (trimmed) { // so that two sheets find room beside each other
        const cv::Rect2d rest = sheet.codeArea(9) & sheet.extent;
        sheet.print = sheet.area(rest).clone();
        sheet.extent = rest;
    }
    return std::make_shared<const Sheet>(std::move(sheet));
}

bool fullyInside(const std::array<cv::Point2d, 4> &corners, cv::Size size)
{
    return std::all_of(corners.begin(), corners.end(), [&](cv::Point2d corner) {
        return corner.x >= 0 && corner.y >= 0 && corner.x < size.width && corner.y < size.height;
    });
}

} // namespace

struct Stream::Plan {
    Plan(const StreamOrder &order, Random random);
    void addCard(Random &random);
    [[nodiscard]] Shadow strapAt(double seconds) const;
    [[nodiscard]] Pose poseAt(const Placed &placed, double seconds) const;
    [[nodiscard]] Shot shotAt(double seconds) const;
    [[nodiscard]] std::vector<cv::Point2d> motionAt(double seconds) const;

    std::uint64_t seed;
    double strap = 0; ///< share of the code's rows that it hides
    Setup setup;
    Visit visit;
    Tremor swayX, swayY, swayRoll, swayTilt, swayNear, glareX, glareY;
    Focus focus;
    cv::Point2d from;              ///< where it comes from, pixels from its place of rest
    double shutter;                ///< seconds
    std::vector<double> exposures; ///< factors, one after the other
    std::vector<bool> drops;
    std::vector<Placed> sheets;
    cv::Mat background;
    std::vector<std::string> texts;
    std::string what;
};

Stream::Plan::Plan(const StreamOrder &order, Random random)
    : seed(random.bits()),
      setup(ordinarySetup(order.size, random)), visit{random.between(0.25, 0.6), random.between(1.0, 1.6),
                                                      random.between(0.2, 0.4)},
      swayX(graded(order.level, {0, 2, 4, 7, 11}), random), swayY(graded(order.level, {0, 2, 4, 7, 11}), random),
      swayRoll(graded(order.level, {0, 0.006, 0.012, 0.02, 0.03}), random),
      swayTilt(graded(order.level, {0, 0.02, 0.04, 0.07, 0.1}), random),
      swayNear(graded(order.level, {0, 0.01, 0.02, 0.03, 0.045}), random), glareX(0.6, random), glareY(0.6, random),
      focus(graded(order.level, {0.4, 0.7, 1.0, 1.4, 1.8}), graded(order.level, {0, 0.15, 0.35, 0.55, 0.75}), random),
      shutter(random.between(1 / 250.0, graded(order.level, {0.004, 0.008, 0.014, 0.02, 0.03})))
{
    const Condition worn = prints.at(static_cast<std::size_t>(random.whole(0, static_cast<int>(prints.size()) - 1)));
    const bool two = random.chance(1.0 / 6) && order.hardship == Hardship::Hand;
    const bool clean = two || order.hardship != Hardship::Hand;
    impose(setup, clean ? Condition::Clean : worn, order.level * 0.75, random);
    what = two ? "pass and card" : std::string(name(clean ? Condition::Clean : worn));
    const double angle = random.angle();
    from = cv::Point2d(std::cos(angle), std::sin(angle)) * (1.1 * order.size.width);
    if (random.chance(0.25 * order.level) && order.hardship == Hardship::Hand) { // a glare that wanders
        const double reach = setup.codePixels() * graded(order.level, {0.1, 0.12, 0.16, 0.2, 0.25});
        setup.light.glares.push_back(
            {setup.pose.middle, {reach, reach * 0.7}, random.angle(), random.between(0.8, 2), 2});
        what += ", glare";
    }
    if (two) {
        setup.pose.modulePixels =
            std::min(setup.pose.modulePixels, 0.36 * order.size.width / (setup.code.getSize() + 18));
        setup.pose.middle = {order.size.width * 0.28, order.size.height * random.between(0.4, 0.6)};
    }
    sheets.push_back({print(setup, two, random), setup.surface, setup.pose});
    texts.push_back(setup.text);
    if (two)
        addCard(random);
    for (int step = 0; step < 8; ++step) // settles within about a second
        exposures.push_back(1 + random.normal() * graded(order.level, {0, 0.1, 0.2, 0.3, 0.4}) / (1 + step));
    const int count = cvCeil((visit.enters + visit.holds + visit.leaves) * framesPerSecond);
    for (int i = 0; i < count; ++i)
        drops.push_back(random.chance((!drops.empty() && drops.back() ? 0.35 : 0.02) * order.level * 0.6));
    background = makeBackground(order.size, random);
}

void Stream::Plan::addCard(Random &random)
{
    const std::string text = texts.front().starts_with("TH1:") ? idCardText(random) : passText(random);
    Setup card(setup.size, text, encode(text, random));
    card.carrier = Carrier::Card;
    card.printing = setup.printing;
    card.pose = setup.pose;
    card.pose.modulePixels = std::min(setup.pose.modulePixels * random.between(0.85, 1.1),
                                      0.36 * setup.size.width / (card.code.getSize() + 18));
    card.pose.middle = {setup.size.width * 0.72, setup.size.height * random.between(0.4, 0.6)};
    sheets.push_back({print(card, true, random), {}, card.pose});
    texts.push_back(text);
}

/// Between the eyes above and the eye below, once to and fro in two thirds of a second.
Shadow Stream::Plan::strapAt(double seconds) const
{
    const double side = setup.code.getSize(), beyond = 2 * side, eye = 8 / side; // from the code's middle
    const double way = 1 - 2 * eye - strap;
    const double top = eye - 0.5 + way * (0.5 + 0.5 * std::sin(3 * std::numbers::pi * seconds));
    const Placed code{sheets.front().sheet, sheets.front().surface, poseAt(sheets.front(), seconds)};
    Shadow shadow{{}, 0, 1};
    for (const cv::Point2d corner : {cv::Point2d(-beyond, top * side),
                                     {beyond, top * side},
                                     {beyond, (top + strap) * side},
                                     {-beyond, (top + strap) * side}})
        shadow.outline.emplace_back(code.seen(corner));
    return shadow;
}

Pose Stream::Plan::poseAt(const Placed &placed, double seconds) const
{
    Pose pose = placed.pose;
    pose.middle += from * visit.awayAt(seconds) + cv::Point2d(swayX.at(seconds), swayY.at(seconds));
    pose.roll += swayRoll.at(seconds);
    pose.tilt += swayTilt.at(seconds);
    pose.modulePixels *= 1 + swayNear.at(seconds);
    return pose;
}

std::vector<cv::Point2d> Stream::Plan::motionAt(double seconds) const
{
    std::vector<cv::Point2d> path;
    const cv::Point2d middle = poseAt(sheets.front(), seconds).middle;
    for (int i = -3; i <= 3; ++i)
        path.push_back(poseAt(sheets.front(), seconds + shutter * i / 6).middle - middle);
    for (cv::Point2d &point : path) // beyond this nothing is left to see
        point *= 60 / std::max(60.0, cv::norm(path.front()));
    return cv::norm(path.front() - path.back()) > 0.3 ? path : std::vector<cv::Point2d>();
}

Shot Stream::Plan::shotAt(double seconds) const
{
    Shot shot{setup.size, background, sheets, setup.light, setup.optics, setup.sensor};
    for (Placed &placed : shot.sheets)
        placed.pose = poseAt(placed, seconds);
    const auto step = static_cast<std::size_t>(std::max(0.0, seconds - visit.enters * 0.7) / 0.16);
    shot.light.exposure *= std::clamp(exposures[std::min(step, exposures.size() - 1)], 0.3, 2.0);
    for (Glare &glare : shot.light.glares)
        glare.middle += cv::Point2d(glareX.at(seconds), glareY.at(seconds)) * setup.codePixels() * 0.7;
    if (strap > 0)
        shot.light.shadows.push_back(strapAt(seconds));
    shot.light.bandPhase += seconds * 9;
    shot.optics.motion = motionAt(seconds);
    shot.optics.defocus =
        std::min(12.0, shot.optics.defocus + focus.blurAt(seconds - visit.enters * 0.6) * setup.pose.modulePixels);
    return shot;
}

Stream::Stream(const StreamOrder &order)
{
    StreamOrder calm = order;
    if (order.hardship != Hardship::Hand)
        calm.level = 1;
    auto plan = std::make_unique<Plan>(calm, Random(order.seed * 8 + static_cast<std::uint64_t>(order.level) + 0x51EA));
    if (order.hardship == Hardship::Strap) {
        plan->strap = graded(order.level, {0, 0.4, 0.43, 0.46, 0.49});
        plan->what += ", strap";
    }
    m_plan = std::move(plan);
}

Stream::~Stream() = default;

int Stream::frameCount() const { return static_cast<int>(m_plan->drops.size()); }
int Stream::heldFrom() const { return cvCeil(m_plan->visit.enters * framesPerSecond); }
int Stream::heldUntil() const { return cvFloor((m_plan->visit.enters + m_plan->visit.holds) * framesPerSecond); }
bool Stream::dropped(int index) const { return m_plan->drops.at(static_cast<std::size_t>(index)); }
const std::vector<std::string> &Stream::texts() const { return m_plan->texts; }
const std::string &Stream::what() const { return m_plan->what; }

Frame Stream::frame(int index) const
{
    const Shot shot = m_plan->shotAt(index * secondsPerFrame);
    Random noise(m_plan->seed + static_cast<std::uint64_t>(index) * 0x9E3779B97F4A7C15U);
    Frame frame;
    frame.picture = capture(shot, noise);
    for (const Placed &placed : shot.sheets)
        if (const auto corners = placed.corners(); fullyInside(corners, shot.size))
            frame.codes.push_back({placed.sheet->text, corners});
    frame.modules = m_plan->setup.code.getSize();
    frame.modulePixels = m_plan->setup.pose.modulePixels;
    frame.what = m_plan->what;
    return frame;
}

} // namespace th::frames
