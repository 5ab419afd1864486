// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import_from.h"
#include "sightings_files.h"
#include "updater.h"

namespace th::sync {

/// Those that the status role lists. REQUIRES a successful `refresh`.
[[nodiscard]] std::vector<ListedSightings> listSightings(Updater &updater);

/// Last and apart: whatever is wrong with them, all the rest is applied by then. `summary` is told how it went.
void importSightings(StationDoor &station, const StationBasis &basis, Updater &updater, const ImportWay &way,
                     ImportSummary &summary);

} // namespace th::sync
