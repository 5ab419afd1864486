// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "block_coding.h"
#include "database.h"
#include "evidence/archive.h"
#include "index_row.h"
#include "store/files.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace th::evidence {

/// Some rows of one branch of one device, in the order of their numbers.
struct Block {
    std::int64_t id = 0;
    std::uint32_t device = 0, branch = 0;
    std::uint64_t firstSeq = 0;
    std::size_t rows = 0;
    Milliseconds minWall = 0, maxWall = 0;
};

inline constexpr std::uint32_t mostDevices = 1u << 18;
inline constexpr std::uint32_t mostBranches = 16;
inline constexpr std::uint64_t mostSeq = (std::uint64_t{1} << 40) - 1;

/// Number of an entry in the archive. REQUIRES the limits above.
[[nodiscard]] inline std::int64_t entryId(const Place &place)
{
    return static_cast<std::int64_t>(std::uint64_t{place.device} << 44 | std::uint64_t{place.branch} << 40 | place.seq);
}

struct LogRows;

/// The open archive. Throws what SQLite throws.
class ArchiveState {
public:
    ArchiveState(const std::filesystem::path &file, Mode mode);
    ArchiveState(const ArchiveState &) = delete; // SQLite calls it back
    ArchiveState &operator=(const ArchiveState &) = delete;
    ~ArchiveState();

    void stopWhen(std::function<bool()> stop); ///< see `Archive::stopWhen`

    [[nodiscard]] SQLite::Database &database() { return m_database; }
    [[nodiscard]] Texts &texts() { return m_texts; }
    [[nodiscard]] const Texts &texts() const { return m_texts; }
    [[nodiscard]] const std::vector<core::PublicKey> &devices() const { return m_devices; }
    [[nodiscard]] std::optional<std::uint32_t> findDevice(const core::PublicKey &key) const;
    [[nodiscard]] std::uint32_t takeDevice(const core::PublicKey &key); ///< a new one gets a place
    [[nodiscard]] const std::vector<Block> &blocks();                   ///< by id
    [[nodiscard]] std::optional<core::Bytes> entry(const Place &place);
    /// The stored bytes of a column; valid until the next call.
    [[nodiscard]] core::ByteView fieldBytes(const Block &block, Field field);
    [[nodiscard]] ColumnView column(const Block &block, Field field); ///< valid until the next `fieldBytes`
    [[nodiscard]] std::vector<Milliseconds> moments(const Block &block);

    /// What is in memory follows what is on disk: after a transaction that was taken back, or one that brought blocks.
    void reload();
    void blocksChanged()
    {
        m_blocksLoaded = false;
        m_logRows.reset();
    }
    [[nodiscard]] std::shared_ptr<const LogRows> &logRows() { return m_logRows; } ///< see `logRowsOf`

private:
    class Unstopped;
    void listen();

    store::Descriptor m_lock;
    SQLite::Database m_database;
    Texts m_texts;
    std::vector<core::PublicKey> m_devices;
    std::map<core::PublicKey, std::uint32_t> m_places;
    std::vector<Block> m_blocks;
    bool m_blocksLoaded = false;
    std::shared_ptr<const LogRows> m_logRows;
    SQLite::Statement m_entry, m_field;
    core::Bytes m_bytes;
    std::function<bool()> m_stop;
};

[[nodiscard]] ArchiveState &stateOf(Archive &archive);

} // namespace th::evidence
