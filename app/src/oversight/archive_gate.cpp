// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_gate.h"

#include "in_store.h"

namespace th::app {

core::Result<QString, core::LocalName> ArchiveGate::admit(accounts::Action action)
{
    if (!m_accounts->held())
        return QString();
    const auto session = m_accounts->demand(action);
    if (!session)
        return core::Failure{session.error().sentence};
    return QString::fromStdString(session->name + " (" + session->account + ")");
}

void ArchiveGate::turnAway(const core::LocalName &why, const Refuse &refuse)
{
    if (refuse)
        refuse(why);
    else
        emit refused(QString::fromStdString(why.vi), QString::fromStdString(why.en));
}

void ArchiveGate::whenSettled(const std::function<void()> &call)
{
    if (!m_accounts)
        return call();
    QMetaObject::invokeMethod(m_accounts,
                              [this, call] { QMetaObject::invokeMethod(this, call, Qt::QueuedConnection); });
}

void ArchiveGate::settle()
{
    if (m_accounts)
        (void)inStore(m_accounts, [] { return true; });
}

} // namespace th::app
