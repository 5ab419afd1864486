// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enrolling.h"
#include "store/error.h"

#include <optional>

namespace th::app {

/// An enrolment that waits for a person, so that it goes on after a restart: a file of its own in the station's folder,
/// which only its owner can read, since the code has a token.
struct KeptEnrolment {
    core::EnrolmentCode code;
    std::string name;
    core::Instant since{};
    friend bool operator==(const KeptEnrolment &, const KeptEnrolment &) = default;
};
[[nodiscard]] store::Stored<void> keepEnrolment(const QString &stationFolder, const KeptEnrolment &kept);
/// Nothing: none waits, or what is there cannot be read.
[[nodiscard]] std::optional<KeptEnrolment> keptEnrolment(const QString &stationFolder);
void forgetEnrolment(const QString &stationFolder);

} // namespace th::app
