// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace th::test {

/// Everything SQLite does to databases and write-ahead logs while it exists, so that a power cut at any moment can be
/// made up afterwards: what was synced is there, of what was not each 512-byte sector is there or not, by chance.
/// Creating and deleting files counts as done at once. Becomes SQLite's default file system; one at a time.
class RecordingDisk {
public:
    struct Step {
        enum class Kind { Write, Truncate, Sync, Delete, Acknowledge } kind;
        std::string file{};      ///< name without folder
        std::int64_t offset = 0; ///< or the new size, or the number acknowledged
        std::vector<char> data{};
    };

    RecordingDisk();
    RecordingDisk(const RecordingDisk &) = delete;
    RecordingDisk &operator=(const RecordingDisk &) = delete;
    ~RecordingDisk();

    /// Notes that the application was told "it is on disk" up to this number.
    void acknowledge(std::uint64_t seq);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    void record(Step step) { m_steps.push_back(std::move(step)); }

    /// Changes the files in `folder` (as they were before the first step) to what a cut before step `count` may leave.
    /// Gives the newest number that had been acknowledged by then.
    std::uint64_t cutPower(const std::filesystem::path &folder, std::size_t count, std::mt19937 &chance) const;

private:
    std::vector<Step> m_steps;
};

} // namespace th::test
