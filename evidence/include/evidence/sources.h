// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "evidence/archive.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace th::evidence {

/// What one file, or one station's folder, brought.
struct SourceTaken {
    std::filesystem::path source;
    core::PublicKey device{};           ///< whose log; of a receipt: not told
    std::optional<bool> receipt{};      ///< it is a hub's receipt: true: that was not here yet
    Archive::Taken taken{};             ///< of a log
    std::vector<std::string> damaged{}; ///< parts of a station that are damaged or missing; its log was taken
};

/// Takes what lies at places into an archive that is open for writing: a station's folder (also while a program works
/// with it: what it had written down by now), an extract (`.journal`), a hub's receipt (`.receipt`), or a folder of
/// those, such as a hub's export or a stick. Each is verified; what was interrupted goes on the next time.
class Sources {
public:
    struct Report {
        std::function<void(const SourceTaken &)> took;
        /// A source that gave nothing, or not all of it; the others are taken all the same.
        std::function<void(const std::filesystem::path &, const core::LocalName &)> failed;
        /// Asked between pieces, with the number of new entries so far; false ends it.
        std::function<bool(std::uint64_t)> goOn = [](std::uint64_t) { return true; };
    };
    Sources(Archive &archive, Report report) : m_archive(archive), m_report(std::move(report)) {}

    /// True: all of it was taken.
    [[nodiscard]] bool take(const std::filesystem::path &source);
    [[nodiscard]] bool cancelled() const { return m_cancelled; }
    [[nodiscard]] std::uint64_t added() const { return m_added; } ///< entries that were not there before

private:
    [[nodiscard]] bool takeFolder(const std::filesystem::path &folder);
    [[nodiscard]] bool takeFile(const std::filesystem::path &file);
    [[nodiscard]] bool takeStation(const std::filesystem::path &folder);
    bool fail(const std::filesystem::path &source, const core::LocalName &why);
    bool fail(const std::filesystem::path &source, const Error &error);
    [[nodiscard]] bool goesOn();

    Archive &m_archive;
    Report m_report;
    std::uint64_t m_added = 0;
    bool m_cancelled = false;
};

} // namespace th::evidence
