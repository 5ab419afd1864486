// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device_order.h"
#include "core/journal.h"
#include "core/judge.h"
#include "core/sightings.h"
#include "store/error.h"
#include "store/log.h"
#include "store/update.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace th::store {

struct StationIdentity {
    std::string deviceId; ///< e.g. "dev-3f9a…": first 8 bytes of BLAKE2b of the public key, in hex
    std::string name;     ///< chosen by people
    core::PublicKey key{};
    bool demonstration = false; ///< a made-up province: marked on every screen
};

/// What is written of one check.
struct ScanRecord {
    core::Verdict verdict;
    std::optional<core::PassNumber> number; ///< if the text was a pass at all
    bool proven = false;                    ///< signature verified
    std::string category, authority;        ///< codes, from a proven pass
    std::string officer;                    ///< chosen at the start of the shift
    core::Place place;
    core::ClockReading clock;
    core::ClockState clockState = core::ClockState::Trusted;
    core::Instant judgedAt{};                        ///< the "now" it was judged by
    std::string source;                              ///< "camera", "gun", "file", "number", "pipe"
    std::optional<core::SightingTag> sightingTag{};  ///< of a proven pass, as of `judgedAt`
    std::optional<std::chrono::milliseconds> took{}; ///< from the code being seen to the verdict; not there: not known
    std::string passText, idCardText, plate;         ///< personal: only ever stored sealed
};

/// Of a code of `Station::damage`: true if only other stations' sightings suffer. They are advice: all else is whole.
[[nodiscard]] bool isAdvice(std::string_view damage);
/// The same, and an import that brings all of the sightings anew mends it.
[[nodiscard]] bool isOfSightingsFile(std::string_view damage);

enum class Access { Write, Read }; ///< Read: beside a writer too; the station as it was when opened

class StationCore;

/// The durable truth of one station: a folder with `station.sqlite`, `device.key` and `station.lock`.
/// Thread: all calls from one thread (the store thread). Exactly one program may hold Write.
/// Nothing in here ever deletes a database. WAL, synchronous=FULL.
class Station {
public:
    static Stored<Station> create(const std::filesystem::path &folder, const std::string &name, bool demonstration);
    static Stored<Station> open(const std::filesystem::path &folder, Access access);
    Station(Station &&) noexcept;
    Station &operator=(Station &&) noexcept;
    ~Station();

    [[nodiscard]] const StationIdentity &identity() const;
    [[nodiscard]] const core::Directory *directory() const; ///< nullptr until the first update
    [[nodiscard]] const core::Policy *policy() const;       ///< nullptr until the first update
    [[nodiscard]] core::DeviceOrder order() const;          ///< of the directory to this device
    /// What is damaged of it is left out, and named by `damage`. The root is kept twice, and whichever is whole is
    /// given.
    [[nodiscard]] Stored<TrustedMetadata> trustedMetadata() const;
    /// SHA-256, in hex, of the package of accounts that is held (store/account_book.h); empty: none, or not the newest.
    [[nodiscard]] std::string accountsTaken() const;
    [[nodiscard]] std::string accountsFault() const; ///< `AccountBook::fault`
    /// The highest version a root ever had here; 0: none yet, or damaged.
    [[nodiscard]] std::uint64_t rootVersion() const;
    /// The root by which the station began to trust; nothing: none yet, or damaged.
    [[nodiscard]] std::optional<core::Bytes> pinnedRoot() const;
    [[nodiscard]] std::optional<core::Instant> dataAsOf() const;
    /// What is known of other stations' sightings.
    [[nodiscard]] core::OtherStations otherStations() const;
    /// The state that the status was brought to; nothing: none yet, not numbered, or damaged.
    [[nodiscard]] std::optional<StatusState> statusState() const;
    /// True if the newest publication lets nobody speak of passes: a look-up then answers `StatusUnavailable`
    /// ("withdrawn") but for passes that are known to be revoked.
    [[nodiscard]] bool statusWithdrawn() const;

