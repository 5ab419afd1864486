// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sightings_import.h"

#include "core/sightings.h"
#include "published_names.h"

namespace th::sync {
namespace {

constexpr std::size_t maxListedSightings = 64;
constexpr std::uint64_t maxSavedSightings = 64u << 10; ///< taken where bytes are saved
constexpr auto clockSlack = std::chrono::minutes(10);

struct Fault {
    std::string what;
    bool link = false; ///< nothing is wrong with the file: the link broke, and the rest of this one comes the next time
};

std::optional<Fault> take(StationDoor &station, Updater &updater, const SightingsName &name, core::Instant asOf)
{
    const std::string path = sightingsPath(name);
    const auto target = updater.find(path);
    if (!target || !*target || (*target)->role != statusRole)
        return Fault{"not the status role's to publish"};
    const auto bytes = updater.download(path, **target, core::maxSightingsBytes);
    if (!bytes)
        return Fault{std::string(sync::name(bytes.error().fault)) + " " + bytes.error().detail,
                     bytes.error().fault == ImportFault::Unreachable};
    const auto file = core::decodeSightings(*bytes);
    if (!file)
        return Fault{file.error()};
    if (file->after != name.after || file->until != name.until || name.until > asOf + clockSlack)
        return Fault{"another than its name says"};
    const auto taken = station.takeSightings(*bytes);
    return taken ? std::nullopt : std::optional(Fault{taken.error().detail});
}

} // namespace

std::vector<ListedSightings> listSightings(Updater &updater)
{
    std::vector<ListedSightings> listed;
    const auto role = updater.delegatedByTargets(statusRole);
    if (!role || !*role)
        return listed;
    for (const auto &[path, facts] : (**role).targets)
        if (const auto name = parseSightingsPath(path); name && listed.size() < maxListedSightings)
            listed.push_back({*name, facts.length.value_or(core::maxSightingsBytes)});
    return listed;
}

void importSightings(StationDoor &station, const StationBasis &basis, Updater &updater, const ImportWay &way,
                     ImportSummary &summary)
{
    const auto listed = listSightings(updater);
    const auto newest = newestEnd(listed);
    const auto held = basis.sightingsDamaged ? std::nullopt : basis.others.knownUntil;
    summary.sightingsUntil = basis.others.knownUntil;
    summary.sightings = !newest                    ? SightingsTaken::NoneListed
                        : held && *held >= *newest ? SightingsTaken::Current
                                                   : SightingsTaken::Failed;
    if (summary.sightings == SightingsTaken::Failed) // unless one of the ways leads there
        summary.sightingsFault = "no file leads there";
    if (way.adviceBegins)
        way.adviceBegins();
    for (const ListedSightings &file : waysOn(held, listed)) {
        if (way.allow == Allow::DeltasOnly && file.length > maxSavedSightings) {
            summary.sightings = SightingsTaken::Left; // the ways after it are longer still
            summary.sightingsFault.clear();
            return;
        }
        summary.sightings = SightingsTaken::Failed;
        const auto fault = take(station, updater, file.name, summary.asOf);
        if (!fault) {
            summary.sightings = SightingsTaken::Current;
            summary.sightingsUntil = newest;
            summary.sightingsFault.clear();
            return;
        }
        summary.sightingsFault = sightingsPath(file.name) + ": " + fault->what;
        if (fault->link)
            return;
    }
}

} // namespace th::sync
