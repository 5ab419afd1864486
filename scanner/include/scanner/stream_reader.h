// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <memory>
#include <vector>

namespace th::scanner {

/// What is in view in one frame of a stream.
struct StreamReading {
    Reading reading;
    /// Of each of `reading.symbols`: since when something code-like has been seen where it was read, without a break.
    std::vector<SteadyTime> firstSeen;
};

/// Reads a stream of frames of one camera. Each frame gets as much work as the scene deserves: none if nothing moved
/// since it was last looked at, little while nothing code-like is in view, up to a frame's time for a code that is
/// there but unread. Never throws, whatever the frame. Knows no clock: the same frames and times give the same answers
/// at a fixed pace; at the machine's, the budget is processor time. Thread: any, one call at a time an object.
class StreamReader {
public:
    explicit StreamReader(int maxSymbols = 8, Pace pace = Pace::Machine);
    ~StreamReader();
    StreamReader(const StreamReader &) = delete;
    StreamReader &operator=(const StreamReader &) = delete;

    /// `at`: when the frame was taken; REQUIRES: not before the frame before it. Frames may be missing in between.
    [[nodiscard]] StreamReading look(const ImageView &frame, SteadyTime at);

    /// Another camera, a pause: what comes next has nothing to do with what came before.
    void forget();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::scanner
