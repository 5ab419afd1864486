// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_from.h"

#include "accounts_import.h"
#include "core/directory.h"
#include "core/policy.h"
#include "import_ground.h"
#include "published_names.h"
#include "sightings_import.h"
#include "station_files.h"
#include "status_import.h"
#include "updater.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t maxDirectoryBytes = 16u << 20;
constexpr std::size_t maxPolicyBytes = 4u << 20;
constexpr std::size_t maxSegmentBytes = 64u << 20;
constexpr std::size_t maxAllSegmentBytes = 256u << 20;
constexpr auto clockSlack = std::chrono::minutes(10);

/// One import: what the updater believes is read, checked against the formats and gathered into one Update.
class Import {
public:
    Import(StationDoor &station, const StationBasis &basis, Updater &updater, const store::TrustedMetadata &stored,
           const ImportWay &way)
        : m_station(station), m_basis(basis), m_updater(updater), m_way(way),
          m_applied(basis.damaged ? Applied() : appliedEarlier(stored)),
          m_have(basis.damaged ? std::nullopt : basis.statusState), m_ofAState(basis.statusState || listsStates(stored))
    {
    }

    Updated<ImportSummary> run(core::Instant now)
    {
        if (const auto done = checkTimes(now); !done)
            return core::Failure{done.error()};
        fillVersions();
        m_summary.unchanged = m_updater.unchanged() && !m_basis.damaged && m_basis.directory && m_basis.hasPolicy;
        if (m_summary.unchanged)
            m_directory = *m_basis.directory;
        else if (const auto done = takePublication(); !done)
            return core::Failure{done.error()};
        const auto &held = m_summary.unchanged ? m_basis.metadata : m_update.metadata;
        if (const auto done = importAccounts(m_station, {m_basis, m_directory, held}, m_updater, m_way, m_summary);
            !done)
            return core::Failure{done.error()};
        importSightings(m_station, m_basis, m_updater, m_way, m_summary);
        return m_summary;
    }

private:
    Updated<void> takePublication()
    {
        const auto done = takeDocuments();
        return done ? applyStatus(m_have) : done;
    }

    Updated<void> checkTimes(core::Instant now)
    {
        const auto issued = m_updater.trusted().timestamp()->issued;
        if (!issued)
            return refused(ImportFault::NotMetadata, "metadata/timestamp.json", "\"x-issued\" is missing");
        const auto held = m_basis.dataAsOf;
        if (*issued > now + clockSlack || (held && *held > now + clockSlack))
            return refused(ImportFault::ClockSuspect, "metadata/timestamp.json",
                           "signed at " + core::formatRfc3339(std::max(*issued, held.value_or(*issued))) +
                               ", clock says " + core::formatRfc3339(now));
        if (held && *issued < *held)
            return refused(ImportFault::Rollback, "metadata/timestamp.json",
                           "of " + core::formatRfc3339(*issued) + ", held is " + core::formatRfc3339(*held));
        m_update.asOf = m_summary.asOf = *issued;
        return {};
    }

    void fillVersions()
    {
        const TrustedSet &set = m_updater.trusted();
        m_summary.rootVersion = set.root().version;
        m_summary.timestampVersion = set.timestamp()->version;
        m_summary.snapshotVersion = set.snapshot()->version;
        m_summary.targetsVersion = set.targets({"targets"})->version;
    }

    [[nodiscard]] bool isApplied(const std::string &path, const Updater::Target &target) const
    {
        const auto found = m_applied.find({target.role, path});
        return found != m_applied.end() && !target.facts.hashes.empty() &&
               found->second.hashes == target.facts.hashes && found->second.length == target.facts.length;
    }

    /// The bytes of a document that must be published; nothing if the station has these very ones.
    Updated<std::optional<core::Bytes>> document(const std::string &path, std::size_t maxBytes, bool held)
    {
        const auto target = m_updater.find(path);
        if (!target)
            return core::Failure{target.error()};
        if (!*target)
            return refused(ImportFault::BadTarget, path, "not published");
        if (held && isApplied(path, **target))
            return std::optional<core::Bytes>();
        auto bytes = m_updater.download(path, **target, maxBytes);
        if (!bytes)
            return core::Failure{bytes.error()};
        return std::optional(std::move(bytes).value());
    }

