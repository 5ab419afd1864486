// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"
#include "people.h"
#include "scenarios.h"

#include <QImage>

namespace th::demo {

/// What people hold up, drawn flat with transparent corners. All need a QGuiApplication.

/// What a pass says on paper: names of authority, category and areas looked up in the province.
[[nodiscard]] paper::Content sheetOf(const core::PassClaims &claims, const std::string &text);
/// The template that the program comes with.
[[nodiscard]] const paper::Template &travelSheet();
[[nodiscard]] QImage drawSheet(const Scenario &scenario);
[[nodiscard]] QImage drawPhone(const Scenario &scenario);
[[nodiscard]] QImage drawPlacard(const Scenario &scenario);
/// A made-up card, plainly marked, with the QR of the national ID card.
[[nodiscard]] QImage drawCard(const Person &person);
/// A code of any text; black on white with its quiet zone, about `pixels` wide.
[[nodiscard]] QImage drawCode(const std::string &text, int pixels);

} // namespace th::demo
