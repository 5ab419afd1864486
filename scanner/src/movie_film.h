// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/frame_source.h"

#include <QMediaPlayer>

namespace th::scanner {

/// A video file. It has no audio output: without a sound device that has crashed players.
class MovieFilm : public FrameSource {
    Q_OBJECT
public:
    MovieFilm(const QString &file, AtEnd atEnd);
    void start(QVideoSink *sink) override;
    void stop() override;
    [[nodiscard]] SourceState state() const override { return m_state; }
    [[nodiscard]] QString explanation() const override { return m_explanation; }
    [[nodiscard]] QString title() const override;

private:
    void become(SourceState state, const QString &explanation = {});
    void follow(QMediaPlayer::MediaStatus status);

    QString m_file;
    AtEnd m_atEnd;
    SourceState m_state = SourceState::Ended;
    QString m_explanation;
    QMediaPlayer m_player;
};

} // namespace th::scanner
