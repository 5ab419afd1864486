// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_core.h"

#include "station_values.h"
#include "store/examiner.h"

#include <algorithm>
#include <sqlite3.h>

namespace th::store {

namespace {

constexpr std::string_view metadataPrefix = "metadata/";
constexpr std::string_view pinnedRootName = "pinned_root";
constexpr std::string_view secondRootName = "second_root";   ///< metadata/root once more
constexpr std::string_view rootVersionName = "root_version"; ///< so that a cut chain is known for one, whatever is lost
constexpr std::string_view stateName = "status_state";       ///< number (8), id (8)
constexpr std::string_view withdrawnName = "status_withdrawn"; ///< there: nobody may speak of passes
constexpr std::string_view listedName = "sightings_listed";    ///< end of the newest file that is published
constexpr const char *listedDamage = "meta/sightings_listed", *unreadableSightings = "sightings_file/unreadable",
                     *unkeptSightings = "sightings/not_kept";
constexpr std::string_view asOfName = "as_of";
constexpr std::string_view timeName = "time";

[[noreturn]] void refuse(const std::string &what, const core::DocumentError &error)
{
    throw StoreFailure({StoreFault::Refused, what + " " + error.where + ": " + error.rule});
}

} // namespace

StationCore::StationCore(SQLite::Database database, StationIdentity identity, std::optional<FolderLock> lock,
                         std::optional<core::SoftwareKey> device)
    : m_lock(std::move(lock)), m_database(std::move(database)), m_identity(std::move(identity)),
      m_device(std::move(device)), m_meta(m_database, "meta"), m_documents(m_database, "document"),
      m_status(m_database, m_meta), m_journal(m_database, m_meta, m_identity), m_view(m_database), m_others(m_database),
      m_accounts(m_database, m_meta, m_documents, m_journal, m_identity.key), m_begin(m_database, "BEGIN"),
      m_end(m_database, "COMMIT")
{
}

StationCore::~StationCore()
{
    if (!m_device || !m_journal.hasUnsigned())
        return;
    // A journal whose end is not signed is still a chain: nothing to tell anybody on the way out.
    (void)guard([this] { signCheckpoint(readClock()); });
}

core::SoftwareKey &StationCore::device()
{
    if (!m_device)
        throw StoreFailure({StoreFault::ReadOnly, "the station is open for reading"});
    return *m_device;
}

bool isOfSightingsFile(std::string_view damage) { return damage.starts_with("sightings_file/"); }

bool isAdvice(std::string_view damage)
{
    return isOfSightingsFile(damage) || damage == listedDamage || damage == unkeptSightings;
}

void StationCore::hold()
{
    if (sqlite3_get_autocommit(m_database.getHandle()) != 0)
        Run(m_begin).finish();
}

void StationCore::release()
{
    if (sqlite3_get_autocommit(m_database.getHandle()) == 0)
        Run(m_end).finish();
}

template <class Document, class Parser>
std::optional<Document> StationCore::loadDocument(std::string_view name, Parser parser)
{
    const auto bytes = m_documents.getWhole(name, m_damage);
    if (!bytes)
        return std::nullopt;
    auto document = parser(*bytes);
    if (document)
        return std::move(document).value();
    m_damage.push_back("document/" + std::string(name) + "/format");
    return std::nullopt;
}

void StationCore::loadTimes()
{
    if (const auto bytes = m_meta.getWhole(asOfName, m_damage))
        m_asOf = decodeInstant(*bytes);
    if (const auto bytes = m_meta.getWhole(timeName, m_damage))
        m_time = decodeTime(*bytes).value_or(m_time);
    if (m_asOf)
        m_time = core::withSignedTime(m_time, *m_asOf);
}

void StationCore::loadRootVersion()
{
    m_rootVersion = 0;
    if (const auto bytes = m_meta.getWhole(rootVersionName, m_damage))
        m_rootVersion = littleEndian(*bytes);
}

void StationCore::loadState()
{
    m_state.reset();
    std::vector<std::string> found;
    if (const auto bytes = m_meta.getWhole(stateName, found); bytes && bytes->size() == 16) {
        m_state = StatusState{littleEndian(core::ByteView(*bytes).first(8)), {}};
        std::copy(bytes->begin() + 8, bytes->end(), m_state->id.begin());
    }
    const bool written = m_meta.getWhole(withdrawnName, found).has_value();
    // Where it cannot be read whether somebody may speak of passes, nobody may.
    m_withdrawn = written || std::ranges::find(found, "meta/" + std::string(withdrawnName)) != found.end();
    m_damage.insert(m_damage.end(), found.begin(), found.end());
}

void StationCore::loadSightings()
{
    m_adviceDamage.clear();
    m_sightingsListed = true; // where it cannot be read whether something was told, "nothing was" would be a guess
    try {
        const bool listed = m_meta.getWhole(listedName, m_adviceDamage).has_value();
        m_sightingsListed = listed || !m_adviceDamage.empty();
        m_others.load(m_adviceDamage);
    } catch (...) { // they are advice: without them the station still opens, and what was applied is applied
        m_others.forget();
        m_adviceDamage.push_back(unreadableSightings);
    }
}

void StationCore::load()
{
    if (!m_device)
        hold(); // what is in memory and what is read later are of one moment, whatever the writer does
    m_damage.clear();
    m_directory = loadDocument<core::Directory>("directory", core::parseDirectory);
    m_policy = loadDocument<core::Policy>("policy", core::parsePolicy);
    (void)readMetadata(m_damage);
    (void)m_documents.getWhole(pinnedRootName, m_damage);
    (void)m_documents.getWhole(secondRootName, m_damage);
    loadRootVersion();
    loadState();
    loadTimes();
    loadSightings();
    m_status.load();
    m_journal.load();
    m_accounts.load(m_device ? &*m_device : nullptr, m_damage);
}

std::vector<std::string> StationCore::damage() const
{
    std::vector<std::string> all = m_damage;
    all.insert(all.end(), m_adviceDamage.begin(), m_adviceDamage.end());
    for (std::string &what : m_status.damage())
        all.push_back(std::move(what));
    return all;
}

TrustedMetadata StationCore::readMetadata(std::vector<std::string> &damage)
{
    TrustedMetadata metadata;
    for (const std::string &name : m_documents.names())
        if (name.starts_with(metadataPrefix))
            if (auto bytes = m_documents.getWhole(name, damage))
                metadata.emplace(name.substr(metadataPrefix.size()), std::move(*bytes));
    if (std::vector<std::string> known; !metadata.contains("root"))
        if (auto second = m_documents.getWhole(secondRootName, known))
            metadata.emplace("root", std::move(*second));
    return metadata;
}

TrustedMetadata StationCore::trustedMetadata()
{
    std::vector<std::string> known; // since the station was opened
    return readMetadata(known);
}

std::optional<core::Bytes> StationCore::pinnedRoot()
{
    std::vector<std::string> known;
    return m_documents.getWhole(pinnedRootName, known);
}

StationCore::Parsed StationCore::parse(const Update &update)
{
    if (m_asOf && update.asOf != core::Instant{} && update.asOf < *m_asOf)
        throw StoreFailure({StoreFault::Refused,
                            "of " + core::formatRfc3339(update.asOf) + ", held is " + core::formatRfc3339(*m_asOf)});
    Parsed parsed;
    if (update.directory) {
        auto directory = core::parseDirectory(*update.directory);
        if (!directory)
            refuse("directory", directory.error());
        parsed.directory = std::move(directory).value();
    }
    if (update.policy) {
        auto policy = core::parsePolicy(*update.policy);
        if (!policy)
            refuse("policy", policy.error());
        parsed.policy = std::move(policy).value();
    }
    if (update.accounts) {
        parsed.accounts = m_accounts.examine(*update.accounts, device());
        if (parsed.accounts->list)
            m_accounts.prepare(device());
    }
    return parsed;
}

void StationCore::writeMetadata(const Update &update)
{
    const TrustedMetadata &metadata = update.metadata;
    if (metadata.empty())
        return;
    for (const std::string &name : m_documents.names())
        if (name.starts_with(metadataPrefix) && !metadata.contains(name.substr(metadataPrefix.size())))
            m_documents.remove(name);
    for (const auto &[role, bytes] : metadata)
        m_documents.put(std::string(metadataPrefix) + role, bytes);
    if (const auto root = metadata.find("root"); root != metadata.end())
        m_documents.put(secondRootName, root->second);
    core::Bytes version;
    appendLittleEndian(version, std::max(update.rootVersion, m_rootVersion), 8);
    m_meta.put(rootVersionName, version);
}

void StationCore::writeStatus(const Update &update)
{
    const auto refuse = [](const char *what) { throw StoreFailure({StoreFault::Refused, what}); };
    if (update.step && update.step->from && update.step->from != m_state)
        refuse("status.state: the publication does not go on from the state that is held, but from another of its "
               "number");
    m_status.take(update.snapshots, update.deltas);
    if (update.step) {
        if (core::digestOf(m_status.progress()) != update.step->heads)
            refuse("status.heads: the series are not where the publication says they are");
        core::Bytes state;
        appendLittleEndian(state, update.step->to.number, 8);
        state.insert(state.end(), update.step->to.id.begin(), update.step->to.id.end());
        m_meta.put(stateName, state);
    } else if (!update.snapshots.empty() || !update.deltas.empty()) {
        m_meta.remove(stateName);
    }
    if (update.source == StatusSource::Withdrawn)
        m_meta.put(withdrawnName, core::Bytes{1});
    else if (update.source == StatusSource::Published)
        m_meta.remove(withdrawnName);
}

void StationCore::write(const Update &update, const Parsed &parsed)
{
    WriteBatch batch(*this);
    writeMetadata(update);
    if (update.pinnedRoot)
        m_documents.put(pinnedRootName, *update.pinnedRoot);
    if (update.directory)
        m_documents.put("directory", *update.directory);
    if (update.policy)
        m_documents.put("policy", *update.policy);
    writeStatus(update);
    if (update.asOf != core::Instant{})
        m_meta.put(asOfName, encodeInstant(update.asOf));
    if (update.sightingsListed && *update.sightingsListed == core::Instant{})
        m_meta.remove(listedName);
    else if (update.sightingsListed)
        m_meta.put(listedName, encodeInstant(*update.sightingsListed));
    const core::ClockReading clock = readClock();
    m_journal.appendImport(update, clock);
    if (parsed.accounts)
        m_accounts.put(*parsed.accounts, clock, device());
    batch.commit();
}

void StationCore::takeSightings(core::ByteView file)
{
    const auto has = [&](const char *damage) {
        return std::ranges::find(m_adviceDamage, damage) != m_adviceDamage.end();
    };
    if (has(unreadableSightings) || has(unkeptSightings)) { // what SQLite cannot read it cannot replace either
        m_others.take(file, OtherSightings::Keep::InMemory);
        std::erase_if(m_adviceDamage, isOfSightingsFile);
        if (!has(unkeptSightings))
            m_adviceDamage.push_back(unkeptSightings);
        return;
    }
    try {
        WriteBatch batch(*this);
        m_others.take(file);
        batch.commit();
    } catch (...) {
        loadSightings();
        throw;
    }
    std::erase_if(m_adviceDamage, isOfSightingsFile);
}

core::OtherStations StationCore::otherStations() const { return {m_sightingsListed, m_others.knownUntil()}; }

void StationCore::apply(const Update &update)
{
    Parsed parsed = parse(update);
    try {
        write(update, parsed);
    } catch (...) {
        m_status.load();
        throw;
    }
    m_status.forgetDamage(update.snapshots);
    if (!update.metadata.empty())
        m_rootVersion = std::max(m_rootVersion, update.rootVersion);
    if (parsed.directory) {
        m_directory = std::move(parsed.directory);
        m_journal.endSession();
    }
    if (parsed.policy)
        m_policy = std::move(parsed.policy);
    if (update.asOf != core::Instant{}) {
        m_asOf = update.asOf;
        m_time = core::withSignedTime(m_time, update.asOf);
        m_timeMoved = true;
    }
    if (update.sightingsListed) {
        m_sightingsListed = *update.sightingsListed != core::Instant{};
        std::erase(m_adviceDamage, listedDamage);
    }
    if (parsed.accounts)
        m_accounts.taken(std::move(*parsed.accounts), device());
    if (m_damage.empty()) {
        m_status.load();
        loadState();
    } else {
        load(); // some of it may have been replaced
    }
    // The log of a large import need not stay large; readers may keep it, and then the next one merges it.
    (void)m_database.tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
}

core::ClockState StationCore::observeClock(const core::ClockReading &reading)
{
    core::ClockJudgement judgement = core::observe(m_time, reading);
    m_time = std::move(judgement.memory);
    m_timeMoved = true;
    m_clockState = judgement.state;
    return judgement.state;
}

void StationCore::saveTime()
{
    if (m_timeMoved)
        m_meta.put(timeName, encodeTime(m_time));
    m_timeMoved = false;
}

void StationCore::signCheckpoint(const core::ClockReading &clock)
{
    core::Signer &signer = device();
    if (!m_journal.hasUnsigned())
        return;
    WriteBatch batch(*this);
    m_journal.appendCheckpoint(clock, signer);
    batch.commit();
}

void StationCore::putSetting(const std::string &name, const std::string &value)
{
    WriteBatch batch(*this);
    SQLite::Statement put(m_database, "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                                      " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    Run(put).bind(1, std::string_view(name)).bind(2, std::string_view(value)).finish();
    batch.commit();
}

std::vector<std::string> StationCore::verifyStorage()
{
    std::vector<std::string> damage;
    SQLite::Statement check(m_database, "PRAGMA integrity_check(20)");
    while (check.executeStep())
        if (std::string line = check.getColumn(0).getString(); line != "ok")
            damage.push_back("SQLite: " + line);
    for (CheckedTable *table : {&m_meta, &m_documents})
        for (const std::string &name : table->names())
            if (const auto bytes = guard([&] { return table->get(name); }); !bytes)
                damage.push_back(bytes.error().detail);
    if (!guard([&] { m_others.verify(damage); }))
        damage.push_back(unreadableSightings);
    m_status.verify(damage);
    return damage;
}

} // namespace th::store
