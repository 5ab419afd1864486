// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan_worker.h"

#include "frame_pixels.h"

#include <utility>

namespace th::scanner {

void ScanWorker::read(const QVideoFrame &frame, quint64 session)
{
    Scan scan;
    scan.session = session;
    if (std::exchange(m_session, session) != session)
        m_reader.forget();
    const FramePixels pixels(frame);
    if (const auto &view = pixels.view()) {
        scan.at = std::chrono::steady_clock::now();
        scan.reading = m_reader.look(*view, scan.at).reading;
        scan.readable = true;
        scan.frameSize = QSize(view->width, view->height);
    }
    emit done(scan);
}

} // namespace th::scanner
