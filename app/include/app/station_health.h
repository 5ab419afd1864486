// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/names.h"
#include "core/policy.h"
#include "store/station.h"

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

namespace th::app {

/// The start of a shift: who stands where.
struct Shift {
    std::string officer;
    core::CheckpointCode checkpoint;
};

/// What is always visible about the station. A value; sent whole when any of it changes.
struct StationHealth {
    bool opening = false; ///< asked for, not answered yet
    bool open = false;    ///< false: see `opening`, `fault` and `notMade`
    std::optional<store::StoreError> fault;
    std::optional<core::LocalName> notMade; ///< why there is no demonstration, in whole sentences; no `fault` then
    bool demonstration = false;
    bool readOnly = false;
    bool desk = false; ///< it is set up as a ward's desk
    QString name, deviceId;
    std::optional<core::Instant> dataAsOf;
    QStringList damage;    ///< codes of what is damaged or missing of the data: store::Station::damage
    QString accountsFault; ///< why a newer list of accounts was not taken: store::Station::accountsFault; empty: it was
    core::ClockState clock = core::ClockState::Trusted;
    core::DeviceOrder order = core::DeviceOrder::InUse; ///< of the directory, to this device
    QString hub;                                        ///< address of the hub that the station knows; empty: none
    std::uint64_t unsent = 0;
    store::TodayCounts today;
    std::shared_ptr<const core::Policy> policy; ///< nullptr: none yet
    std::shared_ptr<const core::Directory> directory;
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::StationHealth)
