// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace th::qr {

/// What a module is for (ISO/IEC 18004:2015 5.3): its place alone says so.
enum class ModuleKind : std::uint8_t {
    Codeword, ///< of the encoding region: codewords and, at the end, up to seven remainder bits
    Light,    ///< of a finder, separator, timing or alignment pattern
    Dark,     ///< of those, or the one dark module beside the lower left finder (7.9.1)
    Format,   ///< format information (7.9): two copies of 15
    Version,  ///< version information (7.10), from version 7: two copies of 18
};

/// The kind of each of side × side modules, row by row, of an unmirrored symbol of that version (1 … 40). Kept for the
/// life of the program, so that a symbol costs no building; any thread.
[[nodiscard]] const std::vector<ModuleKind> &moduleKinds(int version);

} // namespace th::qr
