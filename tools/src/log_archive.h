// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "console.h"
#include "evidence/integrity.h"
#include "evidence/query.h"
#include "open_station.h"
#include "signing_key.h"

#include <memory>
#include <optional>

namespace th::tools {

/// What commands over an archive have in common.
struct ArchiveArguments {
    std::string archive;
    std::string station; ///< whose directory, policy and hub are believed
    evidence::Filter filter;
    std::vector<std::string> devices; ///< beginnings of keys, or what the directory calls them
    std::optional<core::Instant> from, until;
};
void addArchiveOption(CLI::App &command, ArchiveArguments &arguments);
void addTrustOption(CLI::App &command, ArchiveArguments &arguments);
void addFilterOptions(CLI::App &command, ArchiveArguments &arguments);

/// The archive, the station that says whom to believe, and the filter as it was meant.
class OpenArchive {
public:
    /// Complains if it cannot.
    static std::optional<OpenArchive> open(Console &console, const ArchiveArguments &arguments,
                                           evidence::Archive::Access access);
    [[nodiscard]] evidence::Archive &operator*() { return m_archive; }
    [[nodiscard]] const evidence::Trust &trust() const { return m_trust; }
    [[nodiscard]] const evidence::Filter &filter() const { return m_filter; }
    [[nodiscard]] const core::Policy *policy() const { return m_station ? m_station->policy() : nullptr; }
    [[nodiscard]] std::chrono::minutes utcOffset() const
    {
        return policy() ? policy()->utcOffset() : std::chrono::hours(7);
    }
    [[nodiscard]] std::string nameOf(std::uint32_t device, core::Language language) const; ///< for people

private:
    OpenArchive(evidence::Archive archive, std::shared_ptr<store::Station> station);
    [[nodiscard]] std::optional<std::string> findDevices(const ArchiveArguments &arguments);
    evidence::Archive m_archive;
    std::shared_ptr<store::Station> m_station;
    evidence::Trust m_trust;
    evidence::Filter m_filter;
};

/// Devices of the archive that the directory does not know: anybody makes as many as he likes.
struct UnknownDevices {
    std::size_t devices = 0;
    std::uint64_t rows = 0; ///< of them, that the filter has
};
/// What a reader of an answer has to know of it.
struct Doubts {
    std::optional<UnknownDevices> unknown{}; ///< nothing: there is no directory to ask
    void addTo(Json &json) const;            ///< null: there is no directory to ask
};
/// Complains if entries are left out that are not of a device's log, and if there are devices that the directory does
/// not know; nothing: that could not be told, which it has complained of.
[[nodiscard]] std::optional<Doubts> tellDoubts(Console &console, OpenArchive &open);
/// The key that signs for a command; complains if it does not open or is no Ed25519 key.
[[nodiscard]] std::optional<SigningKey> openSigner(const Console &console, const std::string &name,
                                                   const std::string &secretFile);
/// How anybody verifies what was just made.
void tellHowToVerify(Console &console, const std::string &manifest);
[[nodiscard]] Exit failed(const Console &console, const evidence::Error &error);
[[nodiscard]] Json rowJson(const evidence::Archive &archive, const evidence::Row &row);
[[nodiscard]] std::string rowText(const Console &console, const evidence::Row &row);
/// "1630890001000.0.0.5", and back.
[[nodiscard]] std::string cursorText(const evidence::Cursor &cursor);
[[nodiscard]] std::optional<evidence::Cursor> cursorFrom(const std::string &text);

using ExtractWork = Exit (*)(Console &, const std::string &folder, const std::string &file, std::uint64_t after);
using VerifyWork = Exit (*)(Console &, const std::string &folder);
/// Of a station, or of an archive.
void addLogExport(CLI::App &group, Work &work, ExtractWork ofStation);
void addLogVerify(CLI::App &group, Work &work, VerifyWork ofStation);
void addLogList(CLI::App &group, Work &work);
void addLogArchive(CLI::App &group, Work &work);
void addLogPass(CLI::App &group, Work &work);
void addLogJourneys(CLI::App &group, Work &work);
void addLogStatistics(CLI::App &group, Work &work);
void addLogOpen(CLI::App &group, Work &work);
void addLogRetention(CLI::App &group, Work &work);
void addLogReport(CLI::App &group, Work &work);
void addLogAccess(CLI::App &group, Work &work);

} // namespace th::tools
