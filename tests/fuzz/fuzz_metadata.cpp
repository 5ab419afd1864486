// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bundle as it comes on a stick: the metadata of every role, read, and offered to a trusted set as each of them.
#include "canonical_json.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

#include <cstdlib>

using namespace th;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const core::ByteView bytes(data, size);
    const core::Instant now{std::chrono::seconds(1772600000)};
    if (const auto value = sync::parseStrictJson(bytes)) {
        // Canonical JSON is the same for what it says, however it was written.
        const std::string once = value->dump();
        const auto again = sync::parseStrictJson(core::asBytes(once));
        if (!again || sync::canonicalJson(*again) != sync::canonicalJson(*value))
            std::abort();
    }
    if (const auto targets = sync::parseTargets(bytes))
        for (const char *path : {"status/BD01A.seg", "a", ""})
            for (const sync::Delegated &delegated : sync::delegatedFor(*targets, path)) {
                const auto *keys = sync::delegatedKeys(*targets, delegated.role);
                if (!keys) // whoever is asked has somebody's word for it
                    std::abort();
                (void)sync::countSignatures(*targets, *keys);
            }
    if (const auto root = sync::parseRoot(bytes))
        for (const auto *role : {&root->root, &root->targets})
            if (sync::countSignatures(*root, *role) > role->keys.size())
                std::abort();
    (void)sync::rootFingerprint(bytes);
    if (auto set = sync::TrustedSet::begin(bytes)) {
        (void)set->updateRoot(bytes);
        (void)set->finishRoots(now);
        (void)set->updateTimestamp(bytes, now, sync::Origin::Fetched);
    }
    (void)sync::parseTimestamp(bytes);
    (void)sync::parseSnapshot(bytes);
    return 0;
}
