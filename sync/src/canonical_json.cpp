// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canonical_json.h"

#include "core/strict_json.h"

#include <limits>

namespace th::sync {

using nlohmann::json;

namespace {

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
    auto parsed = core::parseStrictJson(text, std::numeric_limits<std::size_t>::max(), core::JsonNumbers::Whole);
    if (parsed)
        return std::move(parsed).value();
    const core::DocumentError &error = parsed.error();
    return core::Failure{error.where.empty() ? error.rule : error.where + ": " + error.rule};
}

std::string canonicalJson(const json &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace th::sync
