// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canonical_json.h"

#include <set>
#include <stdexcept>
#include <vector>

namespace th::sync {

using nlohmann::json;

namespace {

constexpr int maxDepth = 16;

/// Watches a parse for what nlohmann lets through.
class Strictness {
public:
    bool operator()(int depth, json::parse_event_t event, const json &parsed)
    {
        switch (event) {
        case json::parse_event_t::object_start:
        case json::parse_event_t::array_start:
            if (depth >= maxDepth)
                throw std::invalid_argument("nested too deep");
            m_members.emplace_back();
            break;
        case json::parse_event_t::object_end:
        case json::parse_event_t::array_end:
            m_members.pop_back();
            break;
        case json::parse_event_t::key:
            if (!m_members.back().insert(parsed.get_ref<const std::string &>()).second)
                throw std::invalid_argument("a member is there twice");
            break;
        case json::parse_event_t::value:
            if (parsed.is_number_float())
                throw std::invalid_argument("a number that is not whole, or too large");
            break;
        }
        return true;
    }

private:
    std::vector<std::set<std::string>> m_members;
};

void appendText(std::string &out, const std::string &text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

void append(std::string &out, const json &value)
{
    if (value.is_string())
        return appendText(out, value.get_ref<const std::string &>());
    if (!value.is_structured())
        return void(out += value.dump());
    const char *separator = "";
    out += value.is_object() ? '{' : '[';
    for (const auto &[key, member] : value.items()) {
        out += separator;
        separator = ",";
        if (value.is_object()) {
            appendText(out, key);
            out += ':';
        }
        append(out, member);
    }
    out += value.is_object() ? '}' : ']';
}

} // namespace

core::Result<json, std::string> parseStrictJson(core::ByteView text)
{
    try {
        return json::parse(text.begin(), text.end(), Strictness());
    } catch (const json::exception &) {
        return core::Failure{std::string("not JSON")};
    } catch (const std::invalid_argument &fault) {
        return core::Failure{std::string(fault.what())};
    }
}

std::string canonicalJson(const json &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace th::sync
