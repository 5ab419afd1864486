// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "desk/desk.h"

#include <optional>
#include <string>
#include <vector>

namespace th::desk {

/// A pass as the register lists it.
struct RegisterEntry {
    core::PassNumber number;
    std::string holder, idNumber, organisation, plates, category, kind, validUntil, household, paperNumber;
    RequestId request = 0;
    std::uint32_t line = 0;
    core::Instant issued{};
    core::Sealing sealing = core::Sealing::SoftwareKey;
    std::optional<core::RevocationReason> revoked;
    std::uint32_t turn = 0; ///< 0: the first pass of its line; a replacement: 1 …
    std::optional<core::Instant> revokedAt{};
};
enum class Standings { All, Standing, Revoked };
struct RegisterFilter {
    std::string words{};                          ///< as `Register::search` takes them
    std::optional<core::Instant> from{}, until{}; ///< issued at or after; before
    Standings standing = Standings::All;
};
/// A piece of the register, so that whoever reads all of it keeps the desk from nobody else. Each pass is as it is when
/// its piece is read.
struct RegisterPiece {
    std::vector<RegisterEntry> entries;     ///< by number
    std::size_t passes = 0;                 ///< that were looked at
    std::optional<core::PassNumber> last{}; ///< of these; nothing: there are no more
};
/// The passes that a filter lets through, of the next `most` there are after that one; `after`: nothing for the first.
[[nodiscard]] Done<RegisterPiece> entriesAfter(const Desk &desk, const RegisterFilter &filter,
                                               const std::optional<core::PassNumber> &after, std::size_t most);
/// Refuses whom `noteExport` would, before anything is read. Gives how many passes there are, whatever the filter.
[[nodiscard]] Done<std::size_t> beginExport(const Desk &desk, const issuing::Officer &officer);
/// Puts down in the journal that somebody took so many of these passes' data away, before they are handed out: it is
/// personal data. `kind`: "csv", "xlsx".
Done<void> noteExport(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                      const RegisterFilter &filter, const std::string &kind, std::size_t rows);
enum class RegisterOrder {
    Number, ///< by series and serial
    Name,   ///< as Vietnamese sorts: given name first, then the rest, by the language's own alphabet
};

/// All passes of the desk, opened and kept in memory: about 300 bytes each. A picture of the moment it was read.
/// What is searched lies nowhere on disk in the clear.
class Register {
public:
    static Done<Register> read(const Desk &desk);
    /// Of entries that somebody has already; by number.
    static Register of(std::vector<RegisterEntry> entries);

    [[nodiscard]] const std::vector<RegisterEntry> &entries() const { return m_entries; } ///< by number
    /// Those in which every word of `words` occurs (number, holder, ID number, organisation, plate, household, paper
    /// number), without regard to case and diacritics; indexes into `entries`. No words: all. Either order is known
    /// beforehand: nothing is sorted here.
    [[nodiscard]] std::vector<std::size_t> search(const std::string &words, RegisterOrder order) const;

private:
    void append(RegisterEntry entry);
    [[nodiscard]] bool has(std::size_t index, const std::vector<std::string> &words) const;

    std::vector<RegisterEntry> m_entries;
    std::vector<std::uint32_t> m_byName; ///< places in m_entries
    std::string m_text;                  ///< folded, one entry after the other
    std::vector<std::size_t> m_ends;     ///< in m_text
};

} // namespace th::desk
