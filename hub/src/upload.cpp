// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/upload.h"

#include "core/hub_wire.h"
#include "core/receipt.h"
#include "core/stored_entry.h"

namespace th::hub {

namespace {

using core::journal::EntryKind;

UploadRefusal refusal(UploadOutcome outcome, std::uint64_t seq, std::string rule)
{
    UploadRefusal refusal;
    refusal.answer.outcome = outcome;
    refusal.answer.seq = seq;
    refusal.answer.rule = std::move(rule);
    return refusal;
}

UploadRefusal alarming(UploadOutcome outcome, const char *kind, const core::PublicKey &device, std::uint64_t seq,
                       core::ByteView evidence)
{
    UploadRefusal made = refusal(outcome, seq, kind);
    made.answer.alarms = {kind};
    made.alarm = Alarm{0, 0, kind, device, seq, {evidence.begin(), evidence.end()}};
    return made;
}

/// The hash of the entry names all that the signature is about, but for the device.
bool holds(const core::journal::Entry &entry, const core::journal::Hash &hash, const core::PublicKey &device,
           CheckpointMemory *memory)
{
    if (memory && memory->held.contains({device, hash}))
        return true;
    if (memory)
        ++memory->verified;
    if (!core::journal::verifyCheckpoint(entry.content, entry.previous, entry.seq - 1, device))
        return false;
    if (memory && memory->held.size() >= CheckpointMemory::most)
        memory->held.clear();
    if (memory)
        memory->held.insert({device, hash});
    return true;
}

/// Of an entry that comes right after the one before it.
bool follows(const core::journal::Entry &entry, const CheckedUpload &checked)
{
    if (!checked.entries.empty())
        return entry.previous == checked.entries.back().hash;
    return entry.seq > 1 || entry.previous == core::journal::hash(checked.device);
}

/// What the device says of its own loss. One that says nothing sensible excuses no gap, and is an entry like others.
std::optional<core::journal::Gap> lostBy(const core::journal::Entry &entry)
{
    if (entry.kind != EntryKind::Gap)
        return std::nullopt;
    const auto gap = core::journal::decodeGap(entry.content, entry.seq);
    return gap ? std::optional(*gap) : std::nullopt;
}

/// Appends one entry to what was checked so far, or says why not.
std::optional<UploadRefusal> append(CheckedUpload &checked, core::ByteView bytes, CheckpointMemory *memory)
{
    const std::uint64_t seq = (checked.entries.empty() ? checked.after : checked.entries.back().seq) + 1;
    const auto stored = core::journal::openStored(bytes);
    if (!stored)
        return refusal(UploadOutcome::Malformed, seq, stored.error());
    const core::journal::Entry *entry = &stored->entry;
    if (entry->seq < seq || entry->seq - seq > maxLostEntries)
        return refusal(UploadOutcome::Malformed, seq, "upload.seq");
    if (entry->seq == seq && !follows(*entry, checked))
        return alarming(UploadOutcome::BrokenChain, "broken_chain", checked.device, seq, bytes);
    const core::journal::Hash &hash = stored->hash;
    if (entry->kind == EntryKind::Checkpoint) {
        if (!holds(*entry, hash, checked.device, memory))
            return alarming(UploadOutcome::BadCheckpoint, "bad_checkpoint", checked.device, entry->seq, bytes);
        checked.checkpointSeq = entry->seq;
    }
    checked.entries.push_back({entry->seq,
                               {bytes.begin(), bytes.end()},
                               hash,
                               entry->previous,
                               lostBy(*entry),
                               entry->kind == EntryKind::Checkpoint,
                               stored->reduced});
    return std::nullopt;
}

} // namespace

core::Result<CheckedUpload, UploadRefusal> checkUpload(core::ByteView body, const core::PublicKey &device,
                                                       const core::PublicKey &hub, CheckpointMemory *memory)
{
    const auto upload = core::wire::decodeUpload(body);
    if (!upload)
        return core::Failure{refusal(UploadOutcome::Malformed, 0, upload.error())};
    CheckedUpload checked;
    checked.device = device;
    checked.after = upload->after;
    checked.entries.reserve(upload->entries.size());
    for (const core::ByteView bytes : upload->entries)
        if (auto refused = append(checked, bytes, memory))
            return core::Failure{std::move(*refused)};
    if (const auto receipt = core::journal::openReceipt(upload->receipt, hub, device)) {
        checked.receiptSeq = receipt->seq;
        checked.receiptHead = receipt->head;
        checked.receipt.assign(upload->receipt.begin(), upload->receipt.end());
    }
    return checked;
}

} // namespace th::hub
