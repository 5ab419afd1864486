// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "binary_image.h"

#include "indexing.h"
namespace th::qr {

BinaryImage::BinaryImage(int data, int check) : m_data(data), m_check(check), m_columns(asIndex(data) * 8)
{
    const auto length = asIndex(check);
    const gf::Element one = 1;
    const std::vector<gf::Element> generator = checkOf({&one, 1}, check); // xᶜʰᵉᶜᵏ mod g
    std::vector<gf::Element> remainder = generator;
    for (int fromEnd = 0; fromEnd < data; ++fromEnd) {
        for (int bit = 0; bit < 8; ++bit) {
            CheckBits &column = m_columns[asIndex(fromEnd * 8 + bit)];
            for (std::size_t i = 0; i < length; ++i) {
                const gf::Element product = gf::multiply(remainder[i], static_cast<gf::Element>(0x80 >> bit));
                for (std::size_t b = 0; b < 8; ++b)
                    column[i / 8] |= static_cast<std::uint64_t>(product >> (7 - b) & 1) << (i % 8 * 8 + b);
            }
        }
        const gf::Element carry = remainder.front();
        for (std::size_t i = 0; i < length; ++i)
            remainder[i] =
                static_cast<gf::Element>((i + 1 < length ? remainder[i + 1] : 0) ^ gf::multiply(carry, generator[i]));
    }
}

} // namespace th::qr
