// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace th::core {

using nlohmann::json;

namespace {

constexpr std::size_t maxDepth = 16;
constexpr std::size_t maxValues = 2'000'000;

/// Builds the tree while watching what nlohmann's own parser lets through: repeated members and depth.
class StrictBuilder final : public nlohmann::json_sax<json> {
public:
    explicit StrictBuilder(JsonNumbers numbers) : m_numbers(numbers) {}

    json root;

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t &) override
    {
        if (m_numbers == JsonNumbers::Whole)
            fail("a number that is not whole, or too large");
        return add(value);
    }
    bool string(string_t &value) override { return add(std::move(value)); }
    bool binary(binary_t &) override { fail("binary values are not JSON"); }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t &value) override
    {
        m_key = value;
        if (m_open.back()->contains(value))
            fail("the member \"" + value + "\" is there twice");
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const json::exception &) override
    {
        throw DocumentError{"", "not JSON: error near byte " + std::to_string(position),
                            std::max<std::size_t>(position, 1) - 1};
    }

private:
    [[noreturn]] void fail(std::string rule) const { throw DocumentError{where(), std::move(rule)}; }

    std::string where() const
    {
        std::string pointer;
        for (const std::string &step : m_path)
            pointer += "/" + step;
        return pointer;
    }

    json *place(json value)
    {
        if (++m_values > maxValues)
            fail("too many values");
        if (m_open.empty())
            return &(root = std::move(value));
        json &parent = *m_open.back();
        if (parent.is_object())
            return &(parent[m_key] = std::move(value));
        parent.push_back(std::move(value));
        return &parent.back();
    }

    bool add(json value)
    {
        place(std::move(value));
        return true;
    }

    bool open(json container)
    {
        if (m_open.size() >= maxDepth)
            fail("nested more than " + std::to_string(maxDepth) + " deep");
        if (!m_open.empty()) {
            const json &parent = *m_open.back();
            m_path.push_back(parent.is_object() ? pointerStep(m_key) : std::to_string(parent.size()));
        }
        m_open.push_back(place(std::move(container)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        if (!m_path.empty())
            m_path.pop_back();
        return true;
    }

    JsonNumbers m_numbers;
    std::vector<json *> m_open; ///< ancestors stay where they are while a descendant grows
    std::vector<std::string> m_path;
    std::string m_key;
    std::size_t m_values = 0;
};

} // namespace

std::string pointerStep(std::string_view member)
{
    std::string step;
    for (const char c : member)
        step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return step;
}

Result<json, DocumentError> parseStrictJson(ByteView text, std::size_t maxBytes, JsonNumbers numbers)
{
    if (text.size() > maxBytes)
        return Failure{DocumentError{"", "longer than " + std::to_string(maxBytes) + " bytes"}};
    if (!isValidUtf8(asText(text)))
        return Failure{DocumentError{"", "not UTF-8"}};
    try {
        StrictBuilder builder(numbers);
        json::sax_parse(text.begin(), text.end(), &builder);
        return std::move(builder.root);
    } catch (const DocumentError &fault) {
        return Failure{fault};
    }
}

} // namespace th::core
