// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string> // before <compare>: Qt's moc cannot parse <concepts> when it is the first header it meets

#include <compare>
#include <cstdint>
#include <functional>
#include <utility>

namespace th::core {

/// A short identifier from signed data. Two kinds of code never mix by accident.
template <class Tag> struct Code {
    std::string text;

    Code() = default;
    explicit Code(std::string value) : text(std::move(value)) {}
    [[nodiscard]] bool empty() const { return text.empty(); }
    friend auto operator<=>(const Code &, const Code &) = default;
};

/// Issuing authority, e.g. "P00001". 1–16 characters of [A-Z0-9.-].
using AuthorityCode = Code<struct AuthorityTag>;
/// Series of passes: one signing key, one writer, e.g. "BD01A". 1–12 characters of [A-Z0-9].
using SeriesCode = Code<struct SeriesTag>;
/// Administrative area as a path from the province down, e.g. "01", "01.001", "01.001.00001"
/// (province, district, ward codes of the General Statistics Office). 1–24 characters of [A-Z0-9.].
/// An area contains every area whose path it begins, by whole components.
using AreaCode = Code<struct AreaTag>;
/// Reason category of the policy, e.g. "food". 1–16 characters of [a-z0-9-].
using CategoryCode = Code<struct CategoryTag>;
/// Checkpoint, e.g. "CK-07". 1–24 characters of [A-Za-z0-9.-].
using CheckpointCode = Code<struct CheckpointTag>;

/// True if the code keeps to the characters and length stated above (areas: no empty component either).
[[nodiscard]] bool isWellFormed(const AuthorityCode &code);
[[nodiscard]] bool isWellFormed(const SeriesCode &code);
[[nodiscard]] bool isWellFormed(const AreaCode &code);
[[nodiscard]] bool isWellFormed(const CategoryCode &code);
[[nodiscard]] bool isWellFormed(const CheckpointCode &code);

/// True if `inner` is `outer` or lies inside it.
[[nodiscard]] bool contains(const AreaCode &outer, const AreaCode &inner);

/// What a pass is numbered by. Serials of a series are dense: 1, 2, 3 …
struct PassNumber {
    SeriesCode series;
    std::uint32_t serial = 0;
    friend auto operator<=>(const PassNumber &, const PassNumber &) = default;
};

/// "BD01A-000123": series, hyphen, serial of at least six digits.
[[nodiscard]] std::string toText(const PassNumber &number);

} // namespace th::core

template <class Tag> struct std::hash<th::core::Code<Tag>> {
    std::size_t operator()(const th::core::Code<Tag> &code) const noexcept
    {
        return std::hash<std::string>{}(code.text);
    }
};
