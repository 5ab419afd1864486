// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"

#include <QString>
#include <chrono>

namespace th::paper {

/// The words of a paper pass: Vietnamese, and the English gloss beneath.
struct Gloss {
    QString vi, en;
};

[[nodiscard]] Gloss sheetTitle(core::PassKind kind);
[[nodiscard]] Gloss sheetKind(core::PassKind kind);
[[nodiscard]] Gloss sealingLine(core::Sealing sealing);
/// "079 085 001 234": groups of three.
[[nodiscard]] QString groupedNumber(const std::string &idNumber);
/// "51F-123.45" from "51F12345"; other shapes as they are.
[[nodiscard]] QString displayPlate(const std::string &plate);
/// "Thứ Hai - Thứ Sáu, 06:00 - 18:00"; "Hằng ngày, cả ngày".
[[nodiscard]] QString daysAndHours(const core::PassClaims &claims);
/// "từ 08:00 ngày 06/09/2021 đến 23:59 ngày 21/09/2021", local time.
[[nodiscard]] QString validity(const core::PassClaims &claims, std::chrono::minutes utcOffset);
/// "Ngày 06 tháng 9 năm 2021", local time.
[[nodiscard]] QString longDate(core::Instant instant, std::chrono::minutes utcOffset);

} // namespace th::paper
