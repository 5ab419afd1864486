// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/frames.h"

#include <memory>

namespace th::frames {

/// What makes a stream hard.
enum class Hardship {
    Hand,  ///< level 1 a calm hand and a clean print … 4 a shaking hand, glare, a worn print
    Strap, ///< a calm hand and a clean print, but something dark swings to and fro before it: each frame lacks 40 to
           ///< 49 % of the code's rows, more than its error correction makes up for, and not the same rows
};

struct StreamOrder {
    int level = 1; ///< to 4
    std::uint64_t seed = 0;
    cv::Size size{1280, 720};
    Hardship hardship = Hardship::Hand;
};

/// What a camera sees at 30 frames a second while somebody holds up a code: it enters from an edge, is held, leaves.
/// The hand trembles, the focus hunts and then breathes, the exposure goes in steps, a glare wanders, frames are
/// dropped; one stream in six shows a pass and an ID card at once. Same order, same frames. Seeds: as for single frames
/// (frames.h).
class Stream {
public:
    explicit Stream(const StreamOrder &order);
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    static constexpr double framesPerSecond = 30;

    [[nodiscard]] int frameCount() const;
    /// The first frame in which the code is fully in view and held: the moment a reader's time is counted from.
    [[nodiscard]] int heldFrom() const;
    [[nodiscard]] int heldUntil() const;                         ///< the last frame before it leaves
    [[nodiscard]] bool dropped(int index) const;                 ///< the camera delivers no such frame
    [[nodiscard]] const std::vector<std::string> &texts() const; ///< of the codes held up
    [[nodiscard]] const std::string &what() const;               ///< what makes it hard, in words
    /// Draws a frame; `codes` are those that are fully in view in it. Takes about a tenth of a second. Thread: any.
    [[nodiscard]] Frame frame(int index) const;

private:
    struct Plan;
    std::unique_ptr<const Plan> m_plan;
};

} // namespace th::frames
