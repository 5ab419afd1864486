// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folder.h"

namespace th::store {

/// Destroys what a marked folder still has; nothing if it is not marked. REQUIRES the folder's lock. Throws.
void finishWiping(const StationFolder &folder);
/// The mark of a folder in which nothing is left to destroy goes, so that a station can be made there. Throws.
void forgetWiping(const StationFolder &folder);

} // namespace th::store
