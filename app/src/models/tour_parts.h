// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour_people.h"
#include "tour_states.h"

namespace th::app::tour {

/// The card, in each of its states.
[[nodiscard]] std::vector<TourState> cards();
/// The screens that lie over the checkpoint.
[[nodiscard]] std::vector<TourState> panels();

/// Where new data comes from, and how it goes.
[[nodiscard]] std::vector<TourState> syncing();

/// Signing in with accounts, and locking.
[[nodiscard]] std::vector<TourState> signingIn();

/// Bringing the device in.
[[nodiscard]] std::vector<TourState> enrolling();

/// The workspace of a ward's desk (app/src/ward/models/tour_ward.cpp).
[[nodiscard]] std::vector<TourState> ward();

/// The logs of many stations (app/src/oversight/models/tour_oversight.cpp).
[[nodiscard]] std::vector<TourState> overseeing();
[[nodiscard]] std::vector<TourState> exploring();         ///< of those: an archive that is looked at
[[nodiscard]] std::vector<TourState> overseeingErrands(); ///< which archive, what goes in and out
[[nodiscard]] std::vector<TourState> accounting();        ///< what is proven, who had what, what is let go of

/// An administrator's folder (app/src/administration/models/tour_administration.cpp).
[[nodiscard]] std::vector<TourState> administering();

[[nodiscard]] StationHealth everydayHealth();
[[nodiscard]] SyncReport everydaySync();
/// Of an everyday station that differs in something.
void health(Models &models, const std::function<void(StationHealth &)> &change);
[[nodiscard]] inline core::Instant hoursAgo(int hours) { return people::now() - std::chrono::hours(hours); }

} // namespace th::app::tour
