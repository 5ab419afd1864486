// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/upload.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace th::hub {

/// What happened to one upload, and how many others shared its commit (0: refused before the database).
struct UploadDone {
    Stored<UploadAnswer> answer;
    std::size_t batch = 0;
    std::size_t signatures = 0; ///< that had to be verified: what costs most of it
};

/// Two threads beside the one that talks to the network: one checks uploads and reads files for their hash, one owns
/// the storage. Uploads that wait while a commit is under way share the next one. Every answer is given on its worker's
/// thread: whoever asks brings it home.
class Workers {
public:
    Workers(std::unique_ptr<Storage> storage, const core::PublicKey &hub, std::function<Milliseconds()> clock);
    ~Workers(); ///< what still waits is dropped unanswered; waits for what runs

    void upload(core::Bytes body, const core::PublicKey &device, std::function<void(UploadDone)> done);
    void withStorage(std::function<void(Storage &)> work);
    void aside(std::function<void()> work); ///< on the checking thread

private:
    struct Loop;
    struct Pending {
        CheckedUpload upload;
        std::function<void(UploadDone)> done;
        std::size_t signatures = 0;
    };
    void onStoring(std::function<void()> work);
    void check(const core::Bytes &body, const core::PublicKey &device, std::function<void(UploadDone)> done);
    void enqueue(Pending pending);
    void drain();
    void storeAll(std::vector<Pending> batch);

    std::unique_ptr<Storage> m_storage;
    core::PublicKey m_hub;
    std::function<Milliseconds()> m_clock;
    std::vector<Pending> m_pending; ///< of the storage's thread
    CheckpointMemory m_checkpoints; ///< of the checking thread
    std::atomic<bool> m_ending = false;
    std::unique_ptr<Loop> m_storing, m_checking;
};

} // namespace th::hub
