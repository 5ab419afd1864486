// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "own_tree.h"

#include "core/cbor.h"
#include "fetch.h"
#include "published_names.h"
#include "sync/trusted_set.h"

#include <algorithm>
#include <set>

namespace th::sync {
namespace {

constexpr std::size_t maxFileBytes = 64u << 20;
constexpr std::size_t maxNotes = 1u << 17; ///< devices, bases
constexpr std::size_t waitingHead = 32;    ///< lengths and numbers of an entry that waits
constexpr std::uint64_t versionsKept = 24;

core::Failure<std::string> failed(std::string sentence) { return core::Failure{std::move(sentence)}; }

std::string metadataFile(std::uint64_t version, const char *role)
{
    return "metadata/" + std::to_string(version) + "." + role + ".json";
}

std::string targetFile(const std::string &path, const FileFacts &facts)
{
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    const auto hash = facts.hashes.find("sha256");
    return "targets/" + path.substr(0, name) + (hash == facts.hashes.end() ? "" : hash->second) + "." +
           path.substr(name);
}

class Reader {
public:
    Reader(const std::filesystem::path &tree, const PublishOrder &order)
        : m_folder(tree), m_fetch(fetchFromFolder(tree)), m_order(order)
    {
    }

    Made<OwnTree> read()
    {
        if (auto done = readRoots(); !done)
            return core::Failure{done.error()};
        if (auto done = readLastPublication(); !done)
            return core::Failure{done.error()};
        if (auto done = readTargets(); !done)
            return core::Failure{done.error()};
        if (auto done = readStatus(); !done)
            return core::Failure{done.error()};
        return std::move(m_own);
    }

private:
    Made<core::Bytes> get(const std::string &file) const
    {
        auto bytes = m_fetch(file, maxFileBytes);
        if (!bytes)
            return failed(file + ": " + bytes.error().detail);
        return std::move(bytes).value();
    }

    Made<core::Bytes> get(const std::string &file, const FileFacts &facts) const
    {
        auto bytes = get(file);
        if (const auto wrong = bytes ? difference(facts, *bytes) : std::nullopt)
            return failed(file + ": not what was signed (" + *wrong + ")");
        return bytes;
    }

    [[nodiscard]] bool exists(const std::string &file) const
    {
        std::error_code error;
        return std::filesystem::exists(m_folder / file, error);
    }

    Made<void> readRoots()
    {
        auto set = TrustedSet::begin(m_order.root);
        if (!set)
            return failed("the root given is no root that holds: " + set.error().detail);
        while (true) {
            const std::string file = metadataFile(set->root().version + 1, "root");
            if (!exists(file))
                break;
            const auto next = get(file);
            if (!next)
                return core::Failure{next.error()};
            if (const auto done = set->updateRoot(*next); !done)
                return failed(file + " does not follow from the root given: " + done.error().detail);
        }
        if (!set->finishRoots(m_order.now))
            return failed("the newest root has expired");
        m_root = set->root();
        m_own.snapshotKeys = m_root.snapshot;
        m_own.timestampKeys = m_root.timestamp;
        return {};
    }

    Made<void> readLastPublication()
    {
        if (!exists("metadata/timestamp.json"))
            return {};
        const auto file = get("metadata/timestamp.json");
        const auto timestamp = file ? parseTimestamp(*file) : Parsed<TimestampMetadata>(core::Failure{MetadataError{}});
        if (!timestamp || countSignatures(*timestamp, m_root.timestamp) < m_root.timestamp.threshold)
            return failed("metadata/timestamp.json is not signed by the keys of this root: restore it, or move it away "
                          "to publish anew");
        if (timestamp->issued.value_or(core::Instant()) > m_order.now)
            return failed("the last publication was made at " + core::formatRfc3339(*timestamp->issued) +
                          ", after what the clock says now: set the clock");
        const std::string name = metadataFile(timestamp->snapshot.version, "snapshot");
        const auto bytes = get(name, timestamp->snapshot);
        if (!bytes)
            return core::Failure{bytes.error()};
        auto snapshot = parseSnapshot(*bytes);
        if (!snapshot || !snapshot->meta.contains("targets.json"))
            return failed(name + ": not a snapshot");
        m_snapshot = std::move(snapshot).value();
        m_own.version = std::max(m_snapshot->version, timestamp->version);
        return {};
    }

