// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models.h"

#include <QString>
#include <functional>
#include <vector>

namespace th::app {

/// One screen in one state, by name.
struct TourState {
    QString name;
    std::function<void(Models &)> apply;
};

/// Every state worth looking at. Each is applied after `everydayState`.
[[nodiscard]] std::vector<TourState> tourStates();
/// A station on an ordinary afternoon: open, data fresh, shift started, camera running, some scans behind it.
void everydayState(Models &models);

} // namespace th::app
