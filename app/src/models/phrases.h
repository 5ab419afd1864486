// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"
#include "core/time.h"
#include "store/error.h"

#include <QString>
#include <chrono>
#include <vector>

/// Values written for people, in the language on screen (the installed translator's).
namespace th::app::phrases {

/// "06/09/2021 15:15" in local time. The same in both languages: papers at a checkpoint are written like this.
[[nodiscard]] QString dateTime(core::Instant instant, std::chrono::minutes utcOffset);
[[nodiscard]] QString date(core::Instant instant, std::chrono::minutes utcOffset);
[[nodiscard]] QString timeOfDay(core::Instant instant, std::chrono::minutes utcOffset);
/// "06/09/2021 15:15 – 20/09/2021 23:59"; whole days without the times: "06/09/2021 – 20/09/2021".
[[nodiscard]] QString validity(core::Instant from, core::Instant until, std::chrono::minutes utcOffset);

/// "05:00–09:00, 16:00–20:00"; empty windows: "cả ngày".
[[nodiscard]] QString hours(const std::vector<core::HoursWindow> &windows);
/// "Thứ 2 – Thứ 6", "Thứ 7, Chủ nhật"; all seven: "hằng ngày".
[[nodiscard]] QString days(std::uint8_t days);

/// "29A-123.45", "29-B1 123.45", "29A-1234"; unknown shapes stay as they are.
[[nodiscard]] QString plate(const std::string &normalised);
/// "•••••••••123" or "001 085 012 345".
[[nodiscard]] QString idNumber(const std::string &number, bool masked);

/// "vừa xong", "3 giờ trước", "2 ngày trước".
[[nodiscard]] QString age(std::chrono::seconds age);
/// "3 giờ", "2 ngày": for a chip.
[[nodiscard]] QString bytes(std::uint64_t bytes); ///< "1,2 MB", decimal
[[nodiscard]] QString shortAge(std::chrono::seconds age);

[[nodiscard]] QString kind(core::PassKind kind);
[[nodiscard]] QString sealing(core::Sealing sealing);

/// Without the technical detail, which is for technicians.
[[nodiscard]] QString fault(const store::StoreError &error, core::Language language);

} // namespace th::app::phrases
