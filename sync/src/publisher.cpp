// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher.h"

#include "core/ledger.h"
#include "own_tree.h"
#include "published_names.h"
#include "publisher_segments.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace th::sync {
namespace {

using core::journal::EntryKind;

struct Said {
    const core::Device *device;
    std::uint64_t seq;
    std::int64_t at; ///< by the device's clock, never before what it said earlier
    core::journal::Fact fact;
    bool waited = false; ///< people know of it already
};

/// Reads journals from where they were read to last, and keeps what they say of passes.
class JournalReader {
public:
    JournalReader(const core::Directory &directory, PublisherNotes &notes, core::Instant now, Published &published)
        : m_directory(directory), m_notes(notes), m_now(now), m_published(published)
    {
    }

    std::vector<Said> read(const std::vector<core::journal::Extract> &extracts)
    {
        std::map<core::PublicKey, std::vector<const core::journal::Extract *>> byDevice;
        for (const auto &extract : extracts)
            byDevice[extract.device].push_back(&extract);
        readWaiting();
        for (auto &[key, parts] : byDevice) {
            std::ranges::sort(parts, {}, &core::journal::Extract::after);
            const auto &devices = m_directory.devices();
            const auto device = std::ranges::find(devices, key, &core::Device::key);
            if (device == devices.end())
                alarm(core::toHex(key), 0, "device.unknown");
            else if (device->revokedAt && *device->revokedAt <= m_now)
                alarm(device->id, 0, "device.revoked");
            else
                readDevice(*device, parts);
        }
        return std::move(m_said);
    }

private:
    void alarm(std::string device, std::uint64_t seq, std::string rule)
    {
        m_published.alarms.push_back({std::move(device), seq, std::move(rule)});
    }

    /// What could not be taken so far is tried again.
    void readWaiting()
    {
        for (auto &[id, seq, at, fact] : std::exchange(m_notes.waiting, {})) {
            const auto &devices = m_directory.devices();
            const auto device = std::ranges::find(devices, id, &core::Device::id);
            if (device == devices.end() || (device->revokedAt && *device->revokedAt <= m_now))
                alarm(id, seq, device == devices.end() ? "device.unknown" : "device.revoked");
            else
                m_said.push_back({&*device, seq, at, std::move(fact), true});
        }
    }

    void readDevice(const core::Device &device, const std::vector<const core::journal::Extract *> &parts)
    {
        core::journal::Walk walk(device.key, m_notes.journals[device.id]);
        for (const auto *part : parts)
            if (const auto taken = walk.take(*part); !taken) {
                alarm(device.id, 0, taken.error());
                break;
            }
        std::int64_t latest = std::numeric_limits<std::int64_t>::min();
        for (const core::journal::Entry &entry : walk.proven()) {
            latest = std::max(latest, entry.wallMilliseconds);
            if (entry.kind != EntryKind::Issue && entry.kind != EntryKind::Revoke && entry.kind != EntryKind::Reinstate)
                continue;
            if (auto fact = core::journal::decodeFact(entry.kind, entry.content))
                m_said.push_back({&device, entry.seq, latest, std::move(fact).value()});
            else
                alarm(device.id, entry.seq, fact.error());
        }
        if (walk.position().seq == 0)
            m_notes.journals.erase(device.id);
        else
            m_notes.journals[device.id] = walk.position();
    }

    const core::Directory &m_directory;
    PublisherNotes &m_notes;
    core::Instant m_now;
    Published &m_published;
    std::vector<Said> m_said;
};

/// Enters into the ledger what journals said.
class Entering {
public:
    Entering(core::Ledger &ledger, PublisherNotes &notes, Published &published)
        : m_ledger(ledger), m_notes(notes), m_published(published)
    {
    }

    /// Issues first: what is revoked must have been issued, and no issue undoes a revocation. The rest by time, each
    /// journal in its own order.
    void enter(std::vector<Said> said)
    {
        const auto isIssue = [](const Said &each) { return std::holds_alternative<core::journal::Issue>(each.fact); };
        const auto rest = std::stable_partition(said.begin(), said.end(), isIssue);
        std::stable_sort(rest, said.end(), [](const Said &a, const Said &b) { return a.at < b.at; });
        for (const Said &each : said)
            enter(each);
    }

private:
    void enter(const Said &said)
    {
        const auto taken = m_ledger.take(said.fact, *said.device);
        if (taken) {
            count(said.fact, 1);
            if (!*taken)
                return;
            count(**taken, -1);
            return wait(said, **taken, "serial.unknown");
        }
        if (taken.error() == "series.unknown" || taken.error() == "serial.gap")
            return wait(said, said.fact, taken.error());
        alarm(said, taken.error());
    }

    void alarm(const Said &said, std::string rule)
    {
        m_published.alarms.push_back({said.device->id, said.seq, std::move(rule)});
    }

