// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_document.h"

#include <algorithm>
#include <cmath>

namespace th::core::json {

using nlohmann::json;

namespace {

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

void Node::onlyMembers(std::initializer_list<const char *> names) const
{
    if (!m_value->is_object())
        fail("an object");
    for (const auto &[member, value] : m_value->items()) {
        const auto same = [&found = member](const char *allowed) { return found == allowed; };
        if (std::none_of(names.begin(), names.end(), same))
            Node(value, m_where + "/" + pointerStep(member)).fail("no such member in this format");
    }
}

Node Node::at(const char *name) const
{
    if (const auto found = find(name))
        return *found;
    fail(std::string("the member \"") + name + "\" is missing");
}

std::optional<Node> Node::find(const char *name) const
{
    if (!m_value->is_object())
        fail("an object");
    const auto found = m_value->find(name);
    if (found == m_value->end())
        return std::nullopt;
    return Node(*found, m_where + "/" + name);
}

std::vector<Node> Node::items() const
{
    if (!m_value->is_array())
        fail("an array");
    std::vector<Node> nodes;
    nodes.reserve(m_value->size());
    for (const json &value : *m_value)
        nodes.emplace_back(value, m_where + "/" + std::to_string(nodes.size()));
    return nodes;
}

std::string Node::text(std::size_t maxBytes) const
{
    const auto *value = m_value->get_ptr<const json::string_t *>();
    if (!value || value->empty() || value->size() > maxBytes || hasControlCharacter(*value))
        fail("a text of 1 to " + std::to_string(maxBytes) + " bytes without control characters");
    return *value;
}

std::string Node::plainId() const
{
    std::string id = text(32);
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (!std::ranges::all_of(id, isPlain))
        fail("a name of 1 to 32 of a-z 0-9 _");
    return id;
}

std::int64_t Node::integer(std::int64_t least, std::int64_t most) const
{
    const bool fits =
        m_value->is_number_integer() &&
        (!m_value->is_number_unsigned() ||
         m_value->get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    const std::int64_t value = fits ? m_value->get<std::int64_t>() : 0;
    if (!fits || value < least || value > most)
        fail("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return value;
}

double Node::number(double least, double most) const
{
    const double value = m_value->is_number() ? m_value->get<double>() : std::nan("");
    if (!(value >= least && value <= most))
        fail("a number from " + std::to_string(least) + " to " + std::to_string(most));
    return value;
}

bool Node::boolean() const
{
    if (!m_value->is_boolean())
        fail("true or false");
    return m_value->get<bool>();
}

Instant Node::instant() const
{
    const auto parsed = parseRfc3339(text(40));
    if (!parsed)
        fail("a time as in 2021-09-06T08:15:00Z");
    return *parsed;
}

LocalName Node::localName() const
{
    onlyMembers({"vi", "en"});
    return {at("vi").text(200), at("en").text(200)};
}

PassKind Node::passKind() const
{
    const std::string given = text(20);
    for (const PassKind kind : {PassKind::Employee, PassKind::Individual, PassKind::Household})
        if (given == name(kind))
            return kind;
    fail("employee, individual or household");
}

std::set<PassKind> Node::passKinds() const
{
    std::set<PassKind> kinds;
    for (const Node &item : items())
        if (!kinds.insert(item.passKind()).second)
            item.fail("no kind twice");
    return kinds;
}

std::vector<std::uint8_t> Node::hex(std::size_t size) const
{
    const auto bytes = fromHex(text(2 * size));
    if (!bytes || bytes->size() != size)
        fail(std::to_string(2 * size) + " hexadecimal digits");
    return *bytes;
}

template <class Code> Code Node::code(const char *rule) const
{
    const auto *value = m_value->get_ptr<const json::string_t *>();
    Code code(value ? *value : std::string());
    if (!isWellFormed(code))
        fail(rule);
    return code;
}

AuthorityCode Node::authorityCode() const { return code<AuthorityCode>("an authority code: 1 to 16 of A-Z 0-9 . -"); }

SeriesCode Node::seriesCode() const { return code<SeriesCode>("a series code: 1 to 12 of A-Z 0-9"); }

AreaCode Node::areaCode() const
{
    return code<AreaCode>("an area code: 1 to 24 of A-Z 0-9, parts divided by single dots");
}

CategoryCode Node::categoryCode() const { return code<CategoryCode>("a category code: 1 to 16 of a-z 0-9 -"); }

CheckpointCode Node::checkpointCode() const
{
    return code<CheckpointCode>("a checkpoint code: 1 to 24 of A-Z a-z 0-9 . -");
}

} // namespace th::core::json
