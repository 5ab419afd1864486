// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publisher.h"

#include "core/ledger.h"
#include "journal_reader.h"
#include "published_names.h"
#include "publisher_segments.h"
#include "publisher_sightings.h"
#include "signed_tree.h"
#include "tree_copies.h"

#include <algorithm>
#include <set>
#include <utility>

namespace th::sync {
namespace {

/// Enters into the ledger what journals said.
class Entering {
public:
    using Codes = std::set<core::SeriesCode>;
    /// What concerns one of `leftOut` waits.
    Entering(core::Ledger &ledger, PublisherNotes &notes, Published &published, const Codes &leftOut)
        : m_ledger(ledger), m_notes(notes), m_published(published), m_leftOut(leftOut)
    {
    }

    /// Issues first: what is revoked must have been issued, and no issue undoes a revocation. The rest by time, each
    /// journal in its own order.
    void enter(std::vector<Said> said)
    {
        for (const Said &each : said)
            if (each.waited)
                hold(each.entry);
        const auto isIssue = [](const Said &each) {
            return std::holds_alternative<core::journal::Issue>(each.entry.fact);
        };
        const auto rest = std::stable_partition(said.begin(), said.end(), isIssue);
        std::stable_sort(rest, said.end(), [](const Said &a, const Said &b) { return a.entry.at < b.entry.at; });
        for (const Said &each : said)
            enter(each);
        for (const auto &[device, position] : m_stops)
            if (position.seq == 0)
                m_notes.journals.erase(device);
            else
                m_notes.journals[device] = position;
    }

private:
    using EntryName = std::pair<std::string, std::uint64_t>;

    void enter(const Said &said)
    {
        const auto stop = m_stops.find(said.entry.device);
        if (!said.waited && stop != m_stops.end() && said.entry.seq > stop->second.seq)
            return; // read again next time
        if (said.waited)
            release(said.entry);
        const auto &series = std::visit(
            [](const auto &any) -> const auto & { return any.series; }, said.entry.fact);
        if (m_leftOut.contains(series))
            return wait(said, said.entry.fact, "series.too_large");
        const auto taken = m_ledger.take(said.entry.fact, said.entry.authority,
                                         [&](const core::journal::Fact &fact) { return mayWait(said, fact); });
        if (taken) {
            count(said.entry.fact, 1);
            if (!*taken)
                return;
            count(**taken, -1);
            return wait(said, **taken, "serial.unknown");
        }
        if (taken.error() == "series.unknown" || taken.error() == "serial.gap")
            return wait(said, said.entry.fact, taken.error());
        if (taken.error() == "waiting.full")
            return stopBefore(said);
        alarm(said, taken.error());
    }

    void alarm(const Said &said, std::string rule)
    {
        m_published.alarms.push_back({said.entry.device, said.entry.seq, std::move(rule)});
    }

    /// What may become right with another ward's journal, or a directory to come, is not lost. No device can fill the
    /// notes with it.
    void wait(const Said &said, const core::journal::Fact &fact, const std::string &rule)
    {
        if (!mayWait(said, fact))
            return stopBefore(said);
        if (!said.waited && m_held.contains(nameOf(said.entry)))
            return; // kept before, and now read again behind a stop
        if (!said.waited)
            alarm(said, rule);
        m_notes.waiting.push_back(said.entry);
        m_notes.waiting.back().fact = fact;
        hold(m_notes.waiting.back());
    }

    bool mayWait(const Said &said, const core::journal::Fact &fact) const
    {
        if (said.waited || m_held.contains(nameOf(said.entry)))
            return true;
        const auto &[device, authority, seq, at, all] = said.entry;
        const std::size_t size = sizeOf({device, authority, seq, at, fact});
        const auto ofDevice = m_bytes.find(device);
        return m_allBytes + size <= maxWaitingBytes &&
               (ofDevice == m_bytes.end() ? 0 : ofDevice->second) + size <= maxWaitingBytesOfDevice;
    }

    /// What cannot be kept is not passed over: from here on the journal is read again next time.
    void stopBefore(const Said &said)
    {
        alarm(said, "waiting.full");
        m_stops[said.entry.device] = said.before; // never behind an earlier stop
    }

