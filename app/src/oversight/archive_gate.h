// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_worker.h"

#include <functional>

namespace th::app {

/// Lets nobody at an archive who may not (accounts/role.h): each order goes through the store thread, where it is known
/// who sits at the screen, and only from there to who carries it out. Where no station with accounts is open, anybody
/// may: an archive is a file, and whoever has the file has it.
class ArchiveGate : public QObject {
    Q_OBJECT
public:
    /// nullptr: there is no station.
    explicit ArchiveGate(AccountWorker *accounts, QObject *parent = nullptr) : QObject(parent), m_accounts(accounts) {}

    /// `work(by)` is done in the thread of `to`, if the action is allowed; `by`: who is signed in, empty without
    /// accounts. Else `refuse` is called in the GUI thread, or `refused` emitted where there is none. Thread: GUI.
    using Refuse = std::function<void(const core::LocalName &)>;
    template <class Work> void pass(accounts::Action action, QObject *to, Work work, const Refuse &refuse = {})
    {
        const auto hand = [to, work](const QString &by) {
            QMetaObject::invokeMethod(
                to, [work, by] { work(by); }, Qt::QueuedConnection);
        };
        if (!m_accounts)
            return hand({});
        QMetaObject::invokeMethod(m_accounts, [this, action, hand, refuse] {
            if (const auto by = admit(action))
                hand(*by);
            else
                QMetaObject::invokeMethod(
                    this, [this, refuse, why = by.error()] { turnAway(why, refuse); }, Qt::QueuedConnection);
        });
    }
    /// What was handed to the store thread has gone on from there when this returns.
    void settle();
    void whenSettled(const std::function<void()> &call); ///< the same without waiting; in the GUI thread, if this lives

signals:
    void refused(const QString &vi, const QString &en);

private:
    [[nodiscard]] core::Result<QString, core::LocalName> admit(accounts::Action action); ///< store thread
    void turnAway(const core::LocalName &why, const Refuse &refuse);

    AccountWorker *m_accounts;
};

} // namespace th::app
