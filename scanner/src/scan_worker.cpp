// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan_worker.h"

#include "frame_pixels.h"

namespace th::scanner {

void ScanWorker::read(const QVideoFrame &frame, quint64 session)
{
    constexpr int mostSymbols = 8;
    Scan scan;
    scan.session = session;
    const FramePixels pixels(frame);
    if (const auto &view = pixels.view()) {
        scan.reading = m_reader.read(*view, {Effort::Live, mostSymbols});
        scan.readable = true;
        scan.frameSize = QSize(view->width, view->height);
        scan.at = std::chrono::steady_clock::now();
    }
    emit done(scan);
}

} // namespace th::scanner
