// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/live_scanner.h"

#include "scan_worker.h"
#include "scene_memory.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QVideoSink>
#include <optional>
#include <utility>

namespace th::scanner {
namespace {

QList<QPolygonF> outlinesOf(const std::vector<Symbol> &symbols)
{
    QList<QPolygonF> outlines;
    for (const Symbol &symbol : symbols) {
        QPolygonF outline;
        for (const Point &corner : symbol.corners)
            outline << QPointF(static_cast<double>(corner.x), static_cast<double>(corner.y));
        outlines << outline;
    }
    return outlines;
}

QStringList textsOf(const std::vector<Symbol> &symbols)
{
    QStringList texts;
    for (const Symbol &symbol : symbols)
        texts << QString::fromStdString(symbol.text);
    return texts;
}

} // namespace

struct LiveScanner::Impl {
    explicit Impl(LiveScanner &scanner) : owner(scanner) {}

    void offer(const QVideoFrame &frame);
    void give(const QVideoFrame &frame);
    void receive(const Scan &scan);
    void darken();
    void forgetScene();
    void countFrame();

    LiveScanner &owner;
    QThread thread;
    ScanWorker *worker = nullptr;
    QPointer<QVideoSink> sink;
    QTimer blackout;      ///< no frame for so long: what was in view is no longer
    bool overdue = false; ///< it went off while a frame was read, which will tell
    QElapsedTimer sinceFrame;
    std::optional<QVideoFrame> waiting;
    bool inFlight = false;
    bool paused = false;
    quint64 session = 0; ///< results of frames from before a pause or another sink are void
    double framesPerSecond = 0;
    SeenOnce seenOnce;
    HintJudge hints;
    bool outlinesShown = false;
    Hint hint = Hint::None;
};

/// One frame in flight; a newer frame takes the place of the one that waits.
void LiveScanner::Impl::offer(const QVideoFrame &frame)
{
    if (paused || !frame.isValid())
        return;
    if (inFlight)
        waiting = frame;
    else
        give(frame);
}

void LiveScanner::Impl::give(const QVideoFrame &frame)
{
    inFlight = true;
    QMetaObject::invokeMethod(worker, [to = worker, frame, number = session] { to->read(frame, number); });
}

void LiveScanner::Impl::receive(const Scan &scan)
{
    inFlight = false;
    if (waiting) {
        give(*waiting);
        waiting.reset();
    }
    const bool wasOverdue = std::exchange(overdue, false);
    if (scan.session != session)
        return;
    if (!scan.readable) {
        if (wasOverdue)
            forgetScene();
        return;
    }
    countFrame();
    blackout.start();
    const auto &symbols = scan.reading.symbols;
    if (outlinesShown || !symbols.empty())
        emit owner.symbolsMoved(outlinesOf(symbols), scan.frameSize);
    outlinesShown = !symbols.empty();
    if (!symbols.empty())
        emit owner.textsInView(textsOf(symbols));
    const Hint before =
        std::exchange(hint, hints.judge(scan.reading, scan.frameSize.width(), scan.frameSize.height(), scan.at));
    if (hint != before)
        emit owner.hintChanged(hint);
    for (const Symbol &symbol : seenOnce.novelties(symbols, scan.at))
        emit owner.symbolSeen(symbol, scan.frameSize);
}

/// A frame that takes long to read shows that frames come.
void LiveScanner::Impl::darken()
{
    overdue = inFlight;
    if (!overdue)
        forgetScene();
}

void LiveScanner::Impl::countFrame()
{
    if (sinceFrame.isValid()) {
        const auto seconds = static_cast<double>(std::max<qint64>(sinceFrame.nsecsElapsed(), 1)) / 1e9;
        framesPerSecond = framesPerSecond <= 0 ? 1 / seconds : 0.9 * framesPerSecond + 0.1 / seconds;
    }
    sinceFrame.start();
}

void LiveScanner::Impl::forgetScene()
{
    ++session;
    waiting.reset();
    blackout.stop();
    overdue = false;
    sinceFrame.invalidate();
    framesPerSecond = 0;
    if (outlinesShown)
        emit owner.symbolsMoved({}, {});
    outlinesShown = false;
    hints = {};
    if (std::exchange(hint, Hint::None) != Hint::None)
        emit owner.hintChanged(Hint::None);
}

LiveScanner::LiveScanner(QObject *parent, std::chrono::milliseconds blackout)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this))
{
    qRegisterMetaType<Scan>();
    qRegisterMetaType<Symbol>();
    m_impl->worker = new ScanWorker;
    m_impl->worker->moveToThread(&m_impl->thread);
    connect(&m_impl->thread, &QThread::finished, m_impl->worker, &QObject::deleteLater);
    connect(m_impl->worker, &ScanWorker::done, this, [this](const Scan &scan) { m_impl->receive(scan); });
    m_impl->blackout.setInterval(blackout);
    m_impl->blackout.setSingleShot(true);
    connect(&m_impl->blackout, &QTimer::timeout, this, [this] { m_impl->darken(); });
    m_impl->thread.setObjectName(QStringLiteral("scan"));
    m_impl->thread.start();
}

LiveScanner::~LiveScanner()
{
    m_impl->thread.quit();
    m_impl->thread.wait(); // at most the frame in flight
}

void LiveScanner::setSink(QVideoSink *sink)
{
    if (m_impl->sink == sink)
        return;
    if (m_impl->sink)
        disconnect(m_impl->sink, nullptr, this, nullptr);
    m_impl->sink = sink;
    m_impl->forgetScene();
    if (sink != nullptr)
        connect(sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) { m_impl->offer(frame); });
}

void LiveScanner::setPaused(bool paused)
{
    if (m_impl->paused == paused)
        return;
    m_impl->paused = paused;
    m_impl->forgetScene();
}

double LiveScanner::framesPerSecond() const { return m_impl->framesPerSecond; }

} // namespace th::scanner
