// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import_from.h"
#include "updater.h"

namespace th::sync {

/// What the station has once all else is applied.
struct AccountsGround {
    const StationBasis &basis;
    const core::Directory &directory;
    const store::TrustedMetadata &stored;
};

/// Takes the package of accounts that is published for this device, where it does not hold it: under its own id, or
/// else under the authority that the directory has it speak for; by the top-level targets, or by the role to which they
/// delegate these paths. Called once all else is applied, since nothing waits for it: whatever is wrong with it, with
/// that role or with the link, nobody passes for good because a list of names is broken. What was not to be had is
/// asked for again at every contact, and goes on where it was cut (`summary.accountsWaiting`).
/// Fails where the station cannot write it.
[[nodiscard]] Updated<void> importAccounts(StationDoor &station, const AccountsGround &ground, Updater &updater,
                                           const ImportWay &way, ImportSummary &summary);

} // namespace th::sync
