// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"

namespace th::core::cbor {

void Writer::head(std::uint8_t major, std::uint64_t value)
{
    const auto first = static_cast<std::uint8_t>(major << 5);
    if (value < 24) {
        m_bytes.push_back(static_cast<std::uint8_t>(first | value));
        return;
    }
    const int log = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
    m_bytes.push_back(static_cast<std::uint8_t>(first | (24 + log)));
    for (int shift = (8 << log) - 8; shift >= 0; shift -= 8)
        m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

Writer &Writer::unsignedInteger(std::uint64_t value) { return head(0, value), *this; }

Writer &Writer::integer(std::int64_t value)
{
    if (value >= 0)
        head(0, static_cast<std::uint64_t>(value));
    else
        head(1, ~static_cast<std::uint64_t>(value)); // -1 - value
    return *this;
}

Writer &Writer::bytes(ByteView value)
{
    head(2, value.size());
    return raw(value);
}

Writer &Writer::text(std::string_view value)
{
    head(3, value.size());
    return raw(asBytes(value));
}

Writer &Writer::boolean(bool value) { return head(7, value ? 21 : 20), *this; }
Writer &Writer::null() { return head(7, 22), *this; }
Writer &Writer::array(std::size_t items) { return head(4, items), *this; }
Writer &Writer::map(std::size_t pairs) { return head(5, pairs), *this; }
Writer &Writer::tag(std::uint64_t value) { return head(6, value), *this; }

Writer &Writer::raw(ByteView encodedItem)
{
    m_bytes.insert(m_bytes.end(), encodedItem.begin(), encodedItem.end());
    return *this;
}

} // namespace th::core::cbor