    /// What may become right with another ward's journal, or a directory to come, is not lost. No device can fill the
    /// notes with it.
    void wait(const Said &said, const core::journal::Fact &fact, const std::string &rule)
    {
        if (!said.waited)
            alarm(said, rule);
        auto &waiting = m_notes.waiting;
        const auto ofDevice = std::ranges::count(waiting, said.device->id, &PublisherNotes::Waiting::device);
        if (waiting.size() >= maxWaiting || static_cast<std::size_t>(ofDevice) >= maxWaitingOfDevice)
            return alarm(said, "waiting.full");
        waiting.push_back({said.device->id, said.seq, said.at, fact});
    }

    void count(const core::journal::Fact &fact, int sign)
    {
        const auto add = [&](std::size_t &to, std::size_t serials) { to += sign > 0 ? serials : -serials; };
        if (const auto *issue = std::get_if<core::journal::Issue>(&fact))
            add(m_published.issued, issue->tags.size());
        else if (const auto *revoke = std::get_if<core::journal::Revoke>(&fact))
            add(m_published.revoked, revoke->serials.size());
        else
            add(m_published.reinstated, std::get<core::journal::Reinstate>(fact).serials.size());
    }

    core::Ledger &m_ledger;
    PublisherNotes &m_notes;
    Published &m_published;
};

std::string metadataFile(std::uint64_t version, const char *role)
{
    return "metadata/" + std::to_string(version) + "." + role + ".json";
}

/// A role's file, if our keys are enough for stations to believe it.
template <class Parser>
Made<core::Bytes> signFor(const char *role, const RoleKeys &keys, const std::string &part, const Signers &signers,
                          Parser parse)
{
    auto bytes = signMetadata(part, listedBy(keys, signers));
    if (!bytes)
        return bytes;
    const auto metadata = parse(*bytes);
    if (!metadata || countSignatures(*metadata, keys) < keys.threshold)
        return core::Failure{std::string("the keys given may not sign for the role ") + role + " of this publication"};
    return bytes;
}

/// Status, snapshot and timestamp around the targets as they are.
Made<Files> sign(const OwnTree &own, const Files &status, std::uint64_t version, const PublishOrder &order)
{
    const core::Instant expires = order.now + order.statusLife;
    const auto delegated = signFor("status", own.statusKeys, describe(TargetsPlan{version, expires, status, {}}),
                                   order.signers, parseTargets);
    if (!delegated)
        return core::Failure{delegated.error()};
    SnapshotPlan snapshotPlan{version, expires, {}};
    snapshotPlan.metadata = {{"targets", {own.targetsVersion, own.targets}}, {statusRole, {version, *delegated}}};
    const auto snapshot = signFor("snapshot", own.snapshotKeys, describe(snapshotPlan), order.signers, parseSnapshot);
    if (!snapshot)
        return core::Failure{snapshot.error()};
    const TimestampPlan timestampPlan{version, order.now + order.timestampLife, order.now, version, *snapshot};
    const auto timestamp =
        signFor("timestamp", own.timestampKeys, describe(timestampPlan), order.signers, parseTimestamp);
    if (!timestamp)
        return core::Failure{timestamp.error()};
    Files files{{metadataFile(version, statusRole), *delegated},
                {metadataFile(version, "snapshot"), *snapshot},
                {"metadata/timestamp.json", *timestamp}};
    for (const auto &[path, bytes] : status)
        files[targetFilePath(path, bytes)] = bytes;
    return files;
}

} // namespace

Made<Published> publish(const std::filesystem::path &tree, const PublishOrder &order)
{
    auto own = readOwnTree(tree, order);
    if (!own)
        return core::Failure{own.error()};
    auto status = statusIn(*own);
    if (!status)
        return core::Failure{status.error()};
    Published published{own->version, status->state, false, 0, 0, 0, {}};
    core::Ledger ledger(own->directory, own->policy->utcOffset());
    for (core::SeriesSnapshot &series : status->series)
        ledger.load(std::move(series));
    PublisherNotes notes = own->notes;
    auto said = JournalReader(own->directory, notes, order.now, published).read(order.journals);
    Entering(ledger, notes, published).enter(std::move(said));

    core::Delta change{order.now, status->state, status->state + 1, ledger.takeChanges()};
    change.trail = {status->id, core::nextState(status->id, change.series)};
    change.heads = core::digestOf(ledger.progress());
    Files targets = own->status;
    if (!change.series.empty()) {
        auto next = nextSegments(*own, change, ledger.snapshots(), notes);
        if (!next)
            return core::Failure{next.error()};
        targets = std::move(next).value();
        published.state = change.to;
    }
    targets[notesPath] = encodeNotes(notes);
    if (targets == own->status && !own->targetsAreNew && order.when == PublishOrder::When::IfChanged)
        return published;
    const auto files = sign(*own, targets, own->version + 1, order);
    if (!files)
        return core::Failure{files.error()};
    if (const auto written = writeTree(tree, *files); !written)
        return core::Failure{written.error()};
    published.version = own->version + 1;
    published.written = true;
    pruneTree(tree, published.version);
    return published;
}

} // namespace th::sync