    static EntryName nameOf(const PublisherNotes::Waiting &entry) { return {entry.device, entry.seq}; }
    void hold(const PublisherNotes::Waiting &entry)
    {
        m_held.insert(nameOf(entry));
        m_allBytes += sizeOf(entry);
        m_bytes[entry.device] += sizeOf(entry);
    }
    void release(const PublisherNotes::Waiting &entry)
    {
        m_allBytes -= sizeOf(entry);
        m_bytes[entry.device] -= sizeOf(entry);
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
    const Codes &m_leftOut;
    std::map<std::string, core::journal::Position> m_stops; ///< by device id: where to read on next time
    std::set<EntryName> m_held;                             ///< what waits, or waited when this began
    std::map<std::string, std::size_t> m_bytes;             ///< of what waits, by device
    std::size_t m_allBytes = 0;
};

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
    const auto snapshot = signFor("snapshot", own.snapshotKeys, listing(describe(snapshotPlan), own.others.listed),
                                  order.signers, parseSnapshot);
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
    files.insert(own.others.files.begin(), own.others.files.end());
    for (const auto &[path, bytes] : status)
        files[targetFilePath(path, bytes)] = bytes;
    return files;
}

/// What the journals make of the publication as it is.
struct Next {
    Published published;
    PublisherNotes notes;
    core::Delta change;
    std::vector<core::SeriesSnapshot> snapshots;
    core::SeenPasses sightings;
};

void takeSightings(const SightingsHeard &heard, Next &next)
{
    next.sightings = heard.seen();
    next.published.sightings = core::countOf(heard.seen());
    for (const auto &[device, count] : heard.leftOut())
        next.published.alarms.push_back({device, 0, "sightings.left_out", std::to_string(count)});
    heard.tidy(next.notes);
}

Next readJournals(const OwnTree &own, const PublishedStatus &status, const PublishOrder &order,
                  const JournalPositions &heard, const std::set<core::SeriesCode> &leftOut)
{
    Next next{{own.version, status.state}, own.notes, {}, {}, {}};
    core::Ledger ledger(own.directory, own.policy->utcOffset());
    for (const core::SeriesSnapshot &series : status.series)
        ledger.load(series);
    for (const core::SeriesCode &series : leftOut)
        next.published.alarms.push_back({"", 0, "series.too_large", series.text});
    SightingsHeard sightings(*own.policy, order.now);
    auto said = JournalReader(own, heard, next.notes, order.now, next.published, sightings).read(order.journals);
    takeSightings(sightings, next);
    Entering(ledger, next.notes, next.published, leftOut).enter(std::move(said));
    next.change = {order.now, status.state, status.state + 1, ledger.takeChanges()};
    next.change.trail = {status.id, core::nextState(status.id, next.change.series)};
    next.change.heads = core::digestOf(ledger.progress());
    next.snapshots = ledger.snapshots();
    return next;
}

/// The same without the series that would grow beyond what stations read: nobody's series holds up the others.
Next readWhatFits(const OwnTree &own, const PublishedStatus &status, const PublishOrder &order,
                  const JournalPositions &heard)
{
    std::set<core::SeriesCode> leftOut;
    while (true) {
        Next next = readJournals(own, status, order, heard, leftOut);
        const auto large = tooLarge(next.change, next.snapshots, order.maxTargetBytes);
        if (!large || !leftOut.insert(*large).second)
            return next;
    }
}

/// What a reader would not take is not written, whatever it is.
Made<void> checkSizes(const Files &targets, std::size_t most)
{
    for (const auto &[path, bytes] : targets)
        if (bytes.size() > most)
            return core::Failure{path + " would be larger than stations read; nothing was published"};
    return {};
}

/// True if there is something to publish. What the notes forget because of its age alone is nothing new; that
/// sightings may no longer be told is.
bool isNews(const OwnTree &own, const Files &targets, const PublishOrder &order)
{
    if (own.targetsAreNew || own.others.areNew || order.when != PublishOrder::When::IfChanged)
        return true;
    Files before = own.status;
    if (const auto notes = before.find(notesPath); notes != before.end()) {
        PublisherNotes young = own.notes;
        SightingsHeard(*own.policy, order.now).tidy(young);
        notes->second = encodeNotes(young);
    }
    const bool told =
        sightingsWindow(*own.policy, order.now) == std::chrono::minutes(0) && !sightingsIn(before).empty();
    return told || targets != before;
}

/// The targets with the next files of sightings in place of those of the publication before.
void tellSightings(const OwnTree &own, core::SeenPasses heard, const PublishOrder &order, Files &targets,
                   Published &published)
{
    const Files told = sightingsIn(own.status);
    std::erase_if(targets, [&](const auto &target) { return told.contains(target.first); });
    auto next = nextSightings(told, std::move(heard), *own.policy, order.now);
    targets.merge(next.files);
    if (next.leftOut > 0)
        published.alarms.push_back({"", 0, "sightings.left_out", std::to_string(next.leftOut)});
}

} // namespace

Made<Published> publish(const std::filesystem::path &tree, const PublishOrder &order)
{
    auto copies = catchUpWithCopies(tree, order);
    if (!copies)
        return core::Failure{copies.error()};
    auto own = readOwnTree(tree, order);
    if (!own)
        return core::Failure{own.error()};
    auto status = statusIn(*own);
    if (!status)
        return core::Failure{status.error()};
    auto [published, notes, change, snapshots, sightings] = readWhatFits(*own, *status, order, copies->heard);
    published.carriedOnFrom = copies->carriedOnFrom;
    std::ranges::move(copies->alarms, std::back_inserter(published.alarms));
    std::ranges::move(own->others.alarms, std::back_inserter(published.alarms));
    Files targets = own->status;
    if (!change.series.empty()) {
        auto next = nextSegments(*own, change, snapshots, notes);
        if (!next)
            return core::Failure{next.error()};
        targets = std::move(next).value();
        targets.merge(sightingsIn(own->status));
        published.state = change.to;
    }
    targets[notesPath] = encodeNotes(notes);
    if (const auto fits = checkSizes(targets, order.maxTargetBytes); !fits)
        return core::Failure{fits.error()};
    if (!isNews(*own, targets, order)) {
        // A wrong key is told today, and not with the next revocation.
        if (const auto could = sign(*own, targets, own->version + 1, order); !could)
            return core::Failure{could.error()};
        return published;
    }
    tellSightings(*own, std::move(sightings), order, targets, published);
    const auto files = sign(*own, targets, own->version + 1, order);
    if (!files)
        return core::Failure{files.error()};
    if (const auto written = writeTree(tree, *files); !written)
        return core::Failure{written.error()};
    published.version = own->version + 1;
    published.written = true;
    pruneTree(tree, published.version);
    pruneSightings(tree, sightingsWindow(*own->policy, order.now) == std::chrono::minutes(0) ? 0 : published.version);
    return published;
}

} // namespace th::sync
