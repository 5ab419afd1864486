// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "held_accounts.h"

#include "accounts/package.h"

#include <algorithm>
#include <sqlite3.h>

namespace th::store {

namespace {

constexpr std::string_view documentName = "accounts", faultName = "accounts_fault";

core::journal::Work grant(const accounts::UnitAccounts &list, const accounts::Account &account, std::string what,
                          const core::Bytes &digest)
{
    core::journal::Work work;
    work.kind = core::journal::WorkKind::Grant;
    work.officer = account.id;
    work.unit = list.unit.text;
    work.revision = list.number;
    work.step = std::move(what);
    work.digest = digest;
    return work;
}

/// What a new list gives and takes, person by person.
std::vector<core::journal::Work> changes(const accounts::UnitAccounts *before, const accounts::UnitAccounts &after,
                                         const core::Bytes &digest)
{
    std::vector<core::journal::Work> works;
    const auto roles = [&](const accounts::Account &account, const accounts::Account *other, const char *what) {
        for (const accounts::Role role : account.roles)
            if (!other || !other->has(role)) {
                works.push_back(grant(after, account, what, digest));
                works.back().role = name(role);
            }
    };
    if (before)
        for (const accounts::Account &old : before->accounts)
            roles(old, after.find(old.id), "taken");
    for (const accounts::Account &account : after.accounts) {
        const accounts::Account *old = before ? before->find(account.id) : nullptr;
        roles(account, old, "granted");
        if (account.disabled != (old && old->disabled))
            works.push_back(grant(after, account, account.disabled ? "disabled" : "enabled", digest));
        if (old && account.reset != old->reset)
            works.push_back(grant(after, account, "reset", digest));
    }
    return works;
}

} // namespace

HeldAccounts::HeldAccounts(SQLite::Database &database, CheckedTable &meta, CheckedTable &documents, JournalLog &journal,
                           const core::PublicKey &deviceKey)
    : m_database(database), m_meta(meta), m_documents(documents), m_journal(journal), m_deviceKey(deviceKey)
{
    const char *file = sqlite3_db_filename(database.getHandle(), "main");
    m_file = std::filesystem::path(file ? file : "").parent_path() / "account.anchor";
}

bool HeldAccounts::isOlderThanAnchor()
{
    if (m_anchor.seq == 0)
        return false;
    SQLite::Statement get(m_database, "SELECT hash FROM journal_entry WHERE seq = ?1");
    Run run(get);
    if (!run.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(m_anchor.seq, INT64_MAX))).step())
        return true;
    return !std::ranges::equal(run.bytes(0), m_anchor.head);
}

void HeldAccounts::load(core::SoftwareKey *device, std::vector<std::string> &damage)
{
    m_list.reset();
    m_digest.clear();
    if (!device)
        return;
    const std::size_t known = damage.size();
    const auto package = m_documents.getWhole(documentName, damage);
    const bool held = package || damage.size() > known; // whole or not
    if (package) {
        if (auto list = accounts::unpack(*package, *device))
            m_list = std::move(list).value();
        else // the next import brings it anew
            damage.push_back("document/accounts/format");
    }
    if (m_list)
        m_digest = core::toHex(core::sha256(*package));
    ReadAnchor read = readAnchor(m_file, m_deviceKey);
    m_anchored = read.state == AnchorState::Whole;
    m_anchor = std::move(read.anchor);
    m_putBack = m_anchor.putBack;
    if (read.state == AnchorState::Broken || (read.state == AnchorState::Missing && held))
        m_putBack = PutBack::WithoutAnchor;
    else if (m_putBack == PutBack::No && m_anchored && isOlderThanAnchor())
        m_putBack = PutBack::Yes;
}

void HeldAccounts::save(core::SoftwareKey &device)
{
    m_anchor.putBack = m_putBack;
    m_anchor.seq = m_journal.last();
    m_anchor.head = m_journal.head();
    if (!putBack()) // else its list may be an older one, or another unit's
        nameListInAnchor();
    writeAnchor(m_file, m_anchor, device);
    m_anchored = true;
}

