// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "open_desk.h"
#include "seal_key.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace th::app {

/// A request that waits for the officer's seal.
struct SealEntry {
    desk::RequestId id = 0;
    std::uint64_t seen = 0; ///< its revision
    std::string step;       ///< that seals
    core::LocalName stepName, procedure;
    std::string applicant; ///< personal
    std::size_t approved = 0, made = 0;
    bool begun = false;
    bool wantsReason = false;
    core::Instant changed{};
    [[nodiscard]] std::size_t remaining() const { return approved - std::min(approved, made); }
};
struct SealView {
    std::vector<SealEntry> entries; ///< the longest waiting first
    QString keyFile;                ///< that was sealed with last; empty: none yet
    DeskKeyState key = DeskKeyState::Missing;
    std::string address; ///< of the token that was sealed with last
    bool onToken = false;
};
[[nodiscard]] desk::Done<SealView> readSealing(const OpenDesk &open); ///< Thread: store

struct OpenedSealKey {
    std::shared_ptr<OpenSealKey> key;
    std::vector<std::string> offered{}; ///< series that the directory has for it
    std::string series{};               ///< to number in; empty: the only one, or one of several is to be chosen
    [[nodiscard]] bool wantsSeries() const { return series.empty() && offered.size() > 1; }
};
/// Opens the key, and keeps where it lies and its series for the next time, no more. Thread: store.
[[nodiscard]] desk::Done<OpenedSealKey> openSealKey(const OpenDesk &open, const SealKeyChoice &choice);

/// One request's sealing, from where it stands.
struct SealJob {
    SealEntry entry;
    std::string reason{}, series{};
    std::shared_ptr<OpenSealKey> key;
    std::shared_ptr<const std::atomic_bool> pause;          ///< true: stops after the batch under way
    std::function<void(const desk::SealProgress &)> tell{}; ///< in the store thread, after each batch
};
[[nodiscard]] desk::Done<desk::SealProgress> sealRequest(OpenDesk &open, const SealJob &job); ///< Thread: store

} // namespace th::app
