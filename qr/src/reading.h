// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "local_doubt.h"
#include "qr/decoder.h"
#include "qr/function_patterns.h"
#include "soft_block.h"

#include <optional>

namespace th::qr {

/// All blocks of a symbol under one reading of its format information.
class Reading {
public:
    /// `grid` is dark on light, unmirrored, has a valid side and values within ±8, and outlives the reading.
    Reading(const ModuleGrid &grid, Format format);

    /// Every block by algebra; then, if some resist, again with doubt where the ones that did not show damage.
    void decodeByAlgebra();
    /// Those that are left bit by bit, the least damaged first. What each one teaches serves the others; when one
    /// fails, the more damaged ones mostly would as well. Takes what it uses off `searches`.
    void decodeByOrder(const DecodeOptions &options, int &searches);

    [[nodiscard]] int corrected() const;
    [[nodiscard]] bool complete() const { return corrected() == static_cast<int>(m_found.size()); }
    [[nodiscard]] std::vector<BlockReport> report() const;
    /// Of a complete reading: all codewords by block, and the data alone in order.
    [[nodiscard]] std::vector<std::vector<gf::Element>> codewords() const;
    [[nodiscard]] std::vector<gf::Element> data() const;

private:
    bool decodeBlocksByAlgebra();
    void doubt();
    [[nodiscard]] std::optional<std::size_t> easiestLeft(const std::vector<bool> &without) const;

    const ModuleGrid &m_grid;
    Format m_format;
    std::vector<Known> m_known;
    std::vector<std::vector<int>> m_places;
    std::vector<SoftBlock> m_seen;    ///< as the grid has them
    std::vector<SoftBlock> m_doubted; ///< with what has been learned
    std::vector<std::optional<Found>> m_found;
};

} // namespace th::qr
