// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A root or targets file on its way from one signer to the next, and what is told of it.
#include "sync/ceremony.h"

#include <cstdlib>

using namespace th;

namespace {

/// Nobody counts who has not signed; nothing is told of a file without words.
void judge(const sync::Charter &charter, core::Instant now)
{
    if (sync::changesInWords(charter, charter).empty())
        std::abort();
    (void)sync::inWords(charter);
    const auto demands = sync::demandsOn(charter, nullptr);
    if (!demands)
        return;
    for (const sync::Demand &demand : *demands)
        if (demand.signedBy.size() > demand.keys.keys.size())
            std::abort();
    (void)sync::signaturesInWords(*demands);
    (void)sync::shortfall(charter, *demands, now);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const core::Bytes bytes(data, data + size);
    const core::Instant now{std::chrono::seconds(1772600000)};
    const auto charter = sync::readCharter(bytes);
    if (!charter)
        return 0;
    judge(*charter, now);
    if (const auto merged = sync::mergeSignatures({bytes, bytes})) { // signatures change no fingerprint
        const auto again = sync::readCharter(*merged);
        if (!again || sync::fingerprint(*again) != sync::fingerprint(*charter))
            std::abort();
    }
    sync::CharterChanges changes;
    changes.expires = now + std::chrono::hours(24);
    if (const auto next = sync::propose(charter->kind, bytes, changes, now)) { // what is made here can be read here
        const auto read = sync::readCharter(*next);
        if (!read)
            std::abort();
        judge(*read, now);
    }
    return 0;
}
