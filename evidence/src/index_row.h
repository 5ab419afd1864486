// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/verdict.h"
#include "evidence/archive.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace SQLite {
class Database;
}

namespace th::evidence {

/// The columns of the index. Stored numbers: never reorder.
enum class Field {
    What = 0, ///< kind * 4 + verdict (3: none)
    Reasons,  ///< text: "bad_signature,expired"
    Checkpoint,
    Officer,
    Category,
    Area,
    Authority,
    Source,
    Flags,  ///< bit 0 proven, bits 1–2 clock, bit 3 has a sealed part, bit 4 reduced, bits 5–12 `stepOf` the check
    Series, ///< text; of what is no pass number the whole of it after a "?"
    Serial,
    Wall, ///< the one column of moments
};
inline constexpr std::size_t valueFields = static_cast<std::size_t>(Field::Wall);
inline constexpr std::uint32_t noVerdict = 3;
inline constexpr std::uint32_t provenFlag = 1, sealedFlag = 8, reducedFlag = 16, checkShift = 5, checkMask = 255;

/// How long a check took, in steps of an eighth of an octave from 16 ms on: few different ones, as a column wants it,
/// and right to a twentieth. 0: not known.
[[nodiscard]] std::uint32_t stepOf(const std::optional<std::chrono::milliseconds> &took);
[[nodiscard]] std::chrono::milliseconds lengthOf(std::uint32_t step); ///< REQUIRES a step of 1 to `checkMask`

struct IndexRow {
    std::array<std::uint32_t, valueFields> values{};
    Milliseconds wall = 0;
    std::uint32_t &operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
    friend bool operator==(const IndexRow &, const IndexRow &) = default;
};

/// Texts by number, apart for each column. 0 is the empty text, 1 stands for texts beyond what a column may have.
class Texts {
public:
    static constexpr std::uint32_t beyond = 1;
    static constexpr std::size_t mostOfField = 1u << 20;

    void load(SQLite::Database &database);
    [[nodiscard]] const std::string &text(Field field, std::uint32_t number) const;
    [[nodiscard]] std::optional<std::uint32_t> find(Field field, std::string_view text) const;
    [[nodiscard]] std::uint32_t take(Field field, std::string_view text); ///< a new one gets a number
    void save(SQLite::Database &database);                                ///< the new ones
    [[nodiscard]] const std::vector<std::string> &all(Field field) const;

private:
    struct Column {
        std::vector<std::string> texts;
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::size_t saved = 0;
    };
    [[nodiscard]] const Column &of(Field field) const { return m_columns[static_cast<std::size_t>(field)]; }
    std::array<Column, valueFields> m_columns;
};

struct Indexed {
    IndexRow row;
    const char *fault = nullptr; ///< the content breaks its format: which kind of finding that is
};
/// What the index says of an entry. `reduced`: of what a retention rule left.
[[nodiscard]] Indexed indexRow(const core::journal::Entry &entry, Texts &texts, bool reduced = false);

} // namespace th::evidence
