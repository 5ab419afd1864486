// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device_report.h"
#include "store/reduction.h"
#include "store/scan_content.h"

#include <algorithm>
#include <cstdlib>

using namespace th;
using core::journal::Entry;
using core::journal::EntryKind;

namespace {

void demand(bool holds)
{
    if (!holds)
        std::abort();
}

/// What is accepted is the only encoding of what it says.
template <class Decoded, class Encode> void roundTrip(const Decoded &decoded, core::ByteView input, Encode encode)
{
    if (decoded)
        demand(std::ranges::equal(encode(*decoded), input));
}

/// What rules leave of an entry has their shape, keeps its place in the chain, and is found again by its digest.
void reduce(const core::journal::StoredEntry &stored, store::LettingGo what)
{
    Entry entry = stored.entry;
    if (!store::letGoOf(entry, what))
        return;
    const core::Bytes left = core::journal::encodeReduced(stored.hash, entry);
    const auto back = core::journal::openStored(left);
    demand(back && back->reduced && back->hash == stored.hash && back->entry.seq == stored.entry.seq);
    demand(!(what.passes || what.officers) || store::isWhatRulesLeave(back->entry));
    demand(store::reducedLike(stored, core::journal::digestOfLeft(left)).has_value());
    demand(!store::letGoOf(entry, what));
}

} // namespace

/// The first byte chooses what the rest is: the content of a Start, a Note, a Scan, or what is kept of a whole entry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const core::ByteView rest(data + 1, size - 1);
    const core::Bytes content(rest.begin(), rest.end());
    switch (data[0] % 4) {
    case 0:
        roundTrip(core::journal::decodeStart(rest), rest, core::journal::encodeStart);
        break;
    case 1: {
        roundTrip(core::journal::decodeNote(rest), rest, core::journal::encodeNote);
        const Entry note{1000, {}, "b", 1, 1, EntryKind::Note, content};
        roundTrip(core::journal::reductionsIn(note), rest, core::journal::encodeReductions);
        core::DeviceReport report;
        (void)core::hear(report, note);
        (void)core::alarmsOf(report, std::nullopt, core::Instant{}, {});
        break;
    }
    case 2:
        roundTrip(store::decodeScan(rest), rest, store::encodeScan);
        break;
    default:
        if (const auto stored = core::journal::openStored(rest))
            for (int what = 1; what < 8; ++what)
                reduce(*stored, {(what & 1) != 0, (what & 2) != 0, (what & 4) != 0, {}});
    }
    return 0;
}
