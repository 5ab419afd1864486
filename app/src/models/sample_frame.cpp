// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_frame.h"

#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QTransform>
#include <QVideoFrameFormat>
#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace th::app {

namespace {

constexpr QSize frameSize{1280, 720};
constexpr int modules = 33;
constexpr QRectF codeInSheet{60, 70, 240, 240};

QTransform sheetToFrame()
{
    QTransform transform;
    transform.translate(420, 60);
    transform.rotate(-7);
    transform.scale(1.35, 1.35);
    return transform;
}

bool inFinder(int x, int y, int left, int top) { return x >= left && x < left + 8 && y >= top && y < top + 8; }

bool finder(int x, int y)
{
    const int d = std::max(std::abs(x - 3), std::abs(y - 3));
    return d == 3 || d <= 1;
}

/// Looks like a QR code; says nothing.
bool dark(int x, int y)
{
    const int last = modules - 1;
    if (inFinder(x, y, 0, 0))
        return finder(x, y);
    if (inFinder(last - x, y, 0, 0))
        return finder(last - x, y);
    if (inFinder(x, last - y, 0, 0))
        return finder(x, last - y);
    return ((x * 7919 + y * 104729 + x * y * 31) >> 3) % 5 < 2;
}

void drawSheet(QPainter &painter)
{
    painter.fillRect(QRectF(0, 0, 360, 470), QColor(0xf4f2ea));
    const double side = codeInSheet.width() / modules;
    for (int y = 0; y < modules; ++y)
        for (int x = 0; x < modules; ++x)
            if (dark(x, y))
                painter.fillRect(QRectF(codeInSheet.x() + x * side, codeInSheet.y() + y * side, side + 0.4, side + 0.4),
                                 QColor(0x1c1c20));
    painter.fillRect(QRectF(60, 30, 200, 14), QColor(0x8a2230));
    for (int line = 0; line < 4; ++line)
        painter.fillRect(QRectF(60, 335 + line * 28, line == 3 ? 130 : 240, 9), QColor(0x6a6a70));
}

QImage draw()
{
    QImage image(frameSize, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient street(0, 0, 0, frameSize.height());
    street.setColorAt(0, QColor(0x93a3ab));
    street.setColorAt(0.55, QColor(0x6d7a7c));
    street.setColorAt(1, QColor(0x4a5150));
    painter.fillRect(image.rect(), street);
    painter.fillRect(QRectF(0, 395, 1280, 9), QColor(0x3c4444));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x55656c));
    painter.drawRoundedRect(QRectF(930, 250, 290, 170), 26, 26);
    painter.setTransform(sheetToFrame());
    drawSheet(painter);
    painter.resetTransform();
    painter.setBrush(QColor(0xb98f74));
    painter.drawRoundedRect(QRectF(600, 632, 330, 200), 60, 60);
    painter.drawRoundedRect(QRectF(640, 560, 78, 170), 38, 38);
    return image;
}

} // namespace

QSize sampleFrameSize() { return frameSize; }

QList<QPolygonF> sampleOutlines() { return {sheetToFrame().map(QPolygonF(codeInSheet)).mid(0, 4)}; }

QVideoFrame sampleFrame()
{
    const QImage image = draw();
    QVideoFrame frame(QVideoFrameFormat(frameSize, QVideoFrameFormat::Format_BGRX8888));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + y * frame.bytesPerLine(0), image.constScanLine(y),
                    static_cast<std::size_t>(image.bytesPerLine()));
    frame.unmap();
    return frame;
}

} // namespace th::app
