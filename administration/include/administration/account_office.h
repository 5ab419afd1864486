// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/role.h"
#include "administration/account_package.h"
#include "administration/roster.h"
#include "administration/user_list.h"

namespace th::administration {

/// A unit's list of users that was read and is not taken yet.
struct ReadList {
    std::string unit;
    lists::OpenedList list;
    lists::CheckedList checked;
};
struct TakenList {
    std::size_t taken = 0;
    std::string returned; ///< file with the rows that are to be corrected; empty: there are none
};

/// The accounts of the units in an administrator's folder (docs/guide/administration.md): one roster a unit, as
/// accounts/UNIT.json; packages go to packages/, slips to slips/, rows that come back to returned/. Every call asks
/// first whether the acting role may manage accounts (accounts/role.h); who may not gets the refusal, and nothing is
/// read or written. Each change reads the roster anew and writes it whole. No two threads at once.
class AccountOffice {
public:
    AccountOffice(std::string folder, accounts::Role acting);

    [[nodiscard]] Done<std::vector<std::string>> units() const; ///< codes, ascending
    [[nodiscard]] Done<> addUnit(const std::string &unit);      ///< an empty roster
    [[nodiscard]] Done<accounts::Roster> roster(const std::string &unit) const;

    [[nodiscard]] Done<accounts::Person> add(const std::string &unit, accounts::Person person);
    [[nodiscard]] Done<accounts::Person> change(const std::string &unit, const std::string &id,
                                                const PersonChange &change);
    [[nodiscard]] Done<accounts::Person> move(const std::string &unit, const std::string &id, const std::string &to);

    /// CSV or XLSX; nothing is written.
    [[nodiscard]] Done<ReadList> readList(const std::string &unit, const std::string &file, core::Instant now) const;
    /// Takes the good rows, and gives back the others as a new file.
    [[nodiscard]] Done<TakenList> take(const ReadList &list, core::Language language);

    /// Slips for those named, or for all without a password; gives the PDF's file, a new one in slips/. Needs a
    /// QGuiApplication.
    [[nodiscard]] Done<std::string> printSlips(const std::string &unit, const std::vector<std::string> &ids, int days,
                                               core::Instant now, core::Language language);

    /// What publishing the unit's accounts does, in words.
    [[nodiscard]] Done<sync::Words> publication(const std::string &unit) const;
    /// Packs them into packages/, to be signed as targets.
    [[nodiscard]] Done<AccountPackage> publish(const std::string &unit);

private:
    [[nodiscard]] Done<> may() const;
    [[nodiscard]] std::string path(const char *folder, const std::string &name) const;
    [[nodiscard]] std::string rosterFile(const std::string &unit) const { return path("accounts", unit + ".json"); }
    [[nodiscard]] Done<> write(const accounts::Roster &roster) const;
    [[nodiscard]] Done<AccountPackage> pack(const accounts::Roster &roster) const;
    /// A file that is not there yet: "NAME.END", "NAME-2.END" …
    [[nodiscard]] Done<std::string> freeName(const char *folder, const std::string &name, const char *end) const;

    std::string m_folder;
    accounts::Role m_acting;
};

} // namespace th::administration
