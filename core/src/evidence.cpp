// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"

namespace th::core {

const char *name(RevocationReason reason)
{
    switch (reason) {
    case RevocationReason::Unspecified:
        return "unspecified";
    case RevocationReason::Lost:
        return "lost";
    case RevocationReason::Withdrawn:
        return "withdrawn";
    case RevocationReason::Fraud:
        return "fraud";
    case RevocationReason::Replaced:
        return "replaced";
    case RevocationReason::HolderInfected:
        return "holder_infected";
    }
    return "unspecified";
}

} // namespace th::core
