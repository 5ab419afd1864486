// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub_wire.h"
#include "core/journal_gap.h"

#include <vector>

namespace th::test {

/// A device and its journal, as a station writes it.
class JournalMaker {
public:
    explicit JournalMaker(std::uint64_t which)
    {
        std::array<std::uint8_t, 32> seed{};
        for (std::size_t i = 0; i < 8; ++i)
            seed[i] = static_cast<std::uint8_t>(which >> (8 * i));
        seed[31] = 0x7e;
        key = std::make_unique<core::SoftwareKey>(core::SoftwareKey::fromSeed(seed));
        publicKey = key->publicKey();
        m_head = core::journal::hash(publicKey);
    }

    /// Notes, and a checkpoint after every eighth entry.
    void write(std::size_t count, std::uint8_t flavour = 0, std::size_t bytes = 100)
    {
        for (std::size_t i = 0; i < count; ++i) {
            if (entries.size() % 8 == 7)
                add(core::journal::EntryKind::Checkpoint, core::journal::signCheckpoint(m_head, entries.size(), *key));
            else
                add(core::journal::EntryKind::Note, core::Bytes(bytes, flavour));
        }
    }

    void add(core::journal::EntryKind kind, core::Bytes content)
    {
        core::journal::Entry entry;
        entry.seq = m_leapt + entries.size() + 1;
        entry.previous = m_head;
        entry.bootId = "b";
        entry.wallMilliseconds = clock + static_cast<std::int64_t>(entry.seq);
        entry.kind = kind;
        entry.content = std::move(content);
        entries.push_back(core::journal::encode(entry));
        m_head = core::journal::hash(entries.back());
    }

    void sign()
    {
        add(core::journal::EntryKind::Checkpoint,
            core::journal::signCheckpoint(m_head, m_leapt + entries.size(), *key));
    }

    void name(const core::journal::Gap &lost) { add(core::journal::EntryKind::Gap, core::journal::encodeGap(lost)); }

    void leap(std::uint64_t numbers) { m_leapt = numbers; } ///< what is written next is numbered so much higher

    /// Forgets what came after `seq`, as a rewritten journal does.
    void cut(std::uint64_t seq)
    {
        entries.resize(seq);
        m_head = seq == 0 ? core::journal::hash(publicKey) : core::journal::hash(entries.back());
    }

    [[nodiscard]] core::journal::Hash head() const { return m_head; }

    /// Body of the upload of what comes after `after`.
    [[nodiscard]] core::Bytes body(std::uint64_t after, core::ByteView receipt = {}) const
    {
        core::wire::Upload upload{after, {}, receipt};
        for (std::size_t i = after; i < entries.size() && upload.entries.size() < core::wire::maxUploadEntries; ++i)
            upload.entries.emplace_back(entries[i]);
        return core::wire::encode(upload);
    }

    std::unique_ptr<core::SoftwareKey> key;
    core::PublicKey publicKey{};
    std::vector<core::Bytes> entries;
    std::int64_t clock = 1'630'983'600'000; ///< to which the entry's number is added

private:
    core::journal::Hash m_head{};
    std::uint64_t m_leapt = 0;
};

} // namespace th::test
