// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/letters.h"

#include "core/json_document.h"

#include <algorithm>
#include <array>

namespace th::mail {

namespace {

using core::json::Node;

constexpr std::size_t maxBytes = 256 * 1024, maxSubject = 200, maxLine = 2000, maxKinds = 16, maxLines = 100;
constexpr std::array<std::string_view, 12> names{"reference", "unit",          "name",   "reason", "refused", "lines",
                                                 "approved",  "refused_count", "passes", "count",  "part",    "parts"};

/// Visits the text between fields, and the fields.
template <class Plain, class Field> void walk(std::string_view text, const Plain &plain, const Field &field)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find('{', at), text.size());
        plain(text.substr(at, open - at));
        const std::size_t close = text.find('}', open);
        if (open == text.size())
            return;
        field(text.substr(open + 1, close == text.npos ? text.npos : close - open - 1));
        at = close == text.npos ? text.size() : close + 1;
    }
}

std::string readPattern(const Node &node, std::size_t most)
{
    std::string text = node.text(most);
    walk(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (std::ranges::find(names, name) == names.end())
                node.fail("no such field: {" + std::string(name) + "}");
        });
    return text;
}

std::string readLines(const Node &node)
{
    const auto lines = node.items();
    if (lines.empty() || lines.size() > maxLines)
        node.fail("1 to 100 lines");
    std::string text;
    for (const Node &line : lines)
        text += readPattern(line, maxLine) + "\n";
    return text;
}

std::string filled(std::string_view pattern, const Filling &filling, core::Language language)
{
    std::string text;
    std::size_t fields = 0, empty = 0;
    walk(
        pattern, [&](std::string_view plain) { text += plain; },
        [&](std::string_view name) {
            const auto found = filling.find(std::string(name));
            const std::string value = found == filling.end() ? std::string() : found->second.in(language);
            ++fields;
            empty += value.empty();
            text += value;
        });
    return fields > 0 && empty == fields ? std::string() : text + "\n";
}

std::string filledLines(const std::string &lines, const Filling &filling, core::Language language)
{
    std::string text;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        text += filled(std::string_view(lines).substr(at, end - at), filling, language);
        at = end + 1;
    }
    return text;
}

} // namespace

const Letters::Letter *Letters::find(const std::string &kind) const
{
    const auto found = m_letters.find(kind);
    return found == m_letters.end() ? nullptr : &found->second;
}

core::Result<Letters, core::DocumentError> parseLetters(core::ByteView json)
{
    return core::json::readDocument<Letters>(json, maxBytes, [](const Node &node) {
        node.onlyMembers({"format", "letters"});
        if (node.at("format").text(maxLine) != "th-letters-1")
            node.at("format").fail("th-letters-1");
        Letters letters;
        const auto items = node.at("letters").items();
        if (items.size() > maxKinds)
            node.at("letters").fail("at most 16 letters");
        for (const Node &item : items) {
            item.onlyMembers({"kind", "subject", "vi", "en"});
            const Node patterns = item.at("subject");
            Letters::Letter letter{
                {readPattern(patterns.at("vi"), maxSubject), readPattern(patterns.at("en"), maxSubject)},
                {readLines(item.at("vi")), readLines(item.at("en"))}};
            if (!letters.m_letters.emplace(item.at("kind").text(maxSubject), std::move(letter)).second)
                item.at("kind").fail("each kind once");
        }
        for (const char *kind : {"received", "reviewed", "refused", "sent_back", "passes", "revoked"})
            if (!letters.find(kind))
                node.at("letters").fail(std::string("a letter of kind ") + kind);
        return letters;
    });
}

Written write(const Letters::Letter &letter, const std::string &reference, const Filling &filling)
{
    const auto subject = [&](core::Language language) {
        std::string line = filled(letter.subject.in(language), filling, language);
        while (!line.empty() && line.back() == '\n')
            line.pop_back();
        return line;
    };
    return {reference + " " + subject(core::Language::Vietnamese) + " / " + subject(core::Language::English),
            filledLines(letter.text.vi, filling, core::Language::Vietnamese) + "\n* * *\n\n" +
                filledLines(letter.text.en, filling, core::Language::English)};
}

} // namespace th::mail
