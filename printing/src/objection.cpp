// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "printing/printer.h"

#include <algorithm>
#include <cmath>

namespace th::printing {

namespace {

constexpr double tolerance = 1;      // mm: A4 is said as 210 × 297 and as 595 × 842 points
constexpr double dotsOfModule = 2.5; // what the print gate reads codes at
constexpr double perInch = 25.4;

bool isAbout(const QSizeF &a, const QSizeF &b)
{
    return std::abs(a.width() - b.width()) <= tolerance && std::abs(a.height() - b.height()) <= tolerance;
}

bool hasPaper(const QSizeF &wanted, const Capabilities &printer)
{
    const bool listed = std::ranges::any_of(printer.pages, [&](const QSizeF &page) { return isAbout(page, wanted); });
    const bool fits = !printer.largest.isEmpty() && wanted.width() >= printer.smallest.width() &&
                      wanted.height() >= printer.smallest.height() && wanted.width() <= printer.largest.width() &&
                      wanted.height() <= printer.largest.height();
    return listed || fits;
}

std::string inWords(const QSizeF &size)
{
    const auto number = [](double value) { return std::to_string(std::lround(value)); };
    return number(size.width()) + " × " + number(size.height()) + " mm";
}

} // namespace

std::optional<Fault> objection(const paper::Layout &layout, const Capabilities &printer, const std::string &name)
{
    const std::string size = inWords(layout.page);
    if (!hasPaper(layout.page, printer))
        return Fault{
            Trouble::PageSize,
            {"Máy in " + name + " không có khổ giấy " + size + "; chưa in gì. Hãy chọn khổ khác hoặc máy khác.",
             "The printer " + name + " has no paper of " + size +
                 "; nothing was printed. Choose another size or another printer."}};
    if (layout.smallestModule <= 0)
        return std::nullopt;
    if (printer.dotsPerInch > 0 && layout.smallestModule * printer.dotsPerInch / perInch < dotsOfModule)
        return Fault{Trouble::Resolution,
                     {"Máy in " + name + " quá thô (" + std::to_string(printer.dotsPerInch) +
                          " điểm/inch): mã QR sẽ không đọc được; chưa in gì. Hãy dùng khổ giấy lớn hơn hoặc máy khác.",
                      "The printer " + name + " is too coarse (" + std::to_string(printer.dotsPerInch) +
                          " dots an inch): the codes would not read; nothing was printed. Use larger paper or another "
                          "printer."}};
    const QRectF reach =
        QRectF(QPointF(), layout.page).adjusted(printer.margin, printer.margin, -printer.margin, -printer.margin);
    if (!reach.contains(layout.codes))
        return Fault{Trouble::Margin,
                     {"Máy in " + name +
                          " không in được sát mép giấy nơi có mã QR; chưa in gì. Hãy dùng khổ lớn hơn "
                          "hoặc máy khác.",
                      "The printer " + name +
                          " cannot print as close to the edge as the code is; nothing was printed. "
                          "Use larger paper or another printer."}};
    return std::nullopt;
}

} // namespace th::printing
