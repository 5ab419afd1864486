// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/sheet.h"

#include "frames/texture.h"

#include <opencv2/imgproc.hpp>

namespace th::frames {
namespace {

cv::Mat drawCode(const qrcodegen::QrCode &code, const Printing &printing)
{
    const int side = code.getSize();
    cv::Mat modules(side, side, CV_32F);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            modules.at<float>(y, x) = code.getModule(x, y) != printing.inverted ? 1.0F : 0.0F;
    cv::Mat dark;
    cv::resize(modules, dark, {}, printing.density, printing.density, cv::INTER_NEAREST);
    // Ink creeps: the edge of a blurred drawing, cut at another height, lies further out.
    const double sigma = 0.22 * printing.density;
    cv::GaussianBlur(dark, dark, {}, sigma);
    const double cut = 0.5 - 0.5 * std::erf(printing.growth / 2 / (0.22 * std::numbers::sqrt2));
    dark = (dark - cut) * (0.6 * printing.density) + 0.5;
    return cv::min(cv::max(dark, 0), 1);
}

cv::Rect2d extentOf(Carrier carrier, double side, Random &random)
{
    switch (carrier) {
    case Carrier::Page: { // a code of 30 to 45 mm on A5 or A4, cut to what a camera can see
        const double width = side * random.between(2.6, 4.2), height = width * 1.414;
        const double left = random.between(0.16, 0.6), top = random.between(0.15, 0.6);
        return {-left * width, -top * height, width, height};
    }
    case Carrier::Card: {
        const double height = side * random.between(1.5, 2.2), width = height * 1.586;
        const bool right = random.chance(0.6);
        const double x = right ? -(width - side * random.between(0.68, 0.85)) : -side * random.between(0.68, 0.85);
        return {x, -height * random.between(0.42, 0.58), width, height};
    }
    case Carrier::Phone: {
        const double width = side * random.between(1.25, 1.6), height = width * random.between(1.8, 2.1);
        return {-width / 2, -height * random.between(0.35, 0.5), width, height};
    }
    }
    return {};
}

void drawPage(Sheet &sheet, double ink, double quiet, Random &random)
{
    const cv::Rect2d keep = sheet.codeArea(quiet);
    const double height = random.between(1.6, 3.2), step = height * random.between(1.6, 2.2);
    for (double y = sheet.extent.y + 3 * step; y < sheet.extent.br().y - step; y += step) {
        if (random.chance(0.12))
            continue;
        double x = sheet.extent.x + 5;
        const double end = sheet.extent.br().x - 5;
        if (y > keep.y - 0.5 && y - height < keep.br().y + 0.5) { // beside the code, left and right of it
            if (keep.x - x > 10 && random.chance(0.7))
                printLine(sheet, {x, y}, height, keep.x - x - 1, ink, random);
            x = keep.br().x + 1;
        }
        if (end - x > 10)
            printLine(sheet, {x, y}, random.chance(0.06) ? height * 1.3 : height, (end - x) * random.between(0.5, 1),
                      ink, random);
    }
}

void drawCard(Sheet &sheet, const Printing &printing, Random &random)
{
    cv::Mat tint = smoothNoise(sheet.print.size(), sheet.print.rows / 4.0, random);
    sheet.print += tint * 0.04;
    const bool right = sheet.extent.br().x > -sheet.extent.x; // the room is on the side away from the code
    const double free = right ? sheet.extent.br().x : -sheet.extent.x;
    const double half = sheet.modules / 2.0 + printing.quiet;
    const double photo = (free - half) * 0.4;
    if (photo > 6) {
        const double x = right ? half + 3 : -half - 3 - photo;
        cv::Mat face = sheet.area({x, -photo * 0.6, photo, photo * 1.3});
        face *= random.between(0.4, 0.7);
        cv::ellipse(face, cv::Point(face.cols / 2, face.rows * 2 / 5), cv::Size(face.cols / 4, face.rows / 4), 0, 0,
                    360, cv::Scalar(random.between(0.35, 0.6)), cv::FILLED, cv::LINE_AA);
    }
    const double top = sheet.extent.y + 6, left = sheet.extent.x + 5, width = sheet.extent.width - 10;
    for (double y = top; y < sheet.codeArea(printing.quiet).y; y += 4.5)
        printLine(sheet, {left, y}, 2.6, width * random.between(0.4, 0.95), printing.ink, random);
    for (double y = sheet.codeArea(printing.quiet).br().y + 4; y < sheet.extent.br().y - 2; y += 4.5)
        printLine(sheet, {left, y}, 2.4, width * random.between(0.4, 0.95), printing.ink, random);
}

void drawPhone(Sheet &sheet, const Printing &printing, Random &random)
{
    const cv::Rect2d body = sheet.extent;
    const double bezel = body.width * random.between(0.02, 0.05);
    const double ground = printing.inverted ? printing.ink : random.chance(0.35) ? 0.02 : printing.paper;
    sheet.print.setTo(0.004);
    sheet.area({body.x + bezel, body.y + 2.5 * bezel, body.width - 2 * bezel, body.height - 5 * bezel}).setTo(ground);
    const double letters = ground > 0.3 ? 0.03 : 0.6;
    const double left = body.x + 3 * bezel;
    for (double y = body.y + 6 * bezel; y < sheet.codeArea(printing.quiet).y; y += 6)
        printLine(sheet, {left, y}, 3, body.width * random.between(0.3, 0.8), letters, random);
    for (double y = sheet.codeArea(printing.quiet).br().y + 5; y < body.br().y - 5 * bezel; y += 6)
        printLine(sheet, {left, y}, 3, body.width * random.between(0.3, 0.8), letters, random);
    sheet.area(sheet.codeArea(printing.quiet)).setTo(printing.inverted ? printing.ink : printing.paper);
    sheet.ownLight = true;
    sheet.pixelPitch = random.between(0.09, 0.22);
}

} // namespace

cv::Mat Sheet::area(const cv::Rect2d &area)
{
    const cv::Point2d from = toPrint(area.tl()), to = toPrint(area.br());
    const cv::Rect whole(cv::Point(), print.size());
    return print(cv::Rect(cv::Point(cvRound(from.x), cvRound(from.y)), cv::Point(cvRound(to.x), cvRound(to.y))) &
                 whole);
}

void printLine(Sheet &sheet, cv::Point2d origin, double height, double width, double ink, Random &random)
{
    const double scale = height * sheet.density / 21; // the font's capitals are 21 units high
    const int count = static_cast<int>(width / (height * 0.85));
    std::string line;
    while (static_cast<int>(line.size()) < count) {
        for (int letters = random.whole(2, 6); letters > 0; --letters)
            line += static_cast<char>((random.chance(0.2) ? 'A' : 'a') + random.whole(0, 25));
        line += ' ';
    }
    const cv::Point2d at = sheet.toPrint(origin);
    cv::putText(sheet.print, line, cv::Point(cvRound(at.x), cvRound(at.y)), cv::FONT_HERSHEY_SIMPLEX, scale,
                cv::Scalar(ink), std::max(1, cvRound(scale * 2.2)), cv::LINE_AA);
}

Sheet makeSheet(const qrcodegen::QrCode &code, std::string text, Carrier carrier, const Printing &printing,
                Random &random)
{
    Sheet sheet;
    sheet.text = std::move(text);
    sheet.modules = code.getSize();
    sheet.density = printing.density;
    sheet.extent = extentOf(carrier, sheet.modules + 2 * printing.quiet, random);
    const cv::Rect2d most(-2.2 * sheet.modules, -2.2 * sheet.modules, 4.4 * sheet.modules, 4.4 * sheet.modules);
    sheet.extent &= most; // the camera sees no more of a page
    sheet.print.create(cvCeil(sheet.extent.height * sheet.density), cvCeil(sheet.extent.width * sheet.density), CV_32F);
    sheet.print.setTo(printing.paper);
    switch (carrier) {
    case Carrier::Page:
        drawPage(sheet, printing.ink, printing.quiet, random);
        break;
    case Carrier::Card:
        drawCard(sheet, printing, random);
        break;
    case Carrier::Phone:
        drawPhone(sheet, printing, random);
        break;
    }
    const cv::Mat dark = drawCode(code, printing);
    cv::Mat ground = sheet.area(sheet.codeArea());
    cv::Mat cut = dark(cv::Rect(0, 0, std::min(dark.cols, ground.cols), std::min(dark.rows, ground.rows)));
    ground = ground(cv::Rect(cv::Point(), cut.size()));
    cv::Mat drawn = printing.paper + (printing.ink - printing.paper) * cut;
    drawn.copyTo(ground);
    return sheet;
}

} // namespace th::frames
