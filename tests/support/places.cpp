// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/places.h"

namespace th::test {

const char *const sourceFolder = TH_SOURCE_DIR;
const char *const buildFolder = TH_BINARY_DIR;

} // namespace th::test