void HeldAccounts::nameListInAnchor()
{
    if (!m_list)
        return;
    const bool same = m_anchor.unit == m_list->unit.text;
    m_anchor.number = same ? std::max(m_anchor.number, m_list->number) : m_list->number;
    m_anchor.unit = m_list->unit.text;
}

HeldAccounts::Arrived HeldAccounts::examine(const core::Bytes &package, const core::SoftwareKey &device) const
{
    Arrived arrived{package, {}, {}};
    if (package.empty()) {
        arrived.fault = "accounts.missing";
        return arrived;
    }
    auto list = accounts::unpack(package, device);
    if (!list) {
        arrived.fault = list.error();
        return arrived;
    }
    const bool sameUnit = m_list && m_list->unit == list->unit;
    const std::uint64_t anchored = m_anchor.unit == list->unit.text ? m_anchor.number : 0;
    if (list->number < std::max(sameUnit ? m_list->number : 0, anchored))
        arrived.fault = "accounts.older";
    else if (sameUnit && list->number == m_list->number && !(*list == *m_list))
        arrived.fault = "accounts.same_number";
    else
        arrived.list = std::move(list).value();
    return arrived;
}

void HeldAccounts::prepare(core::SoftwareKey &device)
{
    if (!m_anchored && !putBack())
        save(device);
}

void HeldAccounts::put(const Arrived &arrived, const core::ClockReading &clock, core::SoftwareKey &device)
{
    if (!arrived.list) {
        m_meta.put(faultName, core::asBytes(arrived.fault));
        return;
    }
    m_meta.remove(faultName);
    m_documents.put(documentName, arrived.package);
    forgetAllBut(*arrived.list);
    const auto sum = core::sha256(arrived.package);
    const core::Bytes digest(sum.begin(), sum.end());
    for (core::journal::Work &work : changes(list(), *arrived.list, digest))
        m_journal.appendWork(std::move(work), {}, clock, {}, device);
}

void HeldAccounts::taken(Arrived arrived, core::SoftwareKey &device)
{
    if (!arrived.list)
        return;
    const bool newer = arrived.list->unit.text != m_anchor.unit || arrived.list->number > m_anchor.number;
    if (m_putBack == PutBack::Yes && newer)
        m_putBack = PutBack::No; // the administrator spoke after whatever it was that was put back
    forgetInAnchorAllBut(*arrived.list);
    m_list = std::move(arrived.list);
    nameListInAnchor();
    m_digest = core::toHex(core::sha256(arrived.package));
    (void)guard([&] { save(device); });
}

void HeldAccounts::forgetAllBut(const accounts::UnitAccounts &next)
{
    const bool sameUnit = m_list ? m_list->unit == next.unit : m_anchor.unit == next.unit.text;
    const auto remains = [&](const std::string &id) { return id.empty() || (sameUnit && next.find(id)); };
    // Of one reset there is one published password: with another it is another person, who was given a free id.
    const auto isAnother = [&](const std::string &id) {
        const accounts::Account *old = m_list ? m_list->find(id) : nullptr, *now = next.find(id);
        return old && now && old->reset == now->reset && old->password != now->password;
    };
    for (const char *table : {"account_tries", "account_secret"}) {
        std::vector<std::string> gone;
        SQLite::Statement all(m_database, std::string("SELECT account FROM ") + table);
        for (Run run(all); run.step();)
            if (const std::string id = run.text(0); !remains(id) || isAnother(id))
                gone.push_back(id);
        SQLite::Statement forget(m_database, std::string("DELETE FROM ") + table + " WHERE account = ?1");
        for (const std::string &id : gone)
            Run(forget).bind(1, std::string_view(id)).finish();
    }
}

void HeldAccounts::forgetInAnchorAllBut(const accounts::UnitAccounts &next)
{
    const bool sameUnit = m_anchor.unit.empty() || m_anchor.unit == next.unit.text;
    std::erase_if(m_anchor.tries,
                  [&](const auto &each) { return !each.first.empty() && !(sameUnit && next.find(each.first)); });
}

