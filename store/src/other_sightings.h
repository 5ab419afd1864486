// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"
#include "core/evidence.h"
#include "core/sightings.h"
#include "sightings.h"

#include <map>

namespace th::store {

/// Where other stations saw passes: the published files as rows, and all of them in memory, in the order of their tags.
/// Throws as sql.h says.
class OtherSightings {
public:
    explicit OtherSightings(SQLite::Database &database);

    /// What does not verify is named in `damage`; then nothing is held, and the next import brings all of it.
    void load(std::vector<std::string> &damage);
    void forget(); ///< in memory
    enum class Keep { InRows, InMemory };
    /// In rows it REQUIRES a transaction; `load` again if it does not become durable. In memory alone: the rows cannot
    /// be read, so nothing can be done to them either; with the next start all of it comes again.
    void take(core::ByteView file, Keep keep = Keep::InRows);
    [[nodiscard]] std::optional<core::Instant> knownUntil() const { return m_until; }
    /// Of one pass, newest first, at most `most`.
    [[nodiscard]] std::vector<core::Sighting> find(const core::Signature &signature, const TimeSpan &window,
                                                   std::size_t most) const;
    void verify(std::vector<std::string> &damage);

private:
    struct Mark {
        core::SightingTag tag;
        std::uint32_t minute; ///< since 1970
        std::uint32_t place;  ///< in m_places
        friend auto operator<=>(const Mark &, const Mark &) = default;
    };
    void add(const core::Sightings &sightings);
    [[nodiscard]] std::uint32_t placeOf(const core::CheckpointCode &checkpoint);
    void fold();
    void removeAll();
    [[nodiscard]] core::Sightings all() const;

    CheckedTable m_files;
    std::vector<core::CheckpointCode> m_places;
    std::map<core::CheckpointCode, std::uint32_t> m_numbers; ///< of the places
    std::vector<Mark> m_marks;                               ///< by tag
    std::optional<core::Instant> m_until;
    core::Minute m_from{};
};

} // namespace th::store
