// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export_rows.h"

#include <functional>

namespace th::evidence {

/// One file of an export with its manifest and signatures, and the line in the access journal before it has its name:
/// all or nothing. `produce` writes into it. Throws.
[[nodiscard]] Exported writeSigned(Archive &archive, const ExportOrder &order, core::Signer &signer,
                                   const std::function<void(PendingFile &, Written &)> &produce);

} // namespace th::evidence
