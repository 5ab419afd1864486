// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"
#include "folder.h"
#include "held_accounts.h"
#include "journal_log.h"
#include "log_view.h"
#include "machine_notes.h"
#include "other_sightings.h"
#include "status_table.h"
#include "store/station.h"

namespace th::store {

/// Identity as kept in the database.
[[nodiscard]] core::Bytes encodeIdentity(const StationIdentity &identity);
[[nodiscard]] std::optional<StationIdentity> decodeIdentity(core::ByteView bytes);
inline constexpr std::string_view identityName = "identity";

/// What a Station is inside: the connection, its tables and what is held in memory. Its members throw (see sql.h);
/// Station turns that into results.
class StationCore {
public:
    /// `lock` and `device`: only for writing. The database has the current schema.
    StationCore(SQLite::Database database, StationIdentity identity, std::optional<FolderLock> lock,
                std::optional<core::SoftwareKey> device);
    StationCore(const StationCore &) = delete;
    StationCore &operator=(const StationCore &) = delete;
    ~StationCore(); ///< signs what is not signed yet

    void load();
    /// Opens a read transaction that stays, so that look-ups need not take and drop SQLite's file locks each time:
    /// nobody else writes, so what it sees never ages. Anything that writes must `release` first.
    void hold();
    void release();
    void apply(const Update &update);
    void takeSightings(core::ByteView file);
    [[nodiscard]] core::OtherStations otherStations() const;
    [[nodiscard]] TrustedMetadata trustedMetadata();
    [[nodiscard]] std::optional<core::Bytes> pinnedRoot();
    [[nodiscard]] std::uint64_t rootVersion() const { return m_rootVersion; }
    [[nodiscard]] core::Evidence gather(const core::VerifiedPass &pass, const core::Place &place, core::Instant when,
                                        core::ClockState clock);
    core::ClockState observeClock(const core::ClockReading &reading);
    void noteMachine(const core::ClockReading &reading);
    [[nodiscard]] core::DeviceOrder order() const
    {
        return m_directory ? core::orderFor(*m_directory, m_identity.key) : core::DeviceOrder::InUse;
    }
    [[nodiscard]] std::filesystem::path folder() const
    {
        return std::filesystem::path(m_database.getFilename()).parent_path();
    }
    [[nodiscard]] std::optional<FolderLock> takeLock() { return std::exchange(m_lock, std::nullopt); }
    void signCheckpoint(const core::ClockReading &clock);
    void nameGaps(std::uint64_t after, const core::ClockReading &clock);
    [[nodiscard]] std::vector<std::string> verifyStorage();
    [[nodiscard]] core::SoftwareKey &device(); ///< throws ReadOnly if the station is open for reading

    SQLite::Database &database() { return m_database; }
    StatusTable &status() { return m_status; }
    JournalLog &journal() { return m_journal; }
    LogView &view() { return m_view; }
    CheckedTable &meta() { return m_meta; }
    HeldAccounts &accounts() { return m_accounts; }
    [[nodiscard]] const StationIdentity &identity() const { return m_identity; }
    [[nodiscard]] const std::optional<core::Directory> &directory() const { return m_directory; }
    [[nodiscard]] const std::optional<core::Policy> &policy() const { return m_policy; }
    [[nodiscard]] std::optional<core::Instant> asOf() const { return m_asOf; }
    [[nodiscard]] std::optional<StatusState> statusState() const { return m_state; }
    [[nodiscard]] bool statusWithdrawn() const { return m_withdrawn; }
    [[nodiscard]] core::StatusEvidence statusOf(const core::PassNumber &number, core::ByteView toBeSigned);
    [[nodiscard]] std::vector<std::string> damage() const;
    void saveTime();
    /// A document of the ward desk; throws Damaged.
    [[nodiscard]] std::optional<core::Bytes> document(const std::string &name) { return m_documents.get(name); }
    void putDocument(const std::string &name, core::ByteView bytes) { m_documents.put(name, bytes); }
    void putSetting(const std::string &name, const std::string &value);

private:
    struct Parsed {
        std::optional<core::Directory> directory;
        std::optional<core::Policy> policy;
        std::optional<HeldAccounts::Arrived> accounts;
    };
    [[nodiscard]] Parsed parse(const Update &update);
    void write(const Update &update, const Parsed &parsed);
    void writeMetadata(const Update &update);
    /// The trusted metadata that verifies; `damage` gets the rest's names.
    [[nodiscard]] TrustedMetadata readMetadata(std::vector<std::string> &damage);
    template <class Document, class Parser> std::optional<Document> loadDocument(std::string_view name, Parser parser);
    void loadTimes();
    void loadRootVersion();
    void loadState();
    void writeStatus(const Update &update);
    void look(core::Evidence &evidence, const core::VerifiedPass &pass, const core::Place &place, core::Instant when);
    void lookElsewhere(core::Evidence &evidence, const core::VerifiedPass &pass, const TimeSpan &window);
    void loadSightings();

    std::optional<FolderLock> m_lock; // first in, last out
    SQLite::Database m_database;
    StationIdentity m_identity;
    std::optional<core::SoftwareKey> m_device;
    CheckedTable m_meta, m_documents;
    StatusTable m_status;
    JournalLog m_journal;
    LogView m_view;
    OtherSightings m_others;
    HeldAccounts m_accounts;
    SQLite::Statement m_begin, m_end;
    std::optional<core::Directory> m_directory;
    std::optional<core::Policy> m_policy;
    std::optional<core::Instant> m_asOf;
    std::optional<StatusState> m_state;
    bool m_withdrawn = false;
    bool m_sightingsListed = false;
    std::uint64_t m_rootVersion = 0;
    core::TimeMemory m_time;
    bool m_timeMoved = false;
    core::ClockState m_clockState = core::ClockState::Trusted; ///< as it was last observed
    MachineNotes m_notes;
    std::vector<std::string> m_damage, m_adviceDamage; ///< the second: of what `isAdvice` is true of
};

[[nodiscard]] StationCore &coreOf(Station &station);

/// One write transaction. What is not committed when it goes is rolled back, in memory too.
class WriteBatch {
public:
    explicit WriteBatch(StationCore &core);
    WriteBatch(const WriteBatch &) = delete;
    WriteBatch &operator=(const WriteBatch &) = delete;
    ~WriteBatch();
    ScanSeq append(const ScanRecord &record);
    void commit();

private:
    static SQLite::Database &released(StationCore &core);

    StationCore &m_core;
    core::Signer &m_device;
    SQLite::Transaction m_transaction;
    bool m_committed = false;
};

} // namespace th::store
