// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/states.h"
#include "scanner/symbol_reader.h"

#include <QObject>
#include <QPolygonF>
#include <QSize>
#include <QString>
#include <QStringList>
#include <chrono>
#include <memory>

class QVideoSink;

namespace th::scanner {
/// From a video sink to texts, on a thread of its own named "scan". One frame in flight; newer frames replace
/// waiting ones. Lives in the thread that made it; its signals arrive there.
class LiveScanner : public QObject {
    Q_OBJECT
public:
    /// `blackout`: without a frame for so long, what was in view is no longer.
    explicit LiveScanner(QObject *parent = nullptr, std::chrono::milliseconds blackout = std::chrono::seconds(1));
    ~LiveScanner() override;

    /// Frames of `sink` are read from now on (nullptr: of none). The sink belongs to the caller.
    void setSink(QVideoSink *sink);
    /// While paused no frame is read and nothing is in view.
    void setPaused(bool paused);
    [[nodiscard]] double framesPerSecond() const; ///< read, not delivered; 0 while nothing comes

signals:
    /// A text that was not in view before (or was away for 1.5 s). Sent once, however long it is held.
    void symbolSeen(const th::scanner::Symbol &symbol, const QSize &frameSize);
    /// Where the codes in view are now; also when the same code moves. Empty: none.
    void symbolsMoved(const QList<QPolygonF> &outlines, const QSize &frameSize);
    /// What is read in view now, each time something is; also when it neither came nor moved.
    void textsInView(const QStringList &texts);
    void hintChanged(th::scanner::Hint hint);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::scanner

Q_DECLARE_METATYPE(th::scanner::Symbol)
