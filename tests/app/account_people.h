// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/package.h"
#include "accounts/password.h"
#include "store/station.h"

#include <QString>

namespace th::test {

/// Of everybody that `person` makes.
inline const char *const everybodysPassword = "mưa rơi ngoài phố";

inline accounts::Account person(const std::string &id, std::vector<accounts::Role> roles)
{
    static const accounts::Verifier verifier = *accounts::makeVerifier(everybodysPassword);
    accounts::Account account;
    account.id = id;
    account.name = "Người " + id;
    account.roles = std::move(roles);
    account.password = verifier;
    return account;
}

/// A package of accounts for one station alone.
inline store::Update listFor(const store::Station &station, const accounts::UnitAccounts &list)
{
    store::Update update;
    update.accounts = *accounts::pack(list, {station.identity().key});
    return update;
}

} // namespace th::test
