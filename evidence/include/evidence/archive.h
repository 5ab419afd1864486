// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal_extract.h"
#include "core/receipt.h"
#include "evidence/error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace th::evidence {

using Milliseconds = std::int64_t; ///< since 1970 UTC, by the clock of whoever wrote it

/// Where an entry lies in an archive. Branch 0 is the history of a device that came first; another history under the
/// same key (a rewritten log, a cloned device) has the next.
struct Place {
    std::uint32_t device = 0; ///< index into `Archive::devices`
    std::uint32_t branch = 0;
    std::uint64_t seq = 0;
    friend auto operator<=>(const Place &, const Place &) = default;
};

class ArchiveState;

/// The logs of many stations in one file of the supervisor's own. What comes in is verified and kept, what does not
/// verify too: it is marked, and `reportIntegrity` names it. Nothing that was taken is ever changed or dropped.
/// Thread: all calls from one. One program may hold it for writing; readers beside it see it as it was when they opened
/// it.
class Archive {
public:
    enum class Access { Create, Write, Read }; ///< Create: makes it where there is none
    [[nodiscard]] static Outcome<Archive> open(const std::filesystem::path &file, Access access);
    Archive(Archive &&) noexcept;
    Archive &operator=(Archive &&) noexcept;
    ~Archive();

    struct Taken {
        std::uint64_t added = 0; ///< entries that were not there before
        std::uint64_t known = 0; ///< that were
        std::uint64_t odd = 0;   ///< that are none; their bytes are kept apart
        std::uint64_t last = 0;  ///< number of the last one; what follows comes after it
    };
    /// In one transaction, durable when it returns. The same again changes nothing.
    Outcome<Taken> take(const core::journal::Extract &extract);
    /// The same of rows that lie under numbers of their own, ascending, as in a station's folder. An entry that bears
    /// another number than its row is odd, and what follows it is not.
    Outcome<Taken> takeRows(const core::PublicKey &device,
                            const std::vector<std::pair<std::uint64_t, core::Bytes>> &rows);
    /// A hub's word about a device's journal. False: it is there already. Not a receipt that the hub which it names
    /// signed: NotAnExtract.
    Outcome<bool> takeReceipt(core::ByteView receipt);
    /// The last number of the device's log that is here without a gap from 1 on: what to ask for comes after it.
    [[nodiscard]] Outcome<std::uint64_t> reached(const core::PublicKey &device);

    [[nodiscard]] const std::vector<core::PublicKey> &devices() const;
    /// The bytes of an entry, as its device wrote them.
    [[nodiscard]] Outcome<core::Bytes> entry(const Place &place);
    /// Reads what filters ask once, so that later it comes from memory and not from the disk; says how many bytes that
    /// are. Changes no answer. Long where the disk is slow: in a thread, and an opening, of its own.
    Outcome<std::uint64_t> readAhead();
    /// Whatever is asked of this archive from now on ends with Cancelled soon after `stop` says true, which it is asked
    /// often (some thousand times a second) by the thread that reads. Nothing half-done stays. Empty: nobody stops it.
    void stopWhen(std::function<bool()> stop);

private:
    friend ArchiveState &stateOf(Archive &archive);
    explicit Archive(std::unique_ptr<ArchiveState> state);
    std::unique_ptr<ArchiveState> m_state;
};

} // namespace th::evidence
