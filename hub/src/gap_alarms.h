// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine.h"

#include <optional>
#include <vector>

namespace th::hub {

/// The alarms of one upload about entries that a journal lacks. "journal_gap" says that they are missing,
/// "journal_lost" that the device itself says so: a gap entry that a checkpoint behind it covers, with nothing missing
/// between. What nobody signed silences nothing, for whoever carries a journal can write it. One alarm of each kind for
/// an upload, as its entries show the others. In the transaction at hand.
class GapAlarms {
public:
    /// `signedUntil`: the newest checkpoint that was here before the upload.
    GapAlarms(Engine &engine, std::int64_t device, std::uint64_t signedUntil)
        : m_engine(engine), m_device(device), m_signedUntil(signedUntil)
    {
    }

    /// An entry that was not here yet, where `expected` would go on.
    void look(const CheckedUpload::Entry &entry, std::uint64_t expected);
    /// Once all of it is stored. A "journal_gap" of before that a device now names as lost is taken back.
    [[nodiscard]] std::vector<Alarm> take(const CheckedUpload &upload);

private:
    struct Hole {
        std::uint64_t first = 0, last = 0;
        core::Bytes behind; ///< the entry behind it
    };
    struct Lost {
        core::journal::Gap gap;
        core::Bytes entry;
    };
    [[nodiscard]] std::vector<Lost> signedIn(const CheckedUpload &upload);
    void readWaiting(std::uint64_t until, std::vector<Lost> &waiting, std::uint64_t &last);
    void takeBack(const CheckedUpload &upload, const core::journal::Gap &gap);
    [[nodiscard]] std::uint64_t lacking(const core::journal::Gap &gap);

    Engine &m_engine;
    std::int64_t m_device;
    std::uint64_t m_signedUntil;
    std::vector<Hole> m_holes;
    std::vector<std::uint64_t> m_checkpoints; ///< that were not here before; ascending
};

} // namespace th::hub