    Updated<void> takeDocuments()
    {
        auto directory = document(directoryPath, maxDirectoryBytes, m_basis.directory != nullptr);
        if (!directory)
            return core::Failure{directory.error()};
        m_update.directory = std::move(directory).value();
        if (m_basis.directory)
            m_directory = *m_basis.directory;
        if (m_update.directory) {
            auto parsed = core::parseDirectory(*m_update.directory);
            if (!parsed)
                return refused(ImportFault::BadTarget, directoryPath,
                               parsed.error().where + ": " + parsed.error().rule);
            m_directory = std::move(parsed).value();
        }
        auto policy = document(policyPath, maxPolicyBytes, m_basis.hasPolicy);
        if (!policy)
            return core::Failure{policy.error()};
        m_update.policy = std::move(policy).value();
        if (m_update.policy)
            if (const auto parsed = core::parsePolicy(*m_update.policy); !parsed)
                return refused(ImportFault::BadTarget, policyPath, parsed.error().where + ": " + parsed.error().rule);
        return {};
    }

    /// True if the state we hold is not the one that has its number here (a publisher whose tree was put back from a
    /// copy): a segment of the publication before is listed again with other bytes, or what ends at our state was never
    /// listed before. Where there is something to apply, the ids of the states tell it too.
    [[nodiscard]] bool isAnotherHistory(const TargetsMetadata &role, std::uint64_t have, std::uint64_t newest) const
    {
        bool known = have != newest;
        for (const auto &[path, facts] : role.targets) {
            const auto name = parseSegmentPath(path);
            if (!name)
                continue;
            const bool same = isApplied(path, {statusRole, facts});
            if (!same && m_applied.contains({statusRole, path}))
                return true;
            known = known || (same && name->to == have);
        }
        return !known;
    }

    struct Listing {
        std::vector<ListedSegment> states;
        std::map<std::string, std::uint64_t> alone; ///< not applied yet, with their lengths
    };
    Updated<Listing> listSegments(const TargetsMetadata &role)
    {
        Listing listing;
        for (const auto &[path, facts] : role.targets) {
            const auto target = m_updater.find(path);
            if (!target)
                return core::Failure{target.error()};
            if (!*target || (*target)->role != statusRole)
                return refused(ImportFault::BadTarget, path, "not the status role's to publish");
            const auto name = parseSegmentPath(path);
            if (name)
                listing.states.push_back({*name, facts.length.value_or(0)});
            else if (path.ends_with(".seg") && !isApplied(path, **target))
                listing.alone.emplace(path, facts.length.value_or(0));
        }
        if (!listing.states.empty() && !listing.alone.empty())
            return refused(ImportFault::BadTarget, listing.alone.begin()->first,
                           "it stands by itself beside numbered states");
        if (listing.states.size() > maxListedSegments)
            return refused(ImportFault::BadTarget, statusRole, "more segments are listed than a station looks at");
        return listing;
    }

    /// Says how many bytes of segments are to come; refuses snapshots where only deltas are wanted.
    Updated<void> announce(std::optional<std::uint64_t> have, const Listing &listing) const
    {
        std::uint64_t bytes = 0;
        for (const auto &[path, length] : listing.alone)
            bytes += length;
        bool full = !listing.alone.empty();
        if (const auto plan = planSegments(have, listing.states))
            for (const ListedSegment &segment : *plan) {
                bytes += segment.length;
                full = full || segment.name.full;
            }
        if (full && m_way.allow == Allow::DeltasOnly)
            return refused(ImportFault::NeedsSnapshot, statusRole, std::to_string(bytes) + " bytes");
        if (m_way.planned)
            m_way.planned(bytes);
        return {};
    }

    /// Reads what leads from state `have` to what is published. A neighbour has not all of it: where a segment is
    /// missing, the next best way is taken.
    Updated<void> takeSegments(std::optional<std::uint64_t> have)
    {
        const auto role = m_updater.delegatedByTargets(statusRole);
        if (!role)
            return core::Failure{role.error()};
        m_update.source = *role ? store::StatusSource::Published : store::StatusSource::Withdrawn;
        m_summary.statusWithdrawn = !*role;
        if (!*role)
            return {};
        auto listing = listSegments(**role);
        if (!listing)
            return core::Failure{listing.error()};
        if (m_ofAState && listing->states.empty())
            return refused(ImportFault::Rollback, statusRole,
                           "no state is listed, held is " + (m_basis.statusState ? std::to_string(*m_basis.statusState)
                                                                                 : "one whose number is lost"));
        const auto goal = newestState(listing->states);
        if (have && isAnotherHistory(**role, *have, goal.value_or(0)))
            have.reset();
        m_summary.begunAnew = m_have && (!have || *have > goal);
        while (true) {
            std::string asked;
            auto done = follow(have, *listing, asked);
            if (done || !done.error().missing)
                return done;
            const auto isAbsent = [&](const ListedSegment &segment) { return segmentPath(segment.name) == asked; };
            if (std::erase_if(listing->states, isAbsent) == 0 || newestState(listing->states) != goal ||
                !planSegments(have, listing->states))
                return done;
        }
    }

