// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/tries.h"
#include "core/work.h"
#include "store/station.h"

#include <optional>
#include <string>
#include <vector>

namespace th::store {

/// All of it in one transaction with its entries in the journal, then in the anchor; or nothing.
struct AccountWrite {
    core::ClockReading clock;
    std::optional<std::pair<std::string, accounts::Tries>> tries{}; ///< in place of those before
    struct Secret {
        std::string account;
        std::uint32_t reset = 0;
        accounts::Verifier password;
    };
    std::optional<Secret> secret{}; ///< chosen at this station
    bool settlesPutBack = false;    ///< somebody who may has said that it is all right
    std::vector<core::journal::Work> deeds{};
};

/// The accounts that a station was given, and what it remembers of signing in: in the database, and a second time in
/// the file `account.anchor`, signed by the device's key (docs/design/accounts.md). Dumb on purpose: who may do what is
/// for the room `access`. Thread: the station's.
class AccountBook {
public:
    explicit AccountBook(Station &station) : m_station(station) {}

    /// nullptr: none were published for this device yet, or the station is open for reading only.
    [[nodiscard]] const accounts::UnitAccounts *list() const;
    /// Why a newer list that was published is not the one that is held: a rule of accounts/package.h, or
    /// "accounts.older"; empty: it is.
    [[nodiscard]] std::string fault() const;
    /// True if the database is not the one that the anchor was written for, but an older one, or the anchor is gone.
    /// Stays until a newer list comes, or somebody settles it; if the anchor was gone, until somebody does.
    [[nodiscard]] bool putBack() const;
    /// True while what is put back has no anchor of before: how many tries there were is not known.
    [[nodiscard]] bool lostAnchor() const;
    /// True if accounts came here once, whether or not there is a list now. Not known where it is open for reading.
    [[nodiscard]] bool came() const;

    /// The worse of what database and anchor know.
    [[nodiscard]] Stored<accounts::Tries> tries(const std::string &account) const;
    /// The password that was chosen here, if it is of this reset.
    [[nodiscard]] Stored<std::optional<accounts::Verifier>> chosen(const std::string &account,
                                                                   std::uint32_t reset) const;
    /// Counts a try before it is looked at: durable in the anchor first, then in the database, when it returns.
    Stored<void> count(const std::string &account, const accounts::Tries &tries);
    Stored<void> write(const AccountWrite &write);

private:
    Station &m_station;
};

} // namespace th::store
