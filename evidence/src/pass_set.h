// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace th::evidence {

/// Which passes were met. Serials of a series are dense, so a bit each; at most about 100 MB, whatever is in the logs.
class PassSet {
public:
    /// True if it was not there before. What does not fit any more is not counted, and `complete` says so.
    bool insert(std::uint32_t series, std::uint32_t serial)
    {
        if (serial > mostSerial)
            return m_complete = false;
        if (series >= m_series.size())
            m_series.resize(series + 1);
        auto &pieces = m_series[series];
        const std::size_t piece = serial / pieceBits;
        if (piece >= pieces.size() || pieces[piece] == 0)
            if (!addPiece(pieces, piece))
                return m_complete = false;
        std::uint64_t &word = m_pieces[pieces[piece] - 1][serial % pieceBits / 64];
        const std::uint64_t bit = std::uint64_t{1} << (serial % 64);
        const bool fresh = (word & bit) == 0;
        word |= bit;
        return fresh;
    }
    [[nodiscard]] bool complete() const { return m_complete; }

private:
    static constexpr std::uint32_t mostSerial = 1u << 24; ///< docs/formats/journal.md, series.full
    static constexpr std::uint32_t pieceBits = 1024;
    static constexpr std::size_t mostPieces = 1u << 18, mostPlaces = 1u << 23;

    bool addPiece(std::vector<std::uint32_t> &pieces, std::size_t piece)
    {
        const std::size_t places = piece + 1 > pieces.size() ? piece + 1 - pieces.size() : 0;
        if (m_pieces.size() >= mostPieces || m_places + places > mostPlaces)
            return false;
        m_places += places;
        pieces.resize(pieces.size() + places);
        m_pieces.emplace_back();
        pieces[piece] = static_cast<std::uint32_t>(m_pieces.size());
        return true;
    }

    std::vector<std::vector<std::uint32_t>> m_series; ///< number of a piece, from 1; 0: none
    std::vector<std::array<std::uint64_t, pieceBits / 64>> m_pieces;
    std::size_t m_places = 0;
    bool m_complete = true;
};

} // namespace th::evidence
