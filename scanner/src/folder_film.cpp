// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder_film.h"

#include "picture_loader.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {
constexpr std::size_t framesAhead = 4; // 15 MB at 1280×720
}

FolderFilm::FolderFilm(const QString &folder, double framesPerSecond, AtEnd atEnd)
    : m_folder(folder), m_atEnd(atEnd), m_loader(new PictureLoader)
{
    m_loader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_loader, &QObject::deleteLater);
    connect(m_loader, &PictureLoader::listed, this, &FolderFilm::takeList);
    connect(m_loader, &PictureLoader::loaded, this, &FolderFilm::takeFrame);
    const double rate = std::isfinite(framesPerSecond) ? std::clamp(framesPerSecond, 0.1, 120.0) : 15.0;
    m_clock.setInterval(static_cast<int>(std::lround(1000 / rate)));
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &FolderFilm::showNext);
    m_thread.setObjectName(QStringLiteral("film"));
    m_thread.start(QThread::LowPriority);
}

FolderFilm::~FolderFilm()
{
    m_thread.quit();
    m_thread.wait();
}

QString FolderFilm::title() const { return QFileInfo(m_folder).fileName(); }

void FolderFilm::become(SourceState state, const QString &explanation)
{
    m_explanation = explanation;
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

void FolderFilm::start(QVideoSink *sink)
{
    m_sink = sink;
    if (std::exchange(m_running, true))
        return;
    m_ahead.clear();
    become(SourceState::Starting);
    QMetaObject::invokeMethod(m_loader, [loader = m_loader, folder = m_folder] { loader->list(folder); });
}

void FolderFilm::stop()
{
    m_running = false;
    m_clock.stop();
    m_ahead.clear();
    become(SourceState::Ended);
}

void FolderFilm::takeList(const QStringList &paths)
{
    if (!m_running)
        return;
    m_paths = paths;
    m_nextToLoad = 0;
    m_unopened = 0;
    if (paths.isEmpty()) {
        m_running = false;
        become(SourceState::Failed, QFileInfo(m_folder).isDir() ? QStringLiteral("no pictures in %1").arg(m_folder)
                                                                : QStringLiteral("there is no %1").arg(m_folder));
        return;
    }
    prefetch();
}

void FolderFilm::prefetch()
{
    while (m_loading + m_ahead.size() < framesAhead) {
        if (m_nextToLoad >= m_paths.size()) {
            if (m_atEnd == AtEnd::Stop)
                return;
            m_nextToLoad = 0;
        }
        ++m_loading;
        QMetaObject::invokeMethod(m_loader,
                                  [loader = m_loader, path = m_paths.at(m_nextToLoad)] { loader->load(path); });
        ++m_nextToLoad;
    }
}

void FolderFilm::takeFrame(const QVideoFrame &frame)
{
    --m_loading;
    if (!m_running)
        return;
    m_unopened = frame.isValid() ? 0 : m_unopened + 1;
    if (m_unopened >= m_paths.size()) {
        stop();
        become(SourceState::Failed, QStringLiteral("none of the pictures in %1 can be opened").arg(m_folder));
        return;
    }
    if (frame.isValid())
        m_ahead.push_back(frame);
    prefetch();
    if (m_state == SourceState::Starting && !m_ahead.empty()) {
        become(SourceState::Running);
        m_clock.start();
        showNext();
    }
}

void FolderFilm::showNext()
{
    if (!m_ahead.empty()) {
        if (m_sink)
            m_sink->setVideoFrame(m_ahead.front());
        m_ahead.pop_front();
        prefetch();
    } else if (m_loading == 0 && m_atEnd == AtEnd::Stop) {
        stop();
    }
}

} // namespace th::scanner