std::string HeldAccounts::fault()
{
    std::vector<std::string> damage;
    const auto bytes = m_meta.getWhole(faultName, damage);
    return bytes ? std::string(core::asText(*bytes)) : damage.empty() ? std::string() : damage.front();
}

accounts::Tries HeldAccounts::tries(const std::string &account)
{
    accounts::Tries known;
    SQLite::Statement get(m_database, "SELECT reset, wrong, monotonic, boot FROM account_tries WHERE account = ?1");
    Run run(get);
    if (run.bind(1, std::string_view(account)).step())
        known = {static_cast<std::uint32_t>(run.integer(0)), static_cast<std::uint32_t>(run.integer(1)),
                 std::chrono::milliseconds(run.integer(2)), run.text(3)};
    const auto anchored = m_anchor.tries.find(account);
    const bool has = anchored != m_anchor.tries.end();
    accounts::Tries worst = has ? accounts::worse(known, anchored->second) : known;
    if (lostAnchor()) { // a row of an old database would say that the wait is long over
        worst.lastTry = has ? anchored->second.lastTry : std::chrono::milliseconds(0);
        worst.bootId = has ? anchored->second.bootId : std::string();
    }
    return worst;
}

std::optional<accounts::Verifier> HeldAccounts::chosen(const std::string &account, std::uint32_t reset)
{
    SQLite::Statement get(m_database, "SELECT memory, passes, salt, hash FROM account_secret"
                                      " WHERE account = ?1 AND reset = ?2");
    Run run(get);
    if (!run.bind(1, std::string_view(account)).bind(2, std::int64_t{reset}).step())
        return std::nullopt;
    accounts::Verifier verifier{
        static_cast<std::uint32_t>(run.integer(0)), static_cast<std::uint32_t>(run.integer(1)), {}, {}};
    const core::ByteView salt = run.bytes(2), hash = run.bytes(3);
    if (salt.size() != verifier.salt.size() || hash.size() != verifier.hash.size() || !accounts::isSound(verifier))
        throw StoreFailure({StoreFault::Damaged, "account_secret"});
    std::ranges::copy(salt, verifier.salt.begin());
    std::ranges::copy(hash, verifier.hash.begin());
    return verifier;
}

void HeldAccounts::countInAnchor(const std::string &account, const accounts::Tries &tries, core::SoftwareKey &device)
{
    m_anchor.tries[account] = tries;
    save(device);
}

void HeldAccounts::putTries(const std::string &account, const accounts::Tries &tries)
{
    SQLite::Statement put(m_database,
                          "INSERT INTO account_tries (account, reset, wrong, monotonic, boot)"
                          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (account) DO UPDATE SET reset = excluded.reset,"
                          " wrong = excluded.wrong, monotonic = excluded.monotonic, boot = excluded.boot");
    Run run(put);
    run.bind(1, std::string_view(account)).bind(2, std::int64_t{tries.reset}).bind(3, std::int64_t{tries.wrong});
    run.bind(4, std::int64_t{tries.lastTry.count()}).bind(5, std::string_view(tries.bootId)).finish();
}

void HeldAccounts::putSecret(const AccountWrite::Secret &secret)
{
    SQLite::Statement put(m_database,
                          "INSERT INTO account_secret (account, reset, memory, passes, salt, hash)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (account) DO UPDATE SET reset = excluded.reset,"
                          " memory = excluded.memory, passes = excluded.passes, salt = excluded.salt,"
                          " hash = excluded.hash");
    Run run(put);
    run.bind(1, std::string_view(secret.account)).bind(2, std::int64_t{secret.reset});
    run.bind(3, std::int64_t{secret.password.memoryKiB}).bind(4, std::int64_t{secret.password.passes});
    run.bind(5, core::ByteView(secret.password.salt)).bind(6, core::ByteView(secret.password.hash)).finish();
}

void HeldAccounts::follow(const AccountWrite &write, core::SoftwareKey &device)
{
    if (write.tries)
        m_anchor.tries[write.tries->first] = write.tries->second;
    if (write.settlesPutBack)
        m_putBack = PutBack::No;
    (void)guard([&] { save(device); });
}

} // namespace th::store
