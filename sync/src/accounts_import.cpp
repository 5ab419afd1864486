// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts_import.h"

#include "accounts/package.h"
#include "core/directory.h"
#include "core/enrolment.h"
#include "published_names.h"

namespace th::sync {

Updated<std::optional<core::Bytes>> fetchAccounts(const StationBasis &basis, Updater &updater,
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
        if (!*target)
            continue;
        const auto &hashes = (*target)->facts.hashes;
        if (const auto hash = hashes.find("sha256"); hash != hashes.end() && hash->second == basis.accountsTaken)
            return std::optional<core::Bytes>();
        auto bytes = updater.download(path, **target, accounts::maxPackageBytes);
        if (!bytes && bytes.error().fault == ImportFault::Unreachable)
            return core::Failure{bytes.error()};
        return std::optional(bytes ? std::move(bytes).value() : core::Bytes());
    }
    return std::optional<core::Bytes>();
}

} // namespace th::sync
