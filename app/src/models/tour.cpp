// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"
#include "fit_check.h"
#include "sample_frame.h"
#include "tour_states.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStyleHints>
#include <QThreadPool>
#include <cstdio>

namespace th::app {

namespace {

struct Look {
    core::Language language;
    bool dark;
    QSize size;

    [[nodiscard]] QString name(const QString &state) const
    {
        return QStringLiteral("%1.%2.%3.%4x%5.png")
            .arg(state, language == core::Language::English ? QStringLiteral("en") : QStringLiteral("vi"),
                 dark ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(size.width())
            .arg(size.height());
    }
};

std::vector<Look> looks()
{
    std::vector<Look> all;
    for (const QSize size : {QSize(1280, 800), QSize(800, 480), QSize(480, 800)})
        for (const bool dark : {false, true})
            for (const core::Language language : {core::Language::Vietnamese, core::Language::English})
                all.push_back({language, dark, size});
    return all;
}

/// Walks through the states with one window.
class Tour {
public:
    Tour(const QDir &folder, const QString &only) : m_folder(folder), m_only(only) {}

    int run()
    {
        QGuiApplication::styleHints()->setCursorFlashTime(0);
        m_window = loadWindow(m_qml, m_models);
        if (!m_window)
            return 1;
        m_window->show();
        m_models.camera.sink()->setVideoFrame(sampleFrame());
        for (const TourState &state : tourStates())
            if (!visit(state))
                return 1;
        std::printf("%d pictures in %s\n", m_pictures, qPrintable(m_folder.absolutePath()));
        return m_misfits == 0 ? 0 : 1;
    }

private:
    bool visit(const TourState &state)
    {
        for (const Look &look : looks()) {
            const QString name = look.name(state.name);
            if (!m_only.isEmpty() && !name.contains(m_only))
                continue;
            m_models.language.set(look.language);
            m_models.theme.setDark(look.dark);
            m_window->resize(look.size);
            everydayState(m_models);
            state.apply(m_models);
            if (!shoot(name))
                return false;
        }
        return true;
    }

    bool shoot(const QString &name)
    {
        settle();
        const QString file = m_folder.filePath(name);
        if (!m_window->grabWindow().save(file)) {
            std::fprintf(stderr, "%s cannot be written.\n", qPrintable(file));
            return false;
        }
        ++m_pictures;
        const QStringList faults = whatDoesNotFit(m_window);
        for (const QString &fault : faults)
            std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(fault));
        m_misfits += static_cast<int>(faults.size());
        return true;
    }

    /// Layouts, and the camera's picture from its thread.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::processEvents();
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        m_models.camera.sink()->setVideoFrame(sampleFrame());
        for (int round = 0; round < 2; ++round) {
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::processEvents();
        }
    }

    QDir m_folder;
    QString m_only;
    Models m_models{ThemeModel::Motion::Off};
    QQmlApplicationEngine m_qml;
    QQuickWindow *m_window = nullptr;
    int m_pictures = 0, m_misfits = 0;
};

} // namespace

int runTour(const QString &folder, const QString &only)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(folder));
        return 1;
    }
    return Tour(QDir(folder), only).run();
}

} // namespace th::app
