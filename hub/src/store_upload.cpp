// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_state.h"

#include "core/receipt.h"

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

/// Hashes of the entries from `first` to `last`; shorter if some are not there.
std::vector<Hash> storedHashes(Engine &engine, std::int64_t device, std::uint64_t first, std::uint64_t last)
{
    std::vector<Hash> hashes;
    for (const Row &row : engine.run("SELECT hash FROM journal_entry WHERE device = $1 AND seq >= $2 AND seq <= $3"
                                     " ORDER BY seq",
                                     {device, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last)}))
        copyInto(hashes.emplace_back(), std::get<core::Bytes>(row.at(0)));
    return hashes;
}

/// The first entry that we have with other bytes: its number, or 0. The entry before the first counts by its hash.
std::uint64_t forkedAt(Engine &engine, const Standing &standing, const CheckedUpload &upload)
{
    if (upload.entries.empty())
        return 0;
    const std::uint64_t last = std::min<std::uint64_t>(standing.seq, upload.after + upload.entries.size());
    const std::uint64_t first = std::max<std::uint64_t>(upload.after, 1);
    const auto hashes = storedHashes(engine, standing.device, first, last);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const std::uint64_t seq = first + i;
        const Hash &theirs =
            seq == upload.after ? upload.entries.front().previous : upload.entries[seq - upload.after - 1].hash;
        if (theirs != hashes[i])
            return seq;
    }
    return 0;
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
    return ours.size() == 1 && ours.front() == upload.receiptHead ? nullptr : "fork";
}

void insertNew(Engine &engine, Standing &standing, const CheckedUpload &upload)
{
    for (std::size_t i = standing.seq - upload.after; i < upload.entries.size(); ++i) {
        const auto &entry = upload.entries[i];
        ++standing.seq;
        engine.run("INSERT INTO journal_entry (device, seq, bytes, hash) VALUES ($1, $2, $3, $4)",
                   {standing.device, static_cast<std::int64_t>(standing.seq), entry.bytes, asBlob(entry.hash)});
        standing.head = entry.hash;
    }
    standing.checkpointSeq = std::max(standing.checkpointSeq, upload.checkpointSeq);
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

UploadAnswer refuseFork(Engine &engine, const Standing &standing, const CheckedUpload &upload, std::uint64_t seq,
                        Milliseconds now)
{
    const std::size_t index = seq == upload.after ? 0 : seq - upload.after - 1;
    insertAlarm(engine, {0, now, "fork", upload.device, seq, upload.entries[index].bytes});
    UploadAnswer answer = answerWith(UploadOutcome::Fork, standing);
    answer.seq = seq;
    answer.rule = "fork";
    answer.alarms = {"fork"};
    return answer;
}

UploadAnswer judged(Engine &engine, core::Signer &hub, Standing &standing, const CheckedUpload &upload,
                    Milliseconds now)
{
    if (upload.after > standing.seq)
        return answerWith(UploadOutcome::Gap, standing);
    if (const std::uint64_t seq = forkedAt(engine, standing, upload))
        return refuseFork(engine, standing, upload, seq, now);
    const std::uint64_t before = standing.seq;
    if (upload.after + upload.entries.size() > before) {
        insertNew(engine, standing, upload);
        standing.receipt = core::journal::signReceipt({{}, upload.device, standing.seq, standing.head, now}, hub);
        if (standing.receipt.empty())
            throw StorageFailure({StorageFault::Failed, "the hub's key did not sign"});
        save(engine, standing);
    }
    UploadAnswer answer = answerWith(UploadOutcome::Stored, standing);
    answer.added = standing.seq - before;
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
    if (alarm)
        answer.alarms.emplace_back(alarm);
    return answer;
}

} // namespace th::hub
