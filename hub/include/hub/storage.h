// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal_gap.h"
#include "core/policy.h"
#include "hub/stored.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace th::hub {

enum class StorageFault {
    BadAddress,   ///< neither sqlite:PATH nor postgresql://…
    Busy,         ///< another hub holds this SQLite file
    Unavailable,  ///< the database cannot be reached now; trying again later is right
    Contended,    ///< others held what it needed for too long: alone, or a little later, it may work
    NewerVersion, ///< made by a newer version of this software
    DiskFull,
    Damaged,
    Failed, ///< anything else the database reported
};
struct StorageError {
    StorageFault fault;
    std::string detail{}; ///< technical, without personal data
};
template <class T> using Stored = core::Result<T, StorageError>;
[[nodiscard]] const char *name(StorageFault fault);
/// What happened and what to do, for people.
[[nodiscard]] std::string sentence(const StorageError &error, core::Language language);

/// What a journal may lack in one place: more than a station writes between two uploads of a day.
inline constexpr std::uint64_t maxLostEntries = 1U << 16;

/// A journal upload, as far as it can be judged without the database (`checkUpload`).
struct CheckedUpload {
    core::PublicKey device{};
    std::uint64_t after = 0;
    struct Entry {
        std::uint64_t seq = 0;
        core::Bytes bytes;
        core::journal::Hash hash{}, previous{};
        std::optional<core::journal::Gap> gap{}; ///< what the device names as lost
        bool checkpoint = false;                 ///< that the device signed
        bool reduced = false;
    };
    /// Those after `after`, ascending. Where numbers are dense, each is the follower of the one before it; where one is
    /// left out, its device has lost it.
    std::vector<Entry> entries;
    std::uint64_t checkpointSeq = 0; ///< of the last checkpoint among them; 0: none
    std::uint64_t receiptSeq = 0;    ///< what our own receipt says that we have; 0: none came along
    core::journal::Hash receiptHead{};
    core::Bytes receipt;
};

enum class UploadOutcome {
    Stored,        ///< all of it is there, whether it was before or not; a gap of the journal's own is alarmed
    Gap,           ///< entries between ours and these are missing
    Fork,          ///< an entry differs from the one we have under its number; alarmed, nothing stored
    Malformed,     ///< not an upload, or not entries in order; nothing stored
    BrokenChain,   ///< an entry that does not name the hash of the one before it; alarmed, nothing stored
    BadCheckpoint, ///< a checkpoint that the device's key did not sign; alarmed, nothing stored
    NotApproved,
};
[[nodiscard]] const char *name(UploadOutcome outcome); ///< "stored", "gap" …
struct UploadAnswer {
    UploadOutcome outcome = UploadOutcome::Malformed;
    std::uint64_t have = 0; ///< "I have up to here"
    core::journal::Hash head{};
    core::Bytes receipt;             ///< for `have`
    std::uint64_t seq = 0;           ///< where it went wrong
    std::string rule;                ///< which rule was broken
    std::size_t added = 0;           ///< entries that were not there before
    std::vector<std::string> alarms; ///< kinds of those it raised
};

enum class EnrolOutcome { Known, Asked, UnknownToken, UsedToken, ExpiredToken };

/// The hub's durable truth. One SQL, two engines: SQLite (one process) and PostgreSQL (several hubs on one database).
/// Each call is one transaction, durable when it returns. Thread: one at a time.
class Storage {
public:
    /// "sqlite:PATH" or "postgresql://…". Brings the schema up to date. `hub` signs receipts and outlives this.
    [[nodiscard]] static Stored<std::unique_ptr<Storage>> open(const std::string &address, core::Signer &hub);
    ~Storage();

    /// Takes uploads in, all in one commit. One answer each, in order. On failure nothing is stored.
    [[nodiscard]] Stored<std::vector<UploadAnswer>> store(std::span<const CheckedUpload> uploads, Milliseconds now);
    /// For an upload refused before it came here: keeps the evidence.
    [[nodiscard]] Stored<void> raise(const Alarm &alarm);
    /// The newest first, without their evidence: those with an id below `before` (0: all), at most `most`.
    [[nodiscard]] Stored<std::vector<Alarm>> alarms(std::int64_t before, std::size_t most);
    [[nodiscard]] Stored<std::optional<Alarm>> findAlarm(std::int64_t id); ///< with what is kept of its evidence

    [[nodiscard]] Stored<std::optional<Device>> findDevice(const core::PublicKey &key);
    [[nodiscard]] Stored<std::vector<Device>> devices();
    [[nodiscard]] Stored<std::vector<struct DeviceStatus>> deviceStatuses(); ///< hub/device_status.h
    /// A device that asked something proved that it is there.
    [[nodiscard]] Stored<void> contacted(const core::PublicKey &key, Milliseconds now);
    /// Entries of a device's journal after `after`, at most `most`.
    [[nodiscard]] Stored<std::vector<core::Bytes>> entries(const core::PublicKey &key, std::uint64_t after,
                                                           std::size_t most);

    /// Reduces what devices say in signed notes that they reduced (docs/formats/retention.md), as far as `rules` let go
    /// of it by its age at `now`; what they keep for now goes when its time has come. A step: looks at no more than
    /// some `most` entries of one device. A device that let go earlier than `stations` allow (the policy's rules; where
    /// they say nothing, `rules`), of something else, or without its signed word is alarmed.
    struct LetGo {
        std::uint64_t looked = 0, reduced = 0;
        std::vector<std::string> alarms; ///< kinds
        bool more = false;               ///< to be called again
    };
    [[nodiscard]] Stored<LetGo> letGo(const core::Retention &rules, const core::Retention &stations, Milliseconds now,
                                      std::size_t most);
    /// After the last step: what was there is overwritten in SQLite's file. PostgreSQL keeps old rows until it vacuums.
    [[nodiscard]] Stored<void> forget();

    /// A token is kept as its hash. It serves one device, once, until `validUntil`.
    [[nodiscard]] Stored<void> addToken(const core::journal::Hash &token, Milliseconds validUntil);
    /// A device that is known already needs no token; nothing changes for it.
    [[nodiscard]] Stored<EnrolOutcome> enrol(const core::journal::Hash &token, const core::PublicKey &key,
                                             const std::string &name, Milliseconds now);
    /// False: no such device. Adds the device if `state` is Approved and `name` is given.
    [[nodiscard]] Stored<bool> setState(const core::PublicKey &key, DeviceState state, const std::string &name,
                                        Milliseconds now);
    [[nodiscard]] Stored<void> ping();

private:
    struct State;
    explicit Storage(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace th::hub
