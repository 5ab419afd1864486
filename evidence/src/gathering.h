// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "evidence/statistics.h"
#include "pass_set.h"

#include <array>
#include <memory>

namespace th::evidence {

/// Seconds from one scan to the next, counted by length.
class ScanTimeCounts {
public:
    void add(Milliseconds time)
    {
        if (time >= 0 && time <= std::chrono::milliseconds(longestScan).count())
            ++m_counts[static_cast<std::size_t>(time / 1000)];
    }
    void add(const ScanTimeCounts &other);
    [[nodiscard]] ScanTimes times() const;

private:
    std::array<std::uint32_t, static_cast<std::size_t>(longestScan.count()) + 1> m_counts{};
};

/// How long checks took, counted by the steps of the index.
class CheckTimeCounts {
public:
    void add(std::uint32_t step) { ++m_counts[step & checkMask]; }
    void add(const CheckTimeCounts &other);
    [[nodiscard]] CheckTimes times() const;

private:
    std::array<std::uint32_t, checkMask + 1> m_counts{}; ///< 0: not known
};

/// Publications that one device took in.
class Imports {
public:
    /// Notes the rows of the block, which are Import entries.
    void note(ArchiveState &state, const Block &block, const RowSet &rows);
    void finish(); ///< all are noted
    /// When the newest publication before this entry was made.
    [[nodiscard]] std::optional<Milliseconds> before(std::uint64_t seq) const;

private:
    struct Taken {
        std::uint64_t seq;
        Milliseconds published;
    };
    std::vector<Taken> m_taken;
};

/// The columns of a block that figures need.
class StatisticsRows {
public:
    StatisticsRows(ArchiveState &state, const Block &block);
    [[nodiscard]] std::uint32_t at(Field field, std::size_t row) const
    {
        return m_columns[static_cast<std::size_t>(field)]->at(row);
    }
    [[nodiscard]] const ColumnView &column(Field field) const { return *m_columns[static_cast<std::size_t>(field)]; }
    std::vector<Milliseconds> moments;

private:
    std::array<core::Bytes, valueFields> m_bytes;
    std::array<std::optional<ColumnView>, valueFields> m_columns; ///< into the bytes
};

/// Adds rows up. What hostile logs make many of has a limit each.
class Gathering {
public:
    Gathering(const Texts &texts, std::chrono::minutes utcOffset);
    void add(const Block &block, const StatisticsRows &columns, const RowSet &rows, const Imports &imports);
    [[nodiscard]] Statistics take() &&;

private:
    struct Gate {
        GateFigures figures;
        ScanTimeCounts times;
        CheckTimeCounts checks;
    };
    struct Scan { ///< of the row that is added
        std::size_t row;
        Milliseconds wall;
        std::uint32_t verdict; ///< as in the index
        bool genuine;
    };
    void addScan(const StatisticsRows &columns, const Scan &scan);
    void addMoment(Gate &gate, Milliseconds wall);
    void addAge(Milliseconds wall, std::optional<Milliseconds> published);
    Gate &gateOf(std::uint32_t checkpoint);
    static ShareFigures &shareOf(std::vector<ShareFigures> &shares, std::uint32_t number);
    void finishHours(GateFigures &gate) const;
    void finishShares(std::vector<ShareFigures> &into, std::vector<ShareFigures> &shares, Field field) const;

    static constexpr std::size_t mostHours = 1u << 20;
    const Texts &m_texts;
    Milliseconds m_ahead;
    Statistics m_statistics;
    std::array<std::uint64_t, 4> m_verdicts{};
    std::vector<std::uint64_t> m_reasons;    ///< by set of reasons
    std::vector<std::uint32_t> m_gateNumber; ///< by checkpoint: place in `m_gates`, from 1
    std::vector<std::unique_ptr<Gate>> m_gates;
    std::vector<ShareFigures> m_wards, m_categories; ///< by number of the text
    PassSet m_passes;
    std::size_t m_hours = 0;
};

} // namespace th::evidence
