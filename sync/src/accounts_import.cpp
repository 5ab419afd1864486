// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts_import.h"

#include "accounts/package.h"
#include "core/directory.h"
#include "core/enrolment.h"
#include "published_names.h"
#include "station_files.h"

namespace th::sync {
namespace {

constexpr const char *notToBeHad = "accounts.missing"; // what the store says of an empty package

struct Published {
    std::string path;
    Updater::Target target;
};

Updated<std::optional<Published>> findAccounts(const StationBasis &basis, Updater &updater,
                                               const core::Directory &directory)
{
    std::vector<std::string> names{core::deviceIdOf(basis.device)};
    for (const core::Device &device : directory.devices())
        if (device.key == basis.device && !device.revokedAt && !device.authority.empty())
            names.push_back(device.authority.text);
    for (const std::string &name : names) {
        const std::string path = accountsFolder + name + accountsEnding;
        const auto target = updater.find(path);
        if (!target)
            return core::Failure{target.error()};
        if (*target)
            return std::optional(Published{path, **target});
    }
    return std::optional<Published>();
}

bool isHeld(const Published &published, const StationBasis &basis)
{
    const auto &hashes = published.target.facts.hashes;
    const auto hash = hashes.find("sha256");
    return hash != hashes.end() && hash->second == basis.accountsTaken;
}

} // namespace

Updated<void> importAccounts(StationDoor &station, const StationBasis &basis, Updater &updater,
                             const core::Directory &directory, const ImportWay &way, ImportSummary &summary)
{
    const auto published = findAccounts(basis, updater, directory);
    if (!published)
        return core::Failure{published.error()};
    if (!*published || isHeld(**published, basis))
        return {};
    if (summary.unchanged && !basis.accountsFault.empty() && basis.accountsFault != notToBeHad)
        return {}; // it was looked at, and is no good
    if (way.adviceBegins)
        way.adviceBegins();
    auto bytes = updater.download((*published)->path, (*published)->target, accounts::maxPackageBytes);
    if (!bytes && bytes.error().fault == ImportFault::Unreachable)
        summary.accountsWaiting = bytes.error().file;
    if (!bytes && basis.accountsFault == notToBeHad)
        return {}; // the station says so already
    store::Update update;
    update.asOf = summary.asOf;
    update.accounts = bytes ? std::move(bytes).value() : core::Bytes();
    if (const auto applied = station.apply(update); !applied)
        return refusedByStore(applied.error());
    return {};
}

} // namespace th::sync
