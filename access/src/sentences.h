// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/gate.h"

namespace th::access {

[[nodiscard]] Refusal refusal(Fault fault, std::chrono::milliseconds wait = {});
[[nodiscard]] Refusal refusedByStore(const store::StoreError &error);
[[nodiscard]] Refusal listIsGone(); ///< PutBack, where nobody can settle it yet
[[nodiscard]] Refusal wrongPin(unsigned left);
[[nodiscard]] Refusal tooManyPins();
[[nodiscard]] core::LocalName sameAsBefore();
[[nodiscard]] core::LocalName nobodyOfThatName();

} // namespace th::access
