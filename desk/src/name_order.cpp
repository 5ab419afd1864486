// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_order.h"

#include "collation.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace th::desk {

namespace {

/// "Nguyễn Thị Hương" → "Hương", "Nguyễn Thị".
std::pair<std::string_view, std::string_view> givenFirst(std::string_view name)
{
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos)
        return {name, {}};
    return {name.substr(space + 1), name.substr(0, space)};
}

/// The different texts among those given, and how they sort.
class Ranks {
public:
    std::uint32_t add(std::string_view text)
    {
        return m_places.try_emplace(text, static_cast<std::uint32_t>(m_places.size())).first->second;
    }
    /// By what `add` gave. Texts of one key have one rank.
    [[nodiscard]] std::vector<std::uint32_t> ranks(const Collation &collation) const
    {
        std::vector<std::pair<std::string, std::uint32_t>> keys;
        keys.reserve(m_places.size());
        for (const auto &[text, place] : m_places)
            keys.emplace_back(collation.key(std::string(text)), place);
        std::ranges::sort(keys);
        std::vector<std::uint32_t> ranks(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i)
            ranks[keys[i].second] =
                i > 0 && keys[i].first == keys[i - 1].first ? ranks[keys[i - 1].second] : static_cast<std::uint32_t>(i);
        return ranks;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_places;
};

} // namespace

std::vector<std::uint32_t> orderByName(const std::vector<RegisterEntry> &entries)
{
    Ranks givens, rests;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> names; // given, rest, place
    names.reserve(entries.size());
    for (const RegisterEntry &entry : entries) {
        const auto [given, rest] = givenFirst(entry.holder);
        names.emplace_back(givens.add(given), rests.add(rest), static_cast<std::uint32_t>(names.size()));
    }
    const Collation collation;
    const auto given = givens.ranks(collation), rest = rests.ranks(collation);
    for (auto &[first, second, place] : names) {
        first = given[first];
        second = rest[second];
    }
    std::ranges::sort(names);
    std::vector<std::uint32_t> order(names.size());
    std::ranges::transform(names, order.begin(), [](const auto &name) { return std::get<2>(name); });
    return order;
}

} // namespace th::desk
