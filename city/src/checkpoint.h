// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link.h"

#include "store/station.h"

namespace th::city {

/// What all stations of one run share.
struct CityWorld {
    const CityOptions &options;
    const Wards &wards;
    const History &history;
    const Hub &hub;
    const std::vector<core::VerifiedPass> &passes; ///< those of the books, in their order
    Moment end{};
};

/// What is gathered over all stations.
struct Gathered {
    std::vector<std::int64_t> firstData, dataAge, revocationDelay; ///< minutes
};

/// One station from its first start to the end: its real store and sync, on time of its own. Whatever it claims is
/// compared with the wards' books as of the signed time of what it holds, each time that changes.
class Checkpoint {
public:
    Checkpoint(const CityWorld &world, std::size_t number);

    /// The error is a sentence: the station itself failed.
    core::Result<void, std::string> live(CityReport &report, Gathered &gathered);

private:
    core::Result<void, std::string> openStation();
    void syncOnce();
    void attend(Moment until);
    void compareAll();
    void compare(std::size_t pass, Moment asOf);
    void examine(std::size_t pass);
    void lookAtAge(Moment until);
    void gatherDelays(Gathered &gathered) const;
    void finish();
    [[nodiscard]] std::optional<std::size_t> held() const;

    const CityWorld &m_world;
    std::size_t m_number;
    Dice m_dice;
    Link m_link;
    sync::SyncPlan m_plan;
    std::filesystem::path m_folder;
    std::optional<store::Station> m_station;
    Moment m_started{}, m_lookedAt{};
    std::vector<std::pair<Moment, std::size_t>> m_holds; ///< since when it has held which publication
    CityReport m_report;
    std::vector<std::int64_t> m_ages;
};

} // namespace th::city
