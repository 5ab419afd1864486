// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stored_entry.h"
#include "journal_maker.h"
#include "store/reduction.h"
#include "store/scan_content.h"

/// What retention rules leave of a made-up journal.
namespace th::test {

/// Its number.
inline std::uint64_t addScan(JournalMaker &device, const std::string &officer = "Trần Văn An")
{
    store::ScanContent scan;
    scan.officer = officer;
    scan.checkpoint = "CK-01";
    scan.sightingTag = core::SightingTag{0x0102030405};
    device.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
    return device.entries.size();
}
inline core::Bytes leftOf(const JournalMaker &device, std::uint64_t seq, const store::LettingGo &what)
{
    auto left = *core::journal::openStored(device.entries[seq - 1]);
    (void)store::letGoOf(left.entry, what);
    return core::journal::encodeReduced(left.hash, left.entry);
}
/// A signed note that says that this was let go of; its number.
inline std::uint64_t note(JournalMaker &device, std::uint64_t seq, const store::LettingGo &what)
{
    core::journal::Reductions said;
    said.entries = {{seq, core::journal::digestOfLeft(leftOf(device, seq, what))}};
    device.add(core::journal::EntryKind::Note, core::journal::encodeReductions(said));
    device.sign();
    return device.entries.size() - 1;
}
/// Adds a scan and a signed note that says that its officer was let go of; their numbers.
inline std::pair<std::uint64_t, std::uint64_t> withAReducedScan(JournalMaker &device)
{
    device.write(2);
    const std::uint64_t seq = addScan(device);
    return {seq, note(device, seq, {false, false, true, {}})};
}

} // namespace th::test
