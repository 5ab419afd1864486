// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/role.h"
#include "administration/account_signing.h"
#include "administration/roster.h"
#include "administration/user_list.h"

#include <array>
#include <utility>

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

/// Where and with which key accounts were signed last.
struct SigningWish {
    SigningPlace place;
    std::string key{}; ///< a file, or a "pkcs11:" address
    friend bool operator==(const SigningWish &, const SigningWish &) = default;
};
/// A signing that was looked at and is not done.
struct ProposedSigning {
    std::string unit;
    SigningPlace place;
    sync::Words words;                   ///< what it does
    std::array<std::uint8_t, 32> seen{}; ///< of what it was made from
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

    /// As kept in signing.json; where nothing was signed yet, the root is the folder's newest and the rest empty.
    [[nodiscard]] Done<SigningWish> lastSigning() const;
    /// What signing the unit's accounts into a tree does.
    [[nodiscard]] Done<ProposedSigning> proposeSigning(const std::string &unit, const SigningPlace &place,
                                                       core::Instant now) const;
    /// Does it. Refused if roster or directory are not what was looked at. `key`: its name, for the next time.
    [[nodiscard]] Done<sync::RoleSigned> sign(const ProposedSigning &looked, const OpenKey &key,
                                              const std::string &keyName, core::Instant now);

    /// What is to be said of the files of the last call that wrote: there, but perhaps not for good. Told once.
    [[nodiscard]] std::optional<core::LocalName> takeRemark() { return std::exchange(m_remark, std::nullopt); }

private:
    [[nodiscard]] Done<> may() const;
    [[nodiscard]] std::string path(const char *folder, const std::string &name) const;
    [[nodiscard]] std::string rosterFile(const std::string &unit) const { return path("accounts", unit + ".json"); }
    /// Keeps the remark.
    [[nodiscard]] Done<> noted(const Done<std::optional<core::LocalName>> &written);
    [[nodiscard]] Done<> write(const accounts::Roster &roster);
    [[nodiscard]] Done<AccountPackage> pack(const accounts::Roster &roster) const;
    /// A file that is not there yet: "NAME.END", "NAME-2.END" …
    [[nodiscard]] Done<std::string> freeName(const char *folder, const std::string &name, const char *end) const;

    std::string m_folder;
    accounts::Role m_acting;
    std::optional<core::LocalName> m_remark;
};

} // namespace th::administration
