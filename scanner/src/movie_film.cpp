// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "movie_film.h"

#include <QFileInfo>
#include <QUrl>
#include <QVideoSink>
#include <utility>

namespace th::scanner {

MovieFilm::MovieFilm(const QString &file, AtEnd atEnd) : m_file(file), m_atEnd(atEnd)
{
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &MovieFilm::follow);
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString &text) {
        if (error != QMediaPlayer::NoError)
            become(SourceState::Failed, text);
    });
}

QString MovieFilm::title() const { return QFileInfo(m_file).fileName(); }

void MovieFilm::become(SourceState state, const QString &explanation)
{
    m_explanation = explanation;
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

void MovieFilm::start(QVideoSink *sink)
{
    become(SourceState::Starting);
    m_player.setVideoSink(sink);
    m_player.setLoops(m_atEnd == AtEnd::Loop ? QMediaPlayer::Infinite : QMediaPlayer::Once);
    m_player.setSource(QUrl::fromLocalFile(QFileInfo(m_file).absoluteFilePath()));
    m_player.play();
}

void MovieFilm::stop()
{
    m_player.stop();
    become(SourceState::Ended);
}

void MovieFilm::follow(QMediaPlayer::MediaStatus status)
{
    switch (status) {
    case QMediaPlayer::LoadedMedia:
    case QMediaPlayer::BufferedMedia:
        if (!m_player.hasVideo())
            become(SourceState::Failed, QStringLiteral("%1 holds no moving picture").arg(m_file));
        else if (m_state == SourceState::Starting)
            become(SourceState::Running);
        break;
    case QMediaPlayer::EndOfMedia:
        if (m_atEnd == AtEnd::Stop && m_state != SourceState::Failed)
            become(SourceState::Ended);
        break;
    case QMediaPlayer::InvalidMedia:
        become(SourceState::Failed, m_player.errorString().isEmpty() ? QStringLiteral("%1 cannot be played").arg(m_file)
                                                                     : m_player.errorString());
        break;
    default:
        break;
    }
}

} // namespace th::scanner
