// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosk.h"

namespace th::app {

struct KioskLock::Impl {
    QString hash;
};

KioskLock::KioskLock(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}
KioskLock::~KioskLock() = default;
void KioskLock::setCodeHash(const QString &hash) { m_impl->hash = hash; }
bool KioskLock::hasCode() const { return !m_impl->hash.isEmpty(); }
void KioskLock::hashCode(const QString &) {}
void KioskLock::engage(QWindow *) {}
bool KioskLock::engaged() const { return false; }
void KioskLock::release(const QString &) {}
std::chrono::seconds KioskLock::delayLeft() const { return {}; }
bool KioskLock::eventFilter(QObject *, QEvent *) { return false; }

} // namespace th::app
