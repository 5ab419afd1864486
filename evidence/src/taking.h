// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "core/receipt.h"

#include <map>
#include <span>

namespace th::evidence {

/// A stretch of a journal in which each entry names the hash of the one before.
struct ChainRun {
    std::int64_t id = 0; ///< 0: not stored yet
    std::uint32_t branch = 0;
    std::uint64_t first = 0, last = 0;
    core::journal::Hash previous{}, head{};
    std::uint64_t proven = 0;
    std::string boot; ///< clocks of its last entry
    Milliseconds wall = 0, monotonic = 0;
};
/// By branch and number.
[[nodiscard]] std::vector<ChainRun> runsOf(ArchiveState &state, std::uint32_t device);

/// What a receipt says of itself, whoever made it; nothing if it is none.
[[nodiscard]] std::optional<core::journal::Receipt> namedIn(core::ByteView receipt);

/// The rows of a branch on their way into blocks.
class BlockWriter {
public:
    explicit BlockWriter(ArchiveState &state);
    /// Goes on from the block that ends before `seq`, if it has room.
    void add(std::uint32_t device, std::uint32_t branch, std::uint64_t seq, const IndexRow &row);
    void flush();

private:
    void begin(std::uint32_t device, std::uint32_t branch, std::uint64_t seq);

    ArchiveState &m_state;
    std::optional<Block> m_block;
    std::vector<IndexRow> m_rows;
    SQLite::Statement m_before, m_put, m_field;
};

/// One piece of a journal on its way into the archive, within the caller's transaction. Numbers ascend; where one is
/// left out, the device has lost it.
class Taking {
public:
    Taking(ArchiveState &state, std::uint32_t device, std::uint64_t after, std::span<const core::ByteView> piece);
    /// `rows`: the numbers that the entries lie under, ascending; empty: the entries say.
    [[nodiscard]] Archive::Taken run(std::span<const std::uint64_t> rows = {});

private:
    void take();
    void takeRow(std::uint64_t row);
    [[nodiscard]] bool isVouchedFor(std::size_t at);
    [[nodiscard]] bool alreadyThere(const core::journal::StoredEntry &stored, core::ByteView bytes);
    void keepOdd(std::uint64_t seq, core::ByteView bytes, const std::string &kind, const std::string &detail);
    void beginRun(const core::journal::Entry &entry);
    [[nodiscard]] bool goesOn(const core::journal::Entry &entry) const;
    void look(const core::journal::Entry &entry);
    void store(const core::journal::StoredEntry &stored, core::ByteView bytes);
    void makeWhole(const core::journal::Entry &entry, core::ByteView bytes);
    void indexWhole();
    void join();
    void find(std::uint32_t branch, std::uint64_t seq, const std::string &kind, const std::string &detail);

    ArchiveState &m_state;
    std::uint32_t m_device;
    std::uint64_t m_next; ///< number that the next entry has, or a greater one
    std::span<const core::ByteView> m_piece;
    std::size_t m_at = 0;       ///< in the piece
    std::size_t m_lookedTo = 0; ///< up to here `m_vouched` is said
    bool m_vouched = false;
    core::PublicKey m_key;
    std::vector<ChainRun> m_runs;
    std::size_t m_current = none; ///< the run that the entry before belongs to
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    BlockWriter m_blocks;
    Archive::Taken m_taken;
    std::map<std::string, std::uint64_t> m_findings; ///< how many of each kind
    std::map<std::int64_t, IndexRow> m_whole;        ///< what was reduced until now, by entryId: not in the index yet
    bool m_hasOtherwise = false;                     ///< an entry came reduced in two ways, earlier
    bool m_mayVouch = false;                         ///< and what came now may say which of them holds
    std::uint64_t m_oddBytes = 0;
    SQLite::Statement m_add, m_find, m_odd;
};

} // namespace th::evidence
