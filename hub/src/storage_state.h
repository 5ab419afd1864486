// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine.h"

#include <algorithm>

namespace th::hub {

/// Commits what `work` did, or takes it back and throws on.
template <class Work> auto inTransaction(Engine &engine, Work &&work) -> decltype(work())
{
    try {
        engine.begin();
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            engine.commit();
        } else {
            auto answer = work();
            engine.commit();
            return answer;
        }
    } catch (...) {
        engine.rollback();
        throw;
    }
}

/// What is thrown inside becomes an error value.
template <class Work> auto guarded(Work &&work) -> Stored<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const StorageFailure &failure) {
        return core::Failure{failure.error};
    } catch (const std::exception &exception) {
        return core::Failure{StorageError{StorageFault::Failed, exception.what()}};
    }
}

struct Storage::State {
    State(std::unique_ptr<Engine> opened, core::Signer &signer) : engine(std::move(opened)), hub(signer) {}

    template <class Work> auto transaction(Work &&work) -> Stored<decltype(work(std::declval<Engine &>()))>
    {
        return guarded([&] { return inTransaction(*engine, [&] { return work(*engine); }); });
    }

    std::unique_ptr<Engine> engine;
    core::Signer &hub;
};

[[nodiscard]] core::Bytes asBlob(core::ByteView bytes);
[[nodiscard]] std::int64_t number(const Value &value);
/// Throws Damaged if the column has another length.
template <std::size_t size> void copyInto(std::array<std::uint8_t, size> &into, const core::Bytes &from)
{
    if (from.size() != size)
        throw StorageFailure({StorageFault::Damaged, "a key or hash of the wrong length"});
    std::ranges::copy(from, into.begin());
}

void insertAlarm(Engine &engine, const Alarm &alarm);
/// One upload inside a transaction: judged against what we have, stored, receipted.
[[nodiscard]] UploadAnswer storeOne(Engine &engine, core::Signer &hub, const CheckedUpload &upload, Milliseconds now);

/// What an upload of a device tells of its machine, and that it was heard. `device`: the row, which is ours.
void hearUpload(Engine &engine, std::int64_t device, const CheckedUpload &upload, UploadOutcome outcome,
                Milliseconds now);

} // namespace th::hub
