// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/frame_source.h"

#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QVideoFrame>
#include <QVideoSink>
#include <deque>

namespace th::scanner {

class PictureLoader;

/// Pictures of a folder as a film. They are opened a few ahead, on a thread of its own.
class FolderFilm : public FrameSource {
    Q_OBJECT
public:
    FolderFilm(const QString &folder, double framesPerSecond, AtEnd atEnd);
    ~FolderFilm() override;
    void start(QVideoSink *sink) override;
    void stop() override;
    [[nodiscard]] SourceState state() const override { return m_state; }
    [[nodiscard]] QString explanation() const override { return m_explanation; }
    [[nodiscard]] QString title() const override;

private:
    void become(SourceState state, const QString &explanation = {});
    void takeList(const QStringList &paths);
    void takeFrame(const QVideoFrame &frame);
    void prefetch();
    void showNext();

    QString m_folder;
    AtEnd m_atEnd;
    SourceState m_state = SourceState::Ended;
    QString m_explanation;
    QThread m_thread;
    PictureLoader *m_loader;
    QTimer m_clock;
    QPointer<QVideoSink> m_sink;
    QStringList m_paths;
    qsizetype m_nextToLoad = 0;
    int m_loading = 0;
    int m_unopened = 0; ///< pictures in a row that could not be opened
    bool m_running = false;
    std::deque<QVideoFrame> m_ahead;
};

} // namespace th::scanner
