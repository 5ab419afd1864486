// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/guns.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <algorithm>
#include <deque>
#include <utility>

namespace th::scanner {
namespace {

/// An event that waits for the verdict: gun or person.
struct Withheld {
    QPointer<QObject> target;
    std::unique_ptr<QEvent> event;
};

constexpr Qt::KeyboardModifiers commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

} // namespace

struct KeyboardGun::Impl {
    explicit Impl(KeyboardGun &gun) : owner(gun) { clock.start(); }

    bool keyPressed(QObject *target, QKeyEvent &event);
    bool composed(QObject *target, QInputMethodEvent &event);
    bool settle(QObject *target, QEvent &event, WedgeDecoder::Taken taken);
    void deliver(int count);
    void announce();
    [[nodiscard]] std::chrono::milliseconds now() const { return std::chrono::milliseconds(clock.elapsed()); }

    KeyboardGun &owner;
    WedgeDecoder decoder;
    QElapsedTimer clock;
    std::chrono::milliseconds skew{0}; ///< from the clock of key events to ours
    std::chrono::milliseconds last{0};
    QTimer pause;
    std::deque<Withheld> withheld;
    QSet<int> keysDown; ///< whose presses were withheld: their releases are too
    bool delivering = false;
};

/// Sends a person's events on their way, a release after each press.
void KeyboardGun::Impl::deliver(int count)
{
    delivering = true;
    for (; count > 0 && !withheld.empty(); --count) {
        const Withheld next = std::move(withheld.front());
        withheld.pop_front();
        if (!next.target)
            continue;
        next.event->setAccepted(true);
        QCoreApplication::sendEvent(next.target, next.event.get());
        if (next.event->type() != QEvent::KeyPress || !next.target)
            continue;
        const auto &press = static_cast<const QKeyEvent &>(*next.event);
        QKeyEvent release(QEvent::KeyRelease, press.key(), press.modifiers(), press.text());
        QCoreApplication::sendEvent(next.target, &release);
    }
    delivering = false;
}

void KeyboardGun::Impl::announce()
{
    if (const auto code = decoder.take()) {
        withheld.clear();
        emit owner.codeTyped(*code);
    }
}

bool KeyboardGun::Impl::settle(QObject *target, QEvent &event, WedgeDecoder::Taken taken)
{
    deliver(decoder.takeReleased());
    announce();
    if (taken == WedgeDecoder::Taken::Held)
        withheld.push_back({target, std::unique_ptr<QEvent>(event.clone())});
    withheld.empty() ? pause.stop() : pause.start(decoder.pause() + std::chrono::milliseconds(5));
    return taken != WedgeDecoder::Taken::NotOurs;
}

bool KeyboardGun::Impl::keyPressed(QObject *target, QKeyEvent &event)
{
    // The time a key was struck, not the time we got to it: a person's keys that waited for a busy moment to pass
    // arrive in one burst.
    const auto struck = event.timestamp() != 0 ? std::chrono::milliseconds(event.timestamp()) : now();
    skew = now() - struck;
    last = struck;
    const bool command = (event.modifiers() & commands) != 0 && (event.modifiers() & Qt::GroupSwitchModifier) == 0;
    const bool personal = command || event.isAutoRepeat(); // nothing a gun does
    const bool taken = settle(target, event, decoder.key(personal ? QString() : event.text(), event.key(), struck));
    if (taken)
        keysDown.insert(event.key());
    return taken;
}

bool KeyboardGun::Impl::composed(QObject *target, QInputMethodEvent &event)
{
    last = now() - skew;
    const bool behind = event.replacementLength() > 0 && event.replacementStart() == -event.replacementLength();
    return settle(
        target, event,
        decoder.composed(event.commitString(), event.preeditString(), behind ? event.replacementLength() : 0, last));
}

KeyboardGun::KeyboardGun(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this))
{
    m_impl->pause.setSingleShot(true);
    m_impl->pause.setTimerType(Qt::PreciseTimer);
    connect(&m_impl->pause, &QTimer::timeout, this, [this] {
        m_impl->decoder.quiet(m_impl->last + m_impl->decoder.pause());
        m_impl->deliver(m_impl->decoder.takeReleased());
        m_impl->announce();
    });
}

KeyboardGun::~KeyboardGun() = default;

void KeyboardGun::setPace(std::chrono::milliseconds pace)
{
    m_impl->deliver(static_cast<int>(m_impl->withheld.size()));
    m_impl->pause.stop();
    m_impl->decoder = WedgeDecoder(pace);
}

bool KeyboardGun::eventFilter(QObject *watched, QEvent *event)
{
    if (m_impl->delivering)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress: // a window hands it on to its items: ours is the first sight
        return watched->isWindowType() && m_impl->keyPressed(watched, static_cast<QKeyEvent &>(*event));
    case QEvent::KeyRelease:
        return watched->isWindowType() && m_impl->keysDown.remove(static_cast<QKeyEvent &>(*event).key());
    case QEvent::InputMethod:
        return m_impl->composed(watched, static_cast<QInputMethodEvent &>(*event));
    case QEvent::ShortcutOverride: // within a burst no key is a shortcut
        if (!m_impl->decoder.inBurst())
            return false;
        event->accept();
        return true;
    default:
        return false;
    }
}

} // namespace th::scanner
