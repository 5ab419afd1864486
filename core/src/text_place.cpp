// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document.h"
#include "core/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace th::core {

namespace {

/// Goes through JSON that has been read before: what it meets is well formed, or it stops where it is.
class Walker {
public:
    explicit Walker(std::string_view text) : m_text(text) { space(); }

    [[nodiscard]] std::size_t position() const { return m_at; }

    /// To the value of the member or item that a step of a JSON pointer names. False: there is none.
    bool enter(const std::string &step)
    {
        const std::size_t before = m_at;
        const bool object = here() == '{';
        if (!object && here() != '[')
            return false;
        take();
        for (std::size_t index = 0; m_at < m_text.size() && here() != '}' && here() != ']'; ++index) {
            const std::string name = object ? member() : std::to_string(index);
            if (name == step)
                return true;
            skip();
            if (here() == ',')
                take();
        }
        m_at = before;
        return false;
    }

private:
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void space()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }
    void take()
    {
        ++m_at;
        space();
    }
    std::string_view quoted()
    {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        const std::string_view all = m_text.substr(begin, m_at - begin);
        space();
        return all;
    }
    /// The name of a member as a pointer's step, and past its colon.
    std::string member()
    {
        const auto name = nlohmann::json::parse(quoted(), nullptr, false);
        take();
        return name.is_string() ? pointerStep(name.get_ref<const std::string &>()) : std::string();
    }
    /// Past a value and the space after it.
    void skip()
    {
        std::size_t depth = 0;
        do {
            const char c = here();
            if (c == '"') {
                (void)quoted();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            take();
        } while (m_at < m_text.size() && (depth > 0 || std::string_view(",}]").find(here()) == std::string_view::npos));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::size_t byteOf(std::string_view text, const std::string &pointer)
{
    Walker walker(text);
    for (std::size_t at = 0; at < pointer.size();) {
        const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
        if (!walker.enter(pointer.substr(at + 1, end - at - 1)))
            break;
        at = end;
    }
    return walker.position();
}

} // namespace

TextPlace placeOf(ByteView text, const DocumentError &error)
{
    const std::string_view all = asText(text);
    const std::size_t byte = std::min(error.byte ? *error.byte : byteOf(all, error.where), all.size());
    TextPlace place;
    for (const char c : all.substr(0, byte)) {
        if (c == '\n')
            place = {place.line + 1, 1};
        else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
            ++place.column;
    }
    return place;
}

} // namespace th::core