    /// The newest that lies in the tree: signed elsewhere, and put here to be published.
    Made<void> readTargets()
    {
        const std::uint64_t last = m_snapshot ? m_snapshot->meta.at("targets.json").version : 0;
        m_own.targetsVersion = newestTargets();
        if (m_own.targetsVersion == 0 || m_own.targetsVersion < last)
            return failed(
                "metadata/N.targets.json is missing: directory and policy are signed elsewhere and put into the tree");
        m_own.targetsAreNew = m_own.targetsVersion != last;
        const std::string name = metadataFile(m_own.targetsVersion, "targets");
        auto bytes = get(name);
        if (!bytes)
            return core::Failure{bytes.error()};
        auto targets = parseTargets(*bytes);
        if (!targets || targets->version != m_own.targetsVersion)
            return failed(name + ": not the metadata of targets");
        if (countSignatures(*targets, m_root.targets) < m_root.targets.threshold)
            return failed(name + ": not signed by enough of the root's keys");
        if (targets->expires <= m_order.now)
            return failed(name + ": expired at " + core::formatRfc3339(targets->expires));
        for (const Delegation &delegation : targets->delegations)
            if (delegation.name == statusRole && covers(delegation, notesPath))
                m_own.statusKeys = delegation.keys;
        if (m_own.statusKeys.keys.empty())
            return failed(name + ": delegates no role `status` for status/*");
        m_targets = std::move(targets).value();
        m_own.targets = std::move(bytes).value();
        return readDocuments();
    }

    std::uint64_t newestTargets() const
    {
        std::uint64_t newest = 0;
        std::error_code error;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder / "metadata", error)) {
            const std::string name = entry.path().filename().string();
            const std::size_t dot = name.find('.');
            if (dot == 0 || dot > 9 || name.substr(dot) != ".targets.json" ||
                name.find_first_not_of("0123456789") != dot)
                continue;
            newest = std::max<std::uint64_t>(newest, std::stoul(name.substr(0, dot)));
        }
        return newest;
    }

    Made<core::Bytes> document(const char *path) const
    {
        const auto facts = m_targets.targets.find(path);
        if (facts == m_targets.targets.end())
            return failed(std::string(path) + ": not among the targets");
        return get(targetFile(path, facts->second), facts->second);
    }

    Made<void> readDocuments()
    {
        const auto directoryBytes = document(directoryPath), policyBytes = document(policyPath);
        if (!directoryBytes || !policyBytes)
            return core::Failure{!directoryBytes ? directoryBytes.error() : policyBytes.error()};
        auto directory = core::parseDirectory(*directoryBytes);
        if (!directory)
            return failed("directory.json, " + directory.error().where + ": " + directory.error().rule);
        auto policy = core::parsePolicy(*policyBytes);
        if (!policy)
            return failed("policy.json, " + policy.error().where + ": " + policy.error().rule);
        m_own.directory = std::move(directory).value();
        m_own.policy = std::move(policy).value();
        return {};
    }

    Made<void> readStatus()
    {
        if (!m_snapshot || !m_snapshot->meta.contains("status.json"))
            return {};
        const MetaFacts &facts = m_snapshot->meta.at("status.json");
        const std::string name = metadataFile(facts.version, statusRole);
        const auto bytes = get(name, facts);
        if (!bytes)
            return core::Failure{bytes.error()};
        const auto status = parseTargets(*bytes);
        if (!status)
            return failed(name + ": not the metadata of targets");
        for (const auto &[path, file] : status->targets) {
            auto content = get(targetFile(path, file), file);
            if (!content)
                return core::Failure{content.error()};
            m_own.status.emplace(path, std::move(content).value());
        }
        const auto notes = m_own.status.find(notesPath);
        const auto read = notes == m_own.status.end() ? std::nullopt : decodeNotes(notes->second);
        if (!read)
            return failed(std::string(notesPath) + ": missing or broken; this tree was not made by `publish`");
        m_own.notes = *read;
        return {};
    }

    std::filesystem::path m_folder;
    Fetch m_fetch;
    const PublishOrder &m_order;
    RootMetadata m_root;
    std::optional<SnapshotMetadata> m_snapshot;
    TargetsMetadata m_targets;
    OwnTree m_own;
};

} // namespace

std::size_t sizeOf(const PublisherNotes::Waiting &waiting)
{
    return waitingHead + waiting.device.size() + waiting.authority.text.size() +
           core::journal::encodeFact(waiting.fact).size();
}

