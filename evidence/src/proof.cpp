// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/integrity.h"
#include "standing.h"
#include "stored_entry.h"
#include "vouching.h"

#include <algorithm>

namespace th::evidence {

namespace {

std::optional<std::size_t> runOf(const Histories &histories, const Place &place)
{
    const auto &runs = histories.runs();
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs[i].branch == place.branch && runs[i].first <= place.seq && place.seq <= runs[i].last)
            return i;
    return std::nullopt;
}

Standing standingOf(const Histories &histories, std::size_t run, std::uint64_t seq)
{
    if (!histories.ofLog(run, seq))
        return Standing::OtherHistory;
    if (!histories.isProven(seq))
        return Standing::UnsignedTail;
    return seq >= histories.chainedFrom() && histories.chainedFrom() == 1 ? Standing::Proven
           : histories.runs()[histories.log().front().run].first == 1 && seq <= histories.log().front().end
               ? Standing::Proven
               : Standing::AfterGap;
}

/// The first checkpoint behind it in its run. They come every 256 entries.
std::uint64_t checkpointAfter(ArchiveState &state, const ChainRun &run, const Place &place)
{
    SQLite::Statement next(state.database(), "SELECT id, bytes FROM entry WHERE id > ?1 AND id <= ?2 ORDER BY id");
    Run rows(next);
    rows.bind(1, entryId(place)).bind(2, entryId({place.device, place.branch, run.proven + 1}));
    while (rows.step()) {
        const auto entry = core::journal::decode(rows.bytes(1));
        if (entry && entry->kind == core::journal::EntryKind::Checkpoint &&
            core::journal::verifyCheckpoint(entry->content, entry->previous, entry->seq - 1,
                                            state.devices()[place.device]))
            return entry->seq;
    }
    return 0;
}

std::optional<ReceiptSeen> receiptFor(ArchiveState &state, Histories &histories, std::uint32_t device,
                                      std::uint64_t seq, const Trust &trust)
{
    SQLite::Statement all(state.database(),
                          "SELECT hub, bytes FROM receipt WHERE device = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq");
    Run run(all);
    for (run.bind(1, std::uint64_t{device}).bind(2, seq).bind(3, histories.chainedTo(seq)); run.step();) {
        const auto hub = run.array<core::PublicKey>(0);
        const core::ByteView bytes = run.bytes(1);
        const auto receipt = core::journal::openReceipt(bytes, hub, state.devices()[device]);
        if (receipt && trust.believes(hub) && histories.hashAt(receipt->seq) == receipt->head)
            return ReceiptSeen{hub, receipt->seq, receipt->receivedMilliseconds, {bytes.begin(), bytes.end()}};
    }
    return std::nullopt;
}

} // namespace

Standing standingOf(const Histories &histories, const Place &place)
{
    const auto run = runOf(histories, place);
    if (!run)
        throw Thrown({Fault::Damaged, "an entry"});
    return standingOf(histories, *run, place.seq);
}

Outcome<Proof> prove(Archive &archive, const Place &place, const Trust &trust)
{
    return guard([&] {
        ArchiveState &state = stateOf(archive);
        const auto bytes = place.device < state.devices().size() && place.branch < mostBranches && place.seq <= mostSeq
                               ? state.entry(place)
                               : std::nullopt;
        if (!bytes)
            throw Thrown({Fault::NotFound, ""});
        Histories histories(state, place.device);
        const auto run = runOf(histories, place);
        auto stored = openStored(bytes);
        if (!run || !stored)
            throw Thrown({Fault::Damaged, "an entry"});
        Proof proof;
        proof.entry = stored->entry;
        proof.hash = stored->hash;
        proof.reduced = stored->reduced;
        proof.standing = standingOf(histories, *run, place.seq);
        if (proof.standing == Standing::Proven && !Vouching(state).holds(place))
            proof.standing = Standing::UnsignedTail; // its hash is signed, what it says here is not
        proof.checkpoint = checkpointAfter(state, histories.runs()[*run], place);
        if (proof.standing != Standing::OtherHistory)
            proof.receipt = receiptFor(state, histories, place.device, place.seq, trust);
        return proof;
    });
}

} // namespace th::evidence
