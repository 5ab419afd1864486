// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/locator.h"

namespace th::grid {

struct Locator::Memory {
    LocateStatistics statistics;
};

Locator::Locator() : m_memory(std::make_unique<Memory>()) {}
Locator::~Locator() = default;
Locator::Locator(Locator &&) noexcept = default;
Locator &Locator::operator=(Locator &&) noexcept = default;

std::vector<LocatedSymbol> Locator::locate(const LumaView &, const LocateOptions &) { return {}; }

std::vector<LocatedSymbol> Locator::follow(const LumaView &picture, const LocatedSymbol &, float)
{
    return locate(picture);
}

const LocateStatistics &Locator::statistics() const { return m_memory->statistics; }

} // namespace th::grid
