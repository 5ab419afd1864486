// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"
#include "paper/symbol.h"

#include <QRectF>
#include <string>

namespace th::paper {

/// Where in the box the code lies, with its quiet zone.
[[nodiscard]] Box squareOf(const CodeItem &item);
[[nodiscard]] std::string pictureName(const PictureItem &item, const Content &content);
/// The part of `area` that the design fills, its proportions kept.
[[nodiscard]] QRectF placeOf(const Template &design, const QRectF &area);

/// `drawPass` with the code made already.
void drawPass(QPainter &painter, const QRectF &area, const Template &design, const Content &content,
              const Pictures &pictures, const PassSymbol &symbol);

} // namespace th::paper
