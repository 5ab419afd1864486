// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"
#include "paper/symbol.h"

#include <QRectF>
#include <QString>
#include <map>
#include <string>
#include <tuple>

namespace th::paper {

/// Where in the box the code lies, with its quiet zone.
[[nodiscard]] Box squareOf(const CodeItem &item);
[[nodiscard]] std::string pictureName(const PictureItem &item, const Content &content);
/// The part of `area` that the design fills, its proportions kept.
[[nodiscard]] QRectF placeOf(const Template &design, const QRectF &area);

/// How a text was made to fit its box: what a template says itself is the same on every pass of a job.
struct Fitted {
    int pixelSize = 0, flags = 0;
};
using FittedTexts = std::map<std::tuple<QString, QString, double, double, int>, Fitted>; ///< text, font, box, flags

/// `drawPass` with the code made already, and what earlier passes of the job taught.
void drawPass(QPainter &painter, const QRectF &area, const Template &design, const Content &content,
              const Pictures &pictures, const PassSymbol &symbol, FittedTexts &fitted);

} // namespace th::paper
