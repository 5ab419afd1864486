// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/stream_reader.h"

#include <QObject>
#include <QSize>
#include <QVideoFrame>

namespace th::scanner {

/// What one frame gave.
struct Scan {
    quint64 session = 0;   ///< of the order that asked for it
    bool readable = false; ///< the frame had pixels
    Reading reading;
    QSize frameSize;
    SteadyTime at;
};

/// Lives on the scan thread; one frame at a time.
class ScanWorker : public QObject {
    Q_OBJECT
public:
    void read(const QVideoFrame &frame, quint64 session);
signals:
    void done(const th::scanner::Scan &scan);

private:
    StreamReader m_reader;
    quint64 m_session = 0;
};

} // namespace th::scanner

Q_DECLARE_METATYPE(th::scanner::Scan)
