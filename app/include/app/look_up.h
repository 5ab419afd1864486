// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include "core/verdict.h"
#include "store/station.h"

#include <optional>
#include <vector>

namespace th::app {

/// The answer to a look-up by number: judged as far as a number can be (never admit), and a record of its own.
struct LookUp {
    core::PassNumber number;
    core::StatusEvidence status;
    core::Verdict verdict;
    std::optional<store::ScanSeq> seq; ///< set: on disk. Not set: "not recorded", and why:
    std::optional<store::StoreError> notRecorded;
    std::vector<store::LogRow> history; ///< checks of this number at this station before
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::LookUp)
