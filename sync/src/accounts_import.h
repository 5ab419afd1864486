// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import_from.h"
#include "updater.h"

namespace th::sync {

/// Takes the package of accounts that is published for this device, where it does not hold it: under its own id, or
/// else under the authority that `directory` has it speak for. Called once all else is applied, since nothing waits for
/// it: whatever is wrong with it, or with the link, nobody passes for good because a list of names is broken. One that
/// was not to be had is asked for again at every contact, and goes on where it was cut (`summary.accountsWaiting`).
/// Fails where the station cannot write it.
[[nodiscard]] Updated<void> importAccounts(StationDoor &station, const StationBasis &basis, Updater &updater,
                                           const core::Directory &directory, const ImportWay &way,
                                           ImportSummary &summary);

} // namespace th::sync
