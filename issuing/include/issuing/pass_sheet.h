// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/pass.h"
#include "core/policy.h"
#include "issuing/pass_image.h"

#include <QString>
#include <chrono>
#include <vector>

class QPainter;
class QRectF;

namespace th::issuing {

/// What a person reads on paper beside the code.
struct SheetContent {
    core::PassClaims claims;
    std::string text; ///< the pass
    QString authorityName, categoryName, areaNames;
    QString superiorName{};              ///< the authority's parent, over its name; may be empty
    std::chrono::minutes utcOffset{420}; ///< in which times are printed: the policy's
    QString marking{};                   ///< across the sheet, e.g. "MINH HOẠ"; empty: none
};

/// One A5 travel pass drawn into `page` (the whole sheet, in the painter's units, proportions of A5). Vietnamese form
/// with an English gloss; modules of the code are at least 0.5 mm on paper. A text that makes no code leaves its
/// place empty. Needs a QGuiApplication (fonts).
void drawPassSheet(QPainter &painter, const QRectF &page, const SheetContent &content);
/// All sheets as one PDF, A5. The error is a sentence; no half-written file is left behind.
[[nodiscard]] core::Result<void, std::string> writePassSheets(const QString &pdfFile,
                                                              const std::vector<SheetContent> &sheets);

} // namespace th::issuing
