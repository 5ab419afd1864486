// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_core.h"

namespace th::store {

WriteBatch::WriteBatch(StationCore &core)
    : m_core(core), m_device(core.device()), m_transaction(released(core), SQLite::TransactionBehavior::IMMEDIATE)
{
    m_core.journal().mark();
}

SQLite::Database &WriteBatch::released(StationCore &core)
{
    core.release();
    return core.database();
}

WriteBatch::~WriteBatch()
{
    if (!m_committed)
        m_core.journal().revert();
}

ScanSeq WriteBatch::append(const ScanRecord &record)
{
    static const std::vector<core::Auditor> nobody;
    const auto &auditors = m_core.directory() ? m_core.directory()->auditors() : nobody;
    return m_core.journal().appendScan(record, auditors, m_device);
}

void WriteBatch::commit()
{
    m_core.journal().save();
    m_core.saveTime();
    m_transaction.commit();
    m_committed = true;
}

} // namespace th::store
