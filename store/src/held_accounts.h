// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "anchor.h"
#include "checked.h"
#include "journal_log.h"
#include "store/account_book.h"

namespace th::store {

/// Accounts inside a station: the list that is held, rows of tries and chosen passwords, and the anchor outside the
/// database. Throws as sql.h says.
class HeldAccounts {
public:
    HeldAccounts(SQLite::Database &database, CheckedTable &meta, CheckedTable &documents, JournalLog &journal,
                 const core::PublicKey &deviceKey);

    /// Without `device` nothing is held: the list opens with its key alone.
    void load(core::SoftwareKey *device, std::vector<std::string> &damage);

    /// A list that came, looked at: the list or why it is not taken.
    struct Arrived {
        core::Bytes package{};
        std::optional<accounts::UnitAccounts> list{};
        std::string fault{};
    };
    [[nodiscard]] Arrived examine(const core::Bytes &package, const core::SoftwareKey &device) const;
    /// Before the transaction: from now on a station without an anchor has lost it.
    void prepare(core::SoftwareKey &device);
    /// In the transaction of the update.
    void put(const Arrived &arrived, const core::ClockReading &clock, core::SoftwareKey &device);
    /// After it. An anchor that cannot be written then stays an older one: what it counts is no less, and the database
    /// still has the entry that it names.
    void taken(Arrived arrived, core::SoftwareKey &device);

    [[nodiscard]] const accounts::UnitAccounts *list() const { return m_list ? &*m_list : nullptr; }
    [[nodiscard]] std::string fault();
    [[nodiscard]] std::string taken() { return fault().empty() ? m_digest : std::string(); }
    [[nodiscard]] bool came() const { return m_list || putBack() || !m_anchor.unit.empty(); }
    [[nodiscard]] bool putBack() const { return m_putBack != PutBack::No; }
    [[nodiscard]] bool lostAnchor() const { return m_putBack == PutBack::WithoutAnchor; }
    [[nodiscard]] accounts::Tries tries(const std::string &account);
    [[nodiscard]] std::optional<accounts::Verifier> chosen(const std::string &account, std::uint32_t reset);
    void countInAnchor(const std::string &account, const accounts::Tries &tries, core::SoftwareKey &device);
    void putTries(const std::string &account, const accounts::Tries &tries);
    void putSecret(const AccountWrite::Secret &secret);
    /// After a transaction of accounts: the anchor follows.
    void follow(const AccountWrite &write, core::SoftwareKey &device);

private:
    [[nodiscard]] bool isOlderThanAnchor();
    void save(core::SoftwareKey &device);
    void nameListInAnchor();
    /// Who is not in that list leaves nothing behind: the id may be somebody else's next.
    void forgetAllBut(const accounts::UnitAccounts &next);
    void forgetInAnchorAllBut(const accounts::UnitAccounts &next);

    SQLite::Database &m_database;
    CheckedTable &m_meta, &m_documents;
    JournalLog &m_journal;
    core::PublicKey m_deviceKey;
    std::filesystem::path m_file;
    std::optional<accounts::UnitAccounts> m_list;
    std::string m_digest; ///< of its package, in hex
    Anchor m_anchor;
    bool m_anchored = false;
    PutBack m_putBack = PutBack::No;
};

} // namespace th::store
