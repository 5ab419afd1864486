// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace th::tools {

/// Lines from a file descriptor, as many at once as are there. Of a line longer than the cap only the beginning is kept
/// (one byte more than the cap, so that its length still shows), whatever its length: memory is bounded.
class LineReader {
public:
    /// `descriptor` stays the caller's. It may be a pipe, a terminal or a file.
    LineReader(int descriptor, std::size_t cap) : m_descriptor(descriptor), m_cap(cap) {}

    /// Waits for at least one line, then takes what else is there at once, up to `most` lines. Without line ends
    /// (LF or CR LF). A last line without its end counts if it is not empty. Empty: the input has ended.
    [[nodiscard]] std::vector<std::string> read(std::size_t most);

    /// Why the input ended: 0 at its end, else the errno of reading it.
    [[nodiscard]] int error() const { return m_error; }

private:
    enum class Wait { UntilThere, NotAtAll };
    bool fill(Wait wait);
    void takeLines(std::vector<std::string> &lines, std::size_t most);
    void append(const char *begin, const char *end);
    std::string finishedLine();

    int m_descriptor;
    std::size_t m_cap;
    std::string m_chunk;        ///< read, not yet looked at
    std::size_t m_position = 0; ///< in m_chunk
    std::string m_line;         ///< the unfinished line, at most cap + 2 bytes
    bool m_ended = false;
    int m_error = 0;
};

} // namespace th::tools
