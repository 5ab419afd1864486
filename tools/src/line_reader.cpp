// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_reader.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace th::tools {

bool LineReader::fill(Wait wait)
{
    if (m_ended)
        return false;
    pollfd waiting{m_descriptor, POLLIN, 0};
    if (wait == Wait::NotAtAll && ::poll(&waiting, 1, 0) <= 0)
        return false;
    m_chunk.resize(65536);
    m_position = 0;
    ssize_t got = 0;
    while ((got = ::read(m_descriptor, m_chunk.data(), m_chunk.size())) < 0) {
        if (errno == EAGAIN) // whoever opened it does not want to wait; we do
            ::poll(&waiting, 1, -1);
        else if (errno != EINTR)
            break;
    }
    m_error = got < 0 ? errno : 0;
    m_chunk.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    m_ended = got <= 0;
    return !m_ended;
}

void LineReader::append(const char *begin, const char *end)
{
    const std::size_t most = m_cap + 2; // the CR of a line end may follow a line of full length
    const std::size_t room = most - std::min(m_line.size(), most);
    m_line.append(begin, std::min(room, static_cast<std::size_t>(end - begin)));
}

std::string LineReader::finishedLine()
{
    if (!m_line.empty() && m_line.size() <= m_cap + 1 && m_line.back() == '\r')
        m_line.pop_back();
    m_line.resize(std::min(m_line.size(), m_cap + 1));
    return std::exchange(m_line, {});
}

void LineReader::takeLines(std::vector<std::string> &lines, std::size_t most)
{
    while (m_position < m_chunk.size() && lines.size() < most) {
        const char *begin = m_chunk.data() + m_position;
        const char *end = m_chunk.data() + m_chunk.size();
        const char *lineEnd = std::find(begin, end, '\n');
        append(begin, lineEnd);
        m_position += static_cast<std::size_t>(lineEnd - begin);
        if (lineEnd == end)
            return;
        ++m_position;
        lines.push_back(finishedLine());
    }
}

std::vector<std::string> LineReader::read(std::size_t most)
{
    std::vector<std::string> lines;
    takeLines(lines, most);
    while (lines.size() < most && fill(lines.empty() ? Wait::UntilThere : Wait::NotAtAll))
        takeLines(lines, most);
    if (m_ended && lines.size() < most && !m_line.empty())
        lines.push_back(finishedLine());
    return lines;
}

} // namespace th::tools