core::Bytes encodeNotes(const PublisherNotes &notes)
{
    core::cbor::Writer writer;
    writer.array(4).text("th-publisher-3").array(notes.bases.size());
    for (const auto &base : notes.bases)
        writer.array(2).unsignedInteger(base.state).integer(base.at.time_since_epoch().count());
    writer.array(notes.journals.size());
    for (const auto &[device, position] : notes.journals)
        writer.array(3).text(device).unsignedInteger(position.seq).bytes(position.head);
    writer.array(notes.waiting.size());
    for (const auto &each : notes.waiting)
        writer.array(6)
            .text(each.device)
            .text(each.authority.text)
            .unsignedInteger(each.seq)
            .integer(each.at)
            .unsignedInteger(static_cast<std::uint64_t>(core::journal::kindOf(each.fact)))
            .bytes(core::journal::encodeFact(each.fact));
    return std::move(writer).take();
}

namespace {

bool readWaiting(core::cbor::Reader &reader, std::vector<PublisherNotes::Waiting> &waiting)
{
    const auto count = reader.enterArray(maxWaitingBytes / waitingHead);
    for (std::size_t i = 0; count && i < *count; ++i) {
        (void)reader.enterArray(6);
        const auto device = reader.readText(64);
        const auto authority = reader.readText(64);
        const auto seq = reader.readUnsigned();
        const auto at = reader.readInteger();
        const auto kind = reader.readUnsigned();
        const auto content = reader.readBytes(core::journal::maxContentBytes);
        if (!content || *kind > 9)
            return false;
        auto fact = core::journal::decodeFact(static_cast<core::journal::EntryKind>(*kind), *content);
        if (!fact)
            return false;
        waiting.push_back(
            {std::string(*device), core::AuthorityCode(std::string(*authority)), *seq, *at, std::move(fact).value()});
    }
    return count.ok();
}

} // namespace

std::optional<PublisherNotes> decodeNotes(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    PublisherNotes notes;
    const auto items = reader.enterArray(4);
    const auto format = reader.readText(64);
    const auto bases = reader.enterArray(maxNotes);
    if (!items || *items != 4 || !format || *format != "th-publisher-3" || !bases)
        return std::nullopt;
    for (std::size_t i = 0; i < *bases; ++i) {
        (void)reader.enterArray(2);
        const auto state = reader.readUnsigned();
        const auto at = reader.readInteger();
        if (!at)
            return std::nullopt;
        notes.bases.push_back({*state, core::Instant(std::chrono::seconds(*at))});
    }
    const auto journals = reader.enterArray(maxNotes);
    for (std::size_t i = 0; journals && i < *journals; ++i) {
        (void)reader.enterArray(3);
        const auto device = reader.readText(64);
        const auto seq = reader.readUnsigned();
        const auto head = reader.readBytes(32);
        if (!head || head->size() != 32)
            return std::nullopt;
        core::journal::Position &position = notes.journals[std::string(*device)];
        position.seq = *seq;
        std::ranges::copy(*head, position.head.begin());
    }
    if (!journals || !readWaiting(reader, notes.waiting))
        return std::nullopt;
    if (!reader.finish() || encodeNotes(notes).size() != bytes.size() || !std::ranges::equal(encodeNotes(notes), bytes))
        return std::nullopt;
    return notes;
}

Made<OwnTree> readOwnTree(const std::filesystem::path &tree, const PublishOrder &order)
{
    return Reader(tree, order).read();
}

void pruneTree(const std::filesystem::path &tree, std::uint64_t version)
{
    if (version <= versionsKept)
        return;
    const Fetch fetch = fetchFromFolder(tree);
    std::set<std::string> kept;
    for (std::uint64_t each = version - versionsKept + 1; each <= version; ++each)
        if (const auto bytes = fetch(metadataFile(each, statusRole), maxFileBytes))
            if (const auto status = parseTargets(*bytes))
                for (const auto &[path, facts] : status->targets)
                    kept.insert((tree / targetFile(path, facts)).filename().string());
    std::error_code error; // what cannot be removed stays, and harms nobody
    std::vector<std::filesystem::path> old;
    for (const auto &entry : std::filesystem::directory_iterator(tree / "targets" / "status", error))
        if (!kept.contains(entry.path().filename().string()))
            old.push_back(entry.path());
    for (const char *role : {"snapshot", "status"})
        for (std::uint64_t each = version - versionsKept; each > 0; --each)
            if (const auto file = tree / metadataFile(each, role); std::filesystem::exists(file, error))
                old.push_back(file);
            else
                break;
    for (const auto &file : old)
        std::filesystem::remove(file, error);
}

} // namespace th::sync
