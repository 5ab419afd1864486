// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"
#include "store/examiner.h"
#include "store/station.h"

#include <filesystem>
#include <string>
#include <vector>

namespace th::bench {

inline constexpr std::uint32_t seriesCount = 20;
inline constexpr std::uint32_t serialsPerSeries = 500'000;

/// A new folder for this run below $TH_BENCH_FOLDER, or else the system's temporary folder; removed at the end.
class BenchFolder {
public:
    BenchFolder();
    BenchFolder(const BenchFolder &) = delete;
    BenchFolder &operator=(const BenchFolder &) = delete;
    ~BenchFolder();
    [[nodiscard]] std::filesystem::path station() const { return m_path / "station"; }

private:
    std::filesystem::path m_path;
};

/// Ten million registered passes in twenty series, one million of them revoked at random. The same in every run.
struct Province {
    std::vector<std::string> texts; ///< real passes, good now, spread over all series
    std::vector<core::SeriesSnapshot> snapshots;
    core::Bytes directory, policy;
    core::Instant now{};
};
[[nodiscard]] Province makeProvince(std::size_t passes);

/// A station in `folder` that holds the province. Ends the program with a sentence if that fails.
[[nodiscard]] store::Station makeStation(const std::filesystem::path &folder, const Province &province);

/// A check of `text` at the sample checkpoint at the province's time.
[[nodiscard]] store::Question questionOf(const Province &province, const std::string &text);

} // namespace th::bench
