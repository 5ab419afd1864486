// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace th::grid {

/// How the modules about a place mix in what the picture shows of it, and what is left over.
struct Mixing {
    static constexpr int reach = 2, width = 2 * reach + 1;
    std::array<float, width * width> shares{}; ///< row by row; alike in opposite directions
    float variance = 1;                        ///< of what the mixture does not explain
};

/// What a blurred symbol says once the mixing of its modules is taken out.
struct Unmixed {
    std::vector<float> dark; ///< logarithm of likelihoods, as in a module grid
    Mixing mixing;
};

/// `values`: side × side shades, 1 dark … -1 light; `known`: 1 dark, -1 light for modules whose place tells what they
/// are, 0 for all others. The mixing is fitted to the picture itself (least squares over the modules as believed so
/// far), then each module is weighed against its neighbours, which are believed as far as they are sure (probabilistic
/// data association), a few times over. Beyond the border all is light.
[[nodiscard]] Unmixed unmix(const std::vector<float> &values, const std::vector<std::int8_t> &known, int side);

} // namespace th::grid
