// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/station_door.h"
#include "updater.h"

namespace th::sync {

/// The package of accounts that is published for this device and that it does not hold: under its own id, or else under
/// the authority that `directory` has it speak for. Nothing: none, or it is held. Empty bytes: it is published, but is
/// not to be had. Whatever is wrong with it, the rest of a publication is taken: nobody passes for good because a list
/// of names is broken. A link that is cut is another matter: the next attempt brings all of it.
[[nodiscard]] Updated<std::optional<core::Bytes>> fetchAccounts(const StationBasis &basis, Updater &updater,
                                                                const core::Directory &directory);

} // namespace th::sync
