// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents.h"
#include "issuers.h"
#include "people.h"

#include <map>

namespace th::demo {

/// The ward, district and provincial desks at work: their series and the passes they write.
class Bureau {
public:
    Bureau(KeyRing &keys, core::Instant now);

    [[nodiscard]] SeriesBook &book(const std::string &series) { return m_books.at(series); }
    [[nodiscard]] const std::vector<OfficeKey> &keys() const { return m_keys; }
    [[nodiscard]] std::vector<core::SeriesSnapshot> snapshots() const;

    /// A pass of four days ago, good for ten more; the caller bends what the case is about.
    [[nodiscard]] core::PassClaims claims(core::PassKind kind, const Person &holder, const std::string &category,
                                          const std::string &area) const;
    /// Hours that allow now, and hours that do not, whatever the time of day.
    [[nodiscard]] std::vector<core::HoursWindow> openHours() const;
    [[nodiscard]] std::vector<core::HoursWindow> closedHours() const;
    [[nodiscard]] std::uint8_t everyDayButToday() const;
    [[nodiscard]] core::Instant now() const { return m_now; }
    [[nodiscard]] core::Instant midnight() const { return tomorrow(m_now); } ///< the next one

private:
    void open(const std::string &series, const std::string &office, core::Instant from, core::Instant until,
              std::optional<core::Instant> compromisedSince, std::uint32_t others);

    KeyRing &m_ring;
    core::Instant m_now;
    std::map<std::string, SeriesBook> m_books;
    std::vector<OfficeKey> m_keys;
};

} // namespace th::demo
