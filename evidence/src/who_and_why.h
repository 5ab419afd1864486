// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::evidence {

/// The access journal is of use only if each line says who and why. Throws WhoAndWhy, which names `which`.
void requireWords(const std::string &text, const char *which);

} // namespace th::evidence
