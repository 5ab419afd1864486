// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/import_world.h"

#include "accounts/package.h"
#include "store/account_book.h"

namespace th::test {

/// One clerk; the number tells lists apart.
inline accounts::UnitAccounts unitList(std::uint64_t number, const std::string &unit = "P99")
{
    accounts::Account an;
    an.id = "an";
    an.name = "An";
    an.roles = {accounts::Role::WardClerk};
    return {core::AuthorityCode(unit), number, std::chrono::minutes(10), 10, {an}};
}

/// A station that the directory has as a device of P99, and what is published for it.
struct AccountsWorld : World {
    AccountsWorld()
    {
        std::string text = Repository::directoryText;
        const std::string none = "\"devices\": []";
        text.replace(text.find(none), none.size(),
                     R"("devices": [{"id": "desk", "name": {"vi": "a", "en": "a"}, "public": ")" +
                         core::toHex(station.identity().key) + R"(", "authority": "P99"}])");
        repository.directory.assign(text.begin(), text.end());
    }
    core::Bytes packed(const accounts::UnitAccounts &accounts)
    {
        return *accounts::pack(accounts, {station.identity().key});
    }
    /// By the top-level targets.
    sync::Files publish(const std::string &name, const core::Bytes &package)
    {
        auto plan = repository.plan();
        plan.accounts = {{"accounts/" + name + ".acc", package}};
        ++repository.version;
        return *sync::makePublication(plan);
    }
    std::uint64_t held()
    {
        const auto *found = store::AccountBook(station).list();
        return found ? found->number : 0;
    }
    std::string fault() { return store::AccountBook(station).fault(); }
};

} // namespace th::test