    /// `asked` is the target that was asked for last.
    Updated<void> follow(std::optional<std::uint64_t> have, const Listing &listing, std::string &asked)
    {
        std::size_t total = 0;
        m_summary.segments = m_summary.bytes = 0; // what a way brought that was left is not counted
        const auto get = [&](const std::string &path) -> Updated<core::Bytes> {
            asked = path;
            const auto target = m_updater.find(path);
            if (!target)
                return core::Failure{target.error()};
            total += static_cast<std::size_t>((**target).facts.length.value_or(0));
            if (total > maxAllSegmentBytes)
                return refused(ImportFault::BadTarget, path, "more segments than a station takes at once");
            auto bytes = m_updater.download(path, **target, maxSegmentBytes);
            m_summary.segments += bytes ? 1 : 0;
            m_summary.bytes += bytes ? bytes->size() : 0;
            return bytes;
        };
        if (auto affordable = announce(have, listing); !affordable)
            return affordable;
        StatusImport status(get, m_update.asOf);
        for (const auto &[path, length] : listing.alone)
            if (auto done = status.takeAlone(path); !done)
                return done;
        if (auto done = status.follow(have, listing.states); !done)
            return done;
        status.finish(m_update, m_summary);
        return {};
    }

    /// What it holds may be damaged where nobody has looked, or not be the state that the deltas go on from, or not
    /// become the one they lead to: then nothing of it was applied, and it begins anew.
    Updated<void> applyStatus(std::optional<std::uint64_t> have)
    {
        if (auto done = takeSegments(have); !done)
            return done;
        m_update.sightingsListed = newestEnd(listSightings(m_updater)).value_or(core::Instant());
        m_updater.keepHeldRoles();
        m_update.metadata = m_updater.verified();
        m_update.rootVersion = m_summary.rootVersion;
        if (!m_basis.pinnedRoot) // damaged: the root that followed from it is as good a beginning
            m_update.pinnedRoot = m_update.metadata["root"];
        auto applied = m_station.apply(m_update);
        if (!applied && m_update.step && m_update.step->from &&
            (applied.error().fault == store::StoreFault::Damaged ||
             applied.error().fault == store::StoreFault::Refused)) {
            if (auto done = takeSegments(std::nullopt); !done)
                return done;
            applied = m_station.apply(m_update);
        }
        if (!applied)
            return refusedByStore(applied.error());
        return {};
    }

    StationDoor &m_station;
    const StationBasis &m_basis;
    Updater &m_updater;
    const ImportWay &m_way;
    Applied m_applied;
    std::optional<std::uint64_t> m_have; ///< the state of the status that the station holds
    bool m_ofAState;                     ///< it holds one, known or not: a list without states is older
    core::Directory m_directory;
    store::Update m_update;
    ImportSummary m_summary;
};

} // namespace

core::Result<ImportSummary, ImportError> importFrom(StationDoor &station, const Fetch &fetch, core::Instant now,
                                                    const ImportWay &way)
{
    const auto basis = station.basis(); // before anything is written that might hide damage
    if (!basis)
        return refusedByStore(basis.error());
    const auto stored = trustedIn(*basis);
    if (!stored)
        return core::Failure{stored.error()};
    StationFiles files(station, *stored, basis->rootVersion);
    Updater updater(fetch, files, now);
    auto done = updater.refresh();
    auto summary = done ? Import(station, *basis, updater, *stored, way).run(now) : core::Failure{done.error()};
    if (summary)
        return summary;
    return core::Failure{orTheClock(std::move(summary).error(), *basis, updater, now)};
}

store::Stored<StationBasis> InspectedStation::basis()
{
    auto basis = basisOf(m_station);
    if (!basis || basis->damaged || m_damage == Damage::AsSeen)
        return basis;
    const auto found = m_station.verifyStorage();
    basis->damaged = !found || !std::ranges::all_of(*found, store::isAdvice);
    basis->sightingsDamaged = !found || std::ranges::any_of(*found, store::isOfSightingsFile);
    return basis;
}

core::Result<ImportSummary, ImportError> importTree(store::Station &station, const std::filesystem::path &tree,
                                                    core::Instant now, Damage damage)
{
    std::error_code error;
    if (!std::filesystem::is_directory(tree, error))
        return refused(ImportFault::Unreadable, tree.string(), "not a folder");
    InspectedStation door(station, damage);
    return importFrom(door, fetchFromFolder(tree), now, {});
}

} // namespace th::sync
