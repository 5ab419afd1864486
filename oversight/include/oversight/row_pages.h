// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/export.h"

namespace th::oversight {

/// Draws rows of an order as a PDF of lying A4 pages: above the first who took it, why and what was asked for (nothing
/// of that with pseudonyms, which a filter would give away), the headings again on each, which page of how many below.
/// Pages go to the file as they fill: memory does not grow with their number. Texts come from logs: they are drawn as
/// plain text, on two lines at most, and cut to their place. Needs a QGuiApplication (fonts); any thread.
[[nodiscard]] evidence::PageDrawer rowPages(const evidence::ExportOrder &order);

} // namespace th::oversight
