// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/sampler.h"

namespace th::grid {

std::optional<Sampled> sample(const LumaView &, const LocatedSymbol &, const SampleOptions &) { return std::nullopt; }

} // namespace th::grid
