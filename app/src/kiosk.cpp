// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosk.h"

#include "core/passcode.h"
#include "wrong_codes.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QThread>
#include <QWindow>

namespace th::app {
namespace {

/// What leaves a window by the keyboard, where the window system lets it through to us.
bool leavesTheWindow(const QKeyEvent &key)
{
    const auto modifiers = key.modifiers();
    if (modifiers.testFlag(Qt::AltModifier))
        return key.key() == Qt::Key_F4 || key.key() == Qt::Key_Tab || key.key() == Qt::Key_Space;
    if (modifiers.testFlag(Qt::ControlModifier))
        return key.key() == Qt::Key_Q || key.key() == Qt::Key_W || key.key() == Qt::Key_F4;
    return key.key() == Qt::Key_F11;
}

} // namespace

struct KioskLock::Impl {
    QString hash;
    QString keptIn; ///< the folder where wrong codes are counted
    QPointer<QWindow> window;
    Qt::WindowFlags flags;
    bool engaged = false, checking = false;
    int wrong = 0;
    QElapsedTimer sinceWrong;
    QThread thread; ///< hashes; a code takes a tenth of a second
    QObject *there = nullptr;
};

KioskLock::KioskLock(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>())
{
    m_impl->there = new QObject;
    m_impl->there->moveToThread(&m_impl->thread);
    m_impl->thread.setObjectName(QStringLiteral("kiosk"));
    connect(&m_impl->thread, &QThread::finished, m_impl->there, &QObject::deleteLater);
    m_impl->thread.start();
}

KioskLock::~KioskLock()
{
    m_impl->thread.quit();
    m_impl->thread.wait();
}

void KioskLock::setCodeHash(const QString &hash) { m_impl->hash = hash; }
bool KioskLock::hasCode() const { return !m_impl->hash.isEmpty(); }
bool KioskLock::engaged() const { return m_impl->engaged; }

void KioskLock::hashCode(const QString &code)
{
    QMetaObject::invokeMethod(m_impl->there, [this, code] {
        const auto hash = QString::fromStdString(core::hashPasscode(code.toStdString()));
        QMetaObject::invokeMethod(this, [this, hash] { emit codeHashed(hash); });
    });
}

bool KioskLock::engage(QWindow *window)
{
    if (!hasCode() || !window)
        return false;
    if (m_impl->engaged)
        return true;
    m_impl->engaged = true;
    m_impl->window = window;
    m_impl->flags = window->flags();
    window->setFlags(m_impl->flags | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    window->showFullScreen();
    QCoreApplication::instance()->installEventFilter(this);
    emit engagedChanged();
    return true;
}

std::chrono::seconds KioskLock::delayLeft() const
{
    if (m_impl->wrong == 0)
        return {};
    const auto passed = std::chrono::milliseconds(m_impl->sinceWrong.elapsed());
    return std::max(std::chrono::seconds(0),
                    std::chrono::ceil<std::chrono::seconds>(core::delayAfterWrongCodes(m_impl->wrong) - passed));
}

void KioskLock::setWrongCodes(int inARow, const QString &keptIn)
{
    m_impl->keptIn = keptIn;
    m_impl->wrong = std::max(0, inARow);
    m_impl->sinceWrong.start();
}

void KioskLock::release(const QString &code)
{
    if (!m_impl->engaged || m_impl->checking)
        return;
    if (const auto left = delayLeft(); left > std::chrono::seconds(0)) {
        emit refused(left);
        return;
    }
    m_impl->checking = true;
    const auto keep = [folder = m_impl->keptIn](int inARow) {
        if (!folder.isEmpty())
            keepWrongCodes(folder, inARow);
    };
    QMetaObject::invokeMethod(m_impl->there, [this, code, keep, hash = m_impl->hash, wrong = m_impl->wrong] {
        keep(wrong + 1); // before it is looked at, as if it were wrong
        const bool holds = core::passcodeHolds(code.toStdString(), hash.toStdString());
        if (holds)
            keep(0);
        QMetaObject::invokeMethod(this, [this, holds] { checked(holds); });
    });
}

void KioskLock::checked(bool holds)
{
    m_impl->checking = false;
    if (!holds) {
        ++m_impl->wrong;
        m_impl->sinceWrong.start();
        emit refused(delayLeft());
        return;
    }
    m_impl->wrong = 0;
    m_impl->engaged = false;
    QCoreApplication::instance()->removeEventFilter(this);
    if (m_impl->window) {
        m_impl->window->setFlags(m_impl->flags);
        m_impl->window->showNormal();
    }
    emit engagedChanged();
    emit released();
}

void KioskLock::returnToFullScreen()
{
    if (!m_impl->engaged || !m_impl->window)
        return;
    if (m_impl->window->visibility() != QWindow::FullScreen)
        m_impl->window->showFullScreen();
    m_impl->window->raise();
    m_impl->window->requestActivate();
}

bool KioskLock::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_impl->engaged)
        return false;
    const bool ours = watched == m_impl->window;
    switch (event->type()) {
    case QEvent::Close:
        if (!ours)
            return false;
        event->ignore();
        emit leaveRequested();
        return true;
    case QEvent::Quit:
        event->ignore();
        emit leaveRequested();
        return true;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::ShortcutOverride:
        return leavesTheWindow(*static_cast<QKeyEvent *>(event));
    case QEvent::WindowStateChange:
    case QEvent::Hide:
        if (ours)
            QMetaObject::invokeMethod(this, &KioskLock::returnToFullScreen, Qt::QueuedConnection);
        return false;
    case QEvent::FocusOut:
        // Another window took the keyboard; windows of our own give it back by themselves.
        if (ours && !QGuiApplication::focusWindow())
            QMetaObject::invokeMethod(this, &KioskLock::returnToFullScreen, Qt::QueuedConnection);
        return false;
    default:
        return false;
    }
}

} // namespace th::app
