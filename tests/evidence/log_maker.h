// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal_extract.h"
#include "core/receipt.h"
#include "core/signing.h"
#include "store/scan_content.h"

#include <functional>
#include <string>
#include <vector>

namespace th::test {

/// A checkpoint's log, as a station writes it, with a signed checkpoint after every eighth entry.
class LogMaker {
public:
    static constexpr std::int64_t begin = 1'630'890'000'000; ///< 2021-09-06T01:00:00Z

    explicit LogMaker(std::uint8_t which, std::string checkpoint = "CK-01")
        : key(core::SoftwareKey::fromSeed(seedOf(which))), device(key.publicKey()), m_checkpoint(std::move(checkpoint)),
          m_head(core::journal::hash(device))
    {
    }

    static std::array<std::uint8_t, 32> seedOf(std::uint8_t which)
    {
        std::array<std::uint8_t, 32> seed{};
        seed[0] = which;
        seed[31] = 0xe1;
        return seed;
    }

    static store::ScanContent scan(std::uint64_t n, const std::string &checkpoint)
    {
        store::ScanContent scan;
        scan.kind = n % 5 == 0 ? core::VerdictKind::Refuse : core::VerdictKind::Admit;
        if (n % 5 == 0)
            scan.reasons.push_back({n % 2 == 0 ? core::ReasonCode::Revoked : core::ReasonCode::Expired,
                                    core::Weight::Refuse, "", std::nullopt});
        if (n % 7 == 0)
            scan.reasons.push_back({core::ReasonCode::DataOld, core::Weight::Note, "", std::nullopt});
        scan.number = core::toText({core::SeriesCode("BD01A"), static_cast<std::uint32_t>(1 + n % 11)});
        scan.proven = n % 13 != 0;
        scan.category = n % 3 == 0 ? "food" : "medical";
        scan.authority = "P0000" + std::to_string(n % 4);
        scan.officer = n % 2 == 0 ? "Trần Văn An" : "Lê Thị Bình";
        scan.checkpoint = checkpoint;
        scan.area = n % 2 == 0 ? "01.001.00001" : "01.002";
        scan.source = "camera";
        scan.judgedAt = core::Instant(std::chrono::seconds(begin / 1000 + static_cast<std::int64_t>(n)));
        return scan;
    }

    void write(std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            if (entries.size() % 8 == 7)
                sign();
            else
                add(core::journal::EntryKind::Scan, store::encodeScan(scan(entries.size() + 1, m_checkpoint)));
    }
    void sign()
    {
        add(core::journal::EntryKind::Checkpoint, core::journal::signCheckpoint(m_head, entries.size(), key));
    }
    void add(core::journal::EntryKind kind, core::Bytes content)
    {
        core::journal::Entry entry;
        entry.seq = entries.size() + 1;
        entry.previous = m_head;
        entry.bootId = boot;
        entry.wallMilliseconds = begin + clockAhead + static_cast<std::int64_t>(entry.seq) * stride;
        entry.monotonicMilliseconds = 1000 + static_cast<std::int64_t>(entry.seq) * stride;
        entry.kind = kind;
        entry.content = std::move(content);
        entries.push_back(core::journal::encode(entry));
        m_head = core::journal::hash(entries.back());
    }
    /// Forgets what came after `seq`, as a machine does that is put back.
    void cut(std::uint64_t seq)
    {
        entries.resize(seq);
        m_head = seq == 0 ? core::journal::hash(device) : core::journal::hash(entries.back());
    }
    /// Makes the chain fit from entry `seq` on, signed again by whoever has the key.
    void rechain(std::uint64_t seq, core::Signer *signer)
    {
        m_head = seq == 1 ? core::journal::hash(device) : core::journal::hash(entries[seq - 2]);
        for (std::size_t i = seq - 1; i < entries.size(); ++i) {
            auto entry = *core::journal::decode(entries[i]);
            entry.seq = i + 1;
            entry.previous = m_head;
            if (signer && entry.kind == core::journal::EntryKind::Checkpoint)
                entry.content = core::journal::signCheckpoint(m_head, i, *signer);
            entries[i] = core::journal::encode(entry);
            m_head = core::journal::hash(entries[i]);
        }
    }

    [[nodiscard]] core::journal::Extract extract(std::uint64_t after = 0) const
    {
        return {device, after, {entries.begin() + static_cast<std::ptrdiff_t>(after), entries.end()}};
    }
    [[nodiscard]] core::journal::Extract part(std::uint64_t after, std::uint64_t until) const
    {
        return {device,
                after,
                {entries.begin() + static_cast<std::ptrdiff_t>(after),
                 entries.begin() + static_cast<std::ptrdiff_t>(until)}};
    }
    [[nodiscard]] core::Bytes receipt(std::uint64_t seq, core::Signer &hub) const
    {
        return core::journal::signReceipt({{}, device, seq, core::journal::hash(entries[seq - 1]), begin + 5}, hub);
    }

    core::SoftwareKey key;
    core::PublicKey device;
    std::vector<core::Bytes> entries;
    std::string boot = "boot-1";
    std::int64_t clockAhead = 0;
    std::int64_t stride = 1000; ///< milliseconds between entries

private:
    std::string m_checkpoint;
    core::journal::Hash m_head;
};

} // namespace th::test
