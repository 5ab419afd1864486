// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work.h"
#include "issuing/workflow.h"

namespace th::desk {

/// What an entry of the journal says was done, for people. `procedure`: of the request, nullptr if the workflow in use
/// has it no more. What this desk never wrote is given as it stands.
[[nodiscard]] core::LocalName deedInWords(const core::journal::Work &work, const issuing::Procedure *procedure);

} // namespace th::desk
