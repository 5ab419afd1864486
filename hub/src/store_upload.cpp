// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gap_alarms.h"
#include "storage_state.h"

#include "core/receipt.h"
#include "core/stored_entry.h"

#include <map>
#include <utility>

namespace th::hub {

namespace {

using core::journal::Hash;

/// Where a device's journal stands with us; its row is ours until the transaction ends.
struct Standing {
    std::int64_t device = 0;
    std::uint64_t seq = 0, checkpointSeq = 0;
    Hash head{};
    core::Bytes receipt;
};

std::optional<Standing> lockStanding(Engine &engine, const core::PublicKey &key)
{
    const auto rows = engine.run("SELECT id, state, seq, head, checkpoint_seq, receipt FROM device WHERE key = $1"
                                 " FOR UPDATE",
                                 {asBlob(key)});
    if (rows.empty() || number(rows[0].at(1)) != static_cast<std::int64_t>(DeviceState::Approved))
        return std::nullopt;
    Standing standing;
    standing.device = number(rows[0].at(0));
    standing.seq = static_cast<std::uint64_t>(number(rows[0].at(2)));
    copyInto(standing.head, std::get<core::Bytes>(rows[0].at(3)));
    standing.checkpointSeq = static_cast<std::uint64_t>(number(rows[0].at(4)));
    standing.receipt = std::get<core::Bytes>(rows[0].at(5));
    return standing;
}

std::uint64_t lastSeq(const CheckedUpload &upload)
{
    return upload.entries.empty() ? upload.after : upload.entries.back().seq;
}

using Hashes = std::map<std::uint64_t, Hash>;

/// Hashes of the entries from `first` to `last` that are there.
Hashes storedHashes(Engine &engine, std::int64_t device, std::uint64_t first, std::uint64_t last)
{
    Hashes hashes;
    for (const Row &row :
         engine.run("SELECT seq, hash FROM journal_entry WHERE device = $1 AND seq >= $2 AND seq <= $3",
                    {device, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last)}))
        copyInto(hashes[static_cast<std::uint64_t>(number(row.at(0)))], std::get<core::Bytes>(row.at(1)));
    return hashes;
}

/// What the stored entry `seq` says of the one before it.
std::optional<Hash> storedPrevious(Engine &engine, std::int64_t device, std::uint64_t seq)
{
    const auto rows = engine.run("SELECT bytes FROM journal_entry WHERE device = $1 AND seq = $2",
                                 {device, static_cast<std::int64_t>(seq)});
    const auto stored = core::journal::openStored(rows.empty() ? core::ByteView()
                                                               : core::ByteView(std::get<core::Bytes>(rows[0].at(0))));
    return stored ? std::optional(stored->entry.previous) : std::nullopt;
}

/// Whether the entry before what a device says it lost is another than the one we have.
bool contradicts(Engine &engine, std::int64_t device, const core::journal::Gap &gap)
{
    const Hashes ours = storedHashes(engine, device, gap.first - 1, gap.first - 1);
    return !ours.empty() && ours.begin()->second != gap.before;
}

struct ForkedAt {
    std::uint64_t seq = 0;    ///< of the entry that is two
    std::size_t evidence = 0; ///< index of the entry of the upload that shows it
};

/// The first entry that we have otherwise. What an entry says of the one before it counts as much.
std::optional<ForkedAt> forkedAt(Engine &engine, const Standing &standing, const CheckedUpload &upload,
                                 const Hashes &ours)
{
    const auto differs = [&](std::uint64_t seq, const Hash &theirs) {
        const auto found = ours.find(seq);
        return found != ours.end() && found->second != theirs;
    };
    for (std::size_t i = 0; i < upload.entries.size(); ++i) {
        const auto &entry = upload.entries[i];
        if (entry.gap && contradicts(engine, standing.device, *entry.gap))
            return ForkedAt{entry.gap->first - 1, i};
        if (differs(entry.seq - 1, entry.previous))
            return ForkedAt{entry.seq - 1, i};
        if (differs(entry.seq, entry.hash))
            return ForkedAt{entry.seq, i};
        const bool fills = entry.seq < standing.seq && !ours.contains(entry.seq);
        const bool isFollowed = i + 1 < upload.entries.size() && upload.entries[i + 1].seq == entry.seq + 1;
        if (!fills || isFollowed)
            continue;
        if (const auto next = storedPrevious(engine, standing.device, entry.seq + 1); next && *next != entry.hash)
            return ForkedAt{entry.seq, i};
    }
    return std::nullopt;
}

/// A receipt of ours that says more than we have, or something else: we were restored from an old backup, or lied to.
/// The kind of alarm; nothing: it agrees with what we have.
const char *compareReceipt(Engine &engine, const Standing &standing, const CheckedUpload &upload)
{
    if (upload.receiptSeq == 0)
        return nullptr;
    if (upload.receiptSeq > standing.seq)
        return "hub_behind";
    const auto ours = storedHashes(engine, standing.device, upload.receiptSeq, upload.receiptSeq);
    const auto found = ours.find(upload.receiptSeq);
    return found != ours.end() && found->second == upload.receiptHead ? nullptr : "fork";
}

/// Stores what is not there, also what turns up late of a gap.
std::size_t insertNew(Engine &engine, Standing &standing, const CheckedUpload &upload, const Hashes &ours,
                      GapAlarms &alarms, Milliseconds now)
{
    std::size_t added = 0;
    std::uint64_t before = upload.after;
    for (const auto &entry : upload.entries) {
        const std::uint64_t expected = std::max(std::exchange(before, entry.seq), standing.seq) + 1;
        if (ours.contains(entry.seq))
            continue;
        alarms.look(entry, expected);
        engine.run("INSERT INTO journal_entry (device, seq, bytes, hash) VALUES ($1, $2, $3, $4)",
                   {standing.device, static_cast<std::int64_t>(entry.seq), entry.bytes, asBlob(entry.hash)});
        if (entry.reduced) // nobody had it whole here: whoever lets go by rules looks at it (retention.cpp)
            engine.run("INSERT INTO came_reduced (device, seq, at) VALUES ($1, $2, $3)",
                       {standing.device, static_cast<std::int64_t>(entry.seq), now});
        ++added;
        if (entry.seq > standing.seq) {
            standing.seq = entry.seq;
            standing.head = entry.hash;
        }
    }
    standing.checkpointSeq = std::max(standing.checkpointSeq, upload.checkpointSeq);
    return added;
}

void save(Engine &engine, const Standing &standing)
{
    engine.run("UPDATE device SET seq = $1, head = $2, checkpoint_seq = $3, receipt = $4 WHERE id = $5",
               {static_cast<std::int64_t>(standing.seq), asBlob(standing.head),
                static_cast<std::int64_t>(standing.checkpointSeq), standing.receipt, standing.device});
}

UploadAnswer answerWith(UploadOutcome outcome, const Standing &standing)
{
    UploadAnswer answer;
    answer.outcome = outcome;
    answer.have = standing.seq;
    answer.head = standing.head;
    answer.receipt = standing.receipt;
    return answer;
}

UploadAnswer refuseFork(Engine &engine, const Standing &standing, const CheckedUpload &upload, const ForkedAt &fork,
                        Milliseconds now)
{
    insertAlarm(engine, {0, now, "fork", upload.device, fork.seq, upload.entries[fork.evidence].bytes});
    UploadAnswer answer = answerWith(UploadOutcome::Fork, standing);
    answer.seq = fork.seq;
    answer.rule = "fork";
    answer.alarms = {"fork"};
    return answer;
}

UploadAnswer judged(Engine &engine, core::Signer &hub, Standing &standing, const CheckedUpload &upload,
                    Milliseconds now)
{
    if (upload.after > standing.seq)
        return answerWith(UploadOutcome::Gap, standing);
    const Hashes ours = storedHashes(engine, standing.device, std::max<std::uint64_t>(upload.after, 1),
                                     std::min(standing.seq, lastSeq(upload)));
    if (const auto fork = forkedAt(engine, standing, upload, ours))
        return refuseFork(engine, standing, upload, *fork, now);
    const std::uint64_t before = standing.seq;
    GapAlarms alarms(engine, standing.device, standing.checkpointSeq);
    const std::size_t added = insertNew(engine, standing, upload, ours, alarms, now);
    if (standing.seq > before) {
        standing.receipt = core::journal::signReceipt({{}, upload.device, standing.seq, standing.head, now}, hub);
        if (standing.receipt.empty())
            throw StorageFailure({StorageFault::Failed, "the hub's key did not sign"});
    }
    if (added > 0)
        save(engine, standing);
    UploadAnswer answer = answerWith(UploadOutcome::Stored, standing);
    answer.added = added;
    for (Alarm &alarm : alarms.take(upload)) {
        alarm.at = now;
        insertAlarm(engine, alarm);
        answer.alarms.push_back(std::move(alarm.kind));
    }
    return answer;
}

} // namespace

UploadAnswer storeOne(Engine &engine, core::Signer &hub, const CheckedUpload &upload, Milliseconds now)
{
    auto standing = lockStanding(engine, upload.device);
    if (!standing) {
        UploadAnswer answer;
        answer.outcome = UploadOutcome::NotApproved;
        return answer;
    }
    const char *alarm = compareReceipt(engine, *standing, upload);
    if (alarm)
        insertAlarm(engine, {0, now, alarm, upload.device, upload.receiptSeq, upload.receipt});
    UploadAnswer answer = judged(engine, hub, *standing, upload, now);
    hearUpload(engine, standing->device, upload, answer.outcome, now);
    if (alarm)
        answer.alarms.emplace_back(alarm);
    return answer;
}

} // namespace th::hub
