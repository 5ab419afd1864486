// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/account_book.h"

#include "station_core.h"

namespace th::store {

const accounts::UnitAccounts *AccountBook::list() const { return coreOf(m_station).accounts().list(); }

std::string AccountBook::fault() const
{
    const auto fault = guard([this] { return coreOf(m_station).accounts().fault(); });
    return fault ? *fault : fault.error().detail;
}

bool AccountBook::came() const { return coreOf(m_station).accounts().came(); }

bool AccountBook::lostAnchor() const { return coreOf(m_station).accounts().lostAnchor(); }

bool AccountBook::putBack() const { return coreOf(m_station).accounts().putBack(); }

Stored<accounts::Tries> AccountBook::tries(const std::string &account) const
{
    return guard([&] { return coreOf(m_station).accounts().tries(account); });
}

Stored<std::optional<accounts::Verifier>> AccountBook::chosen(const std::string &account, std::uint32_t reset) const
{
    return guard([&] { return coreOf(m_station).accounts().chosen(account, reset); });
}

Stored<void> AccountBook::count(const std::string &account, const accounts::Tries &tries)
{
    return guard([&] {
        StationCore &core = coreOf(m_station);
        core.accounts().countInAnchor(account, tries, core.device());
        WriteBatch batch(core);
        core.accounts().putTries(account, tries);
        batch.commit();
    });
}

Stored<void> AccountBook::write(const AccountWrite &write)
{
    return guard([&] {
        StationCore &core = coreOf(m_station);
        WriteBatch batch(core);
        if (write.tries)
            core.accounts().putTries(write.tries->first, write.tries->second);
        if (write.secret)
            core.accounts().putSecret(*write.secret);
        for (const core::journal::Work &work : write.deeds)
            core.journal().appendWork(work, {}, write.clock, {}, core.device());
        batch.commit();
        core.accounts().follow(write, core.device());
    });
}

} // namespace th::store
