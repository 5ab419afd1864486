// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace th::city {

/// What a hub may do to those who ask it. The names are those of the command line ("old", "mix" …).
enum class Malice {
    Old,      ///< an earlier timestamp
    Mix,      ///< metadata of another publication under the name that was asked for
    Forge,    ///< a timestamp signed by somebody else
    Tamper,   ///< one bit is another
    Truncate, ///< the end is missing, said or not
    Swap,     ///< another file of the tree
    Page,     ///< HTML, as from a network that wants people to sign in
    Whole,    ///< the whole file to whoever asks for the rest
    Range,    ///< another part than was asked for
    Endless,  ///< more bytes than there can be
    Drip,     ///< a byte a second
    Freeze,   ///< nothing that is newer than the beginning of the phase
    Missing,  ///< files that are listed are not there
};
[[nodiscard]] const char *name(Malice malice);
[[nodiscard]] const std::vector<Malice> &everyMalice();

struct CityOptions {
    std::uint32_t seed = 1;
    std::size_t stations = 10, wards = 5, passes = 1000; ///< 1 to 1,000; 1 to 500; one a ward at least, to 1,000,000
    unsigned days = 4;                                   ///< 2 to 60: on the last one hub and links are well
    std::chrono::minutes publishEvery{60};
    double loss = 0.02;                       ///< of packets, 0 to 0.5
    std::chrono::seconds cutEvery{0};         ///< each link breaks so often; 0: not
    unsigned kilobits = 1000;                 ///< a second
    std::chrono::milliseconds delay{150};     ///< there and back
    bool outages = true;                      ///< each link is away for a whole day, once
    std::set<Malice> hostile{};               ///< in phases between which the hub is honest
    std::filesystem::path folder{};           ///< to work in; new or empty
    std::function<void(unsigned)> progress{}; ///< told of per cent
};

/// The middle of a sorted row, what 95 of 100 do not exceed, and its end.
struct Spread {
    std::int64_t p50 = 0, p95 = 0, most = 0;
    std::size_t count = 0;
};

struct CityReport {
    std::size_t publications = 0, issued = 0, revocations = 0, reinstatements = 0, alarms = 0;
    std::uint64_t treeBytes = 0; ///< of the last publication

    std::uint64_t attempts = 0, requests = 0;
    std::map<std::string, std::uint64_t> ended; ///< attempts by how they ended: "up_to_date", "unreachable" …
    std::uint64_t received = 0;                 ///< bytes of bodies, of honest answers
    std::uint64_t again = 0;                    ///< of those: bytes of immutable files beyond the length of the file
    std::uint64_t abandoned = 0; ///< of those: of files that were never had whole: another publication came
    std::uint64_t hostile = 0;   ///< bytes of dishonest answers
    std::uint64_t attacks = 0;   ///< dishonest answers
    std::uint64_t lostPackets = 0, cuts = 0;

    Spread firstData;       ///< minutes from the start of a station to its first data
    Spread dataAge;         ///< minutes since the signed time of the data held, looked at every ten minutes
    Spread revocationDelay; ///< minutes from a revocation at the ward until a station knows it; all pairs

    std::uint64_t compared = 0;        ///< answers that were compared with the wards' books
    std::uint64_t falselyStanding = 0; ///< "not revoked", and the books of the signed time say revoked
    std::uint64_t falselyRevoked = 0;
    std::uint64_t falselyUnknown = 0; ///< a pass of the books that the station does not know, or one it should not
    std::uint64_t wentBack = 0;       ///< times a station held older data than it had held before
    std::uint64_t examined = 0;       ///< whole examinations of pass texts
    std::uint64_t wrongVerdicts = 0;  ///< of those: let through though known revoked or with data too old, or refused
    std::uint64_t saidTooOld = 0;     ///< of those: "cannot tell", for the data is too old

    std::size_t current = 0; ///< stations that had the newest publication in the end
    std::size_t equal = 0;   ///< of those: they know of every pass what the wards' books say
    /// Nothing that a station claimed was wrong, and in the end all know everything.
    [[nodiscard]] bool good(std::size_t stations) const
    {
        return falselyStanding + falselyRevoked + falselyUnknown + wentBack + wrongVerdicts + alarms == 0 &&
               current == stations && equal == stations;
    }
};

/// A whole city in this process: wards with journals, a publisher, a hub that may mean harm, and checkpoint stations
/// with real stores behind links on made-up time. What it does is decided by `options` alone; of the same options comes
/// the same report. The error is a sentence. Blocking, on one thread.
[[nodiscard]] core::Result<CityReport, core::LocalName> simulate(const CityOptions &options);

} // namespace th::city