    /// What did not verify when the station was opened, or at a look-up since (directory, policy, trusted metadata,
    /// status …). It is not used: its absence gives "cannot tell", and the next import may bring it anew.
    /// Empty: nothing was found; `verifyStorage` looks at everything. Codes: docs/formats/station.md.
    [[nodiscard]] std::vector<std::string> damage() const;

    /// One transaction: metadata, directory, policy, status and cursor together, or nothing. Refused: a document that
    /// does not parse, a snapshot that is out of order, a delta that does not follow on what is held, anything older
    /// than that. Damaged: a delta falls on rows that do not verify.
    Stored<void> apply(const Update &update);

    /// A verified file of sightings (core/sightings.h), in a transaction of its own: no fault of it stands in the way
    /// of what `apply` brings. Refused: it breaks its format, leaves out what came after the file that is held, or is
    /// not newer than that; one with all of the window may be of the same end, and replaces rows that are damaged.
    Stored<void> takeSightings(core::ByteView file);

    /// Status of one pass number; each chunk read is checked against its BLAKE2b. Aim: ≤ 5 µs. A revocation whose
    /// reason cannot be read stays a revocation, for RevocationReason::Unspecified.
    [[nodiscard]] core::StatusEvidence statusOf(const core::VerifiedPass &pass) const;
    /// The same without a pass at hand (look-up by number): registration is then Registered or not by presence of a
    /// tag.
    [[nodiscard]] core::StatusEvidence statusOf(const core::PassNumber &number) const;
    /// Earlier admissions and sightings of a number among what this station knows.
    [[nodiscard]] core::Evidence gather(const core::VerifiedPass &pass, const core::Place &place, core::Instant when,
                                        core::ClockState clock) const;

    /// Moves the station's memory of time and says what to think of the clock; persisted with the next append.
    core::ClockState observeClock(const core::ClockReading &reading);

    /// Journals what changed of the machine: disk, clock, order. After `observeClock` of the same reading.
    Stored<void> noteMachine(const core::ClockReading &reading);

    /// Appends in one transaction; returns only when it is on disk. All or none.
    Stored<std::vector<ScanSeq>> append(const std::vector<ScanRecord> &records);
    /// Signs a checkpoint over all that was appended, if it is not signed: after a shift, on close, every 256 entries.
    Stored<void> signCheckpoint(const core::ClockReading &clock);
    /// Names in the journal what it lacks after entry `after` and does not name so far, for its readers to go on behind
    /// it; nothing to do if all is there. What the end lacks is named without being asked. Reads the numbers of all
    /// entries after `after`.
    Stored<void> nameGaps(std::uint64_t after, const core::ClockReading &clock);

    [[nodiscard]] Stored<std::vector<LogRow>> lastRows(std::size_t count) const;                ///< newest first
    [[nodiscard]] Stored<void> eachRow(const std::function<bool(const LogRow &)> &visit) const; ///< oldest first
    [[nodiscard]] Stored<std::vector<LogRow>> rowsOf(const core::PassNumber &number, std::size_t count) const;
    [[nodiscard]] Stored<TodayCounts> countsSince(core::Instant since) const;
    [[nodiscard]] std::uint64_t unsentRecords() const; ///< scans with seq > ackedSeq
    [[nodiscard]] Stored<LogReport> verifyLog() const; ///< the whole chain, against the device's own key
    /// Entries after number `after` as they are in the journal, oldest first, until they take more than `most` bytes.
    [[nodiscard]] Stored<std::vector<core::Bytes>> journalAfter(std::uint64_t after, std::size_t most) const;
    /// SQLite's integrity check plus every checksum of ours; empty: all is well.
    [[nodiscard]] Stored<std::vector<std::string>> verifyStorage() const;

    /// A person's setting that survives a restart (language, kiosk …). Never secrets.
    Stored<void> setSetting(const std::string &key, const std::string &value);
    [[nodiscard]] std::string setting(const std::string &key) const; ///< empty if never set

private:
    friend StationCore &coreOf(Station &station); ///< for the room and its tests
    explicit Station(std::unique_ptr<StationCore> core);
    std::unique_ptr<StationCore> m_core;
};

} // namespace th::store
