// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cbor.h"

#include <algorithm>
#include <array>

namespace th::core {

/// A byte string of exactly this length; false: the next item is none.
template <std::size_t size> bool readExactly(cbor::Reader &reader, std::array<std::uint8_t, size> &into)
{
    const auto bytes = reader.readBytes(size);
    if (!bytes || bytes->size() != size)
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

} // namespace th::core
