// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collation.h"

#include <unicode/coll.h>

namespace th::desk {

struct Collation::Inside {
    std::unique_ptr<icu::Collator> collator;
};

Collation::Collation() : m_inside(std::make_unique<Inside>())
{
    UErrorCode error = U_ZERO_ERROR;
    m_inside->collator.reset(icu::Collator::createInstance(icu::Locale("vi"), error));
    if (U_FAILURE(error))
        m_inside->collator.reset();
}

Collation::~Collation() = default;

std::string Collation::key(const std::string &text) const
{
    if (!m_inside->collator)
        return text + '\0';
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    std::string key(64, '\0');
    for (;;) {
        const int32_t size = m_inside->collator->getSortKey(unicode, reinterpret_cast<std::uint8_t *>(key.data()),
                                                            static_cast<int32_t>(key.size()));
        const bool fitted = size <= static_cast<int32_t>(key.size());
        key.resize(static_cast<std::size_t>(size)); // with the zero byte at its end
        if (fitted)
            return key;
    }
}

} // namespace th::desk
