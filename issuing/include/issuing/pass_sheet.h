// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/pass.h"
#include "core/policy.h"
#include "issuing/pass_image.h"

#include <QString>
#include <vector>

class QPainter;
class QRectF;

namespace th::issuing {

/// What a person reads on paper beside the code.
struct SheetContent {
    core::PassClaims claims;
    std::string text;              ///< the pass
    QString authorityName, categoryName, areaNames;
};

/// One A5 travel pass drawn into `page` (points). Vietnamese form with an English gloss.
void drawPassSheet(QPainter &painter, const QRectF &page, const SheetContent &content);
/// All sheets as one PDF, A5. The error is a sentence.
[[nodiscard]] core::Result<void, std::string> writePassSheets(const QString &pdfFile,
                                                              const std::vector<SheetContent> &sheets);

} // namespace th::issuing
