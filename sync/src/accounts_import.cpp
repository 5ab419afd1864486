// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts_import.h"

#include "accounts/package.h"
#include "core/directory.h"
#include "core/enrolment.h"
#include "published_names.h"
#include "station_files.h"

#include <algorithm>

namespace th::sync {
namespace {

using accounts::Absence;

/// Why the role that speaks for accounts is not believed.
Absence absenceOf(const ImportError &error)
{
    if (error.missing)
        return Absence::NotToBeHad;
    switch (error.fault) {
    case ImportFault::NotMetadata:
        return Absence::RoleFormat;
    case ImportFault::WrongSignatures:
        return Absence::RoleSignatures;
    case ImportFault::Expired:
        return Absence::RoleExpired;
    case ImportFault::Rollback:
    case ImportFault::Mismatch:
        return Absence::RoleMismatch;
    case ImportFault::Unreadable:
    case ImportFault::NotServed:
    case ImportFault::Unreachable:
    case ImportFault::CaptivePortal:
    case ImportFault::Certificate:
    case ImportFault::UntrustedRoot:
    case ImportFault::BadTarget:
    case ImportFault::ClockSuspect:
    case ImportFault::NeedsSnapshot:
    case ImportFault::Store:
        return Absence::NotToBeHad;
    }
    return Absence::NotToBeHad;
}

struct Published {
    std::string path;
    Updater::Target target;
};

class AccountsImport {
public:
    AccountsImport(const AccountsGround &ground, Updater &updater, const ImportWay &way, ImportSummary &summary)
        : m_ground(ground), m_updater(updater), m_way(way), m_summary(summary)
    {
    }

    /// What the station is to be told; nothing: it is as it was.
    std::optional<store::Update> take()
    {
        m_updater.keepHeldRoles();
        const auto published = find();
        if (published && !isHeld(*published) && !wasLookedAt())
            fetch(*published);
        keepRoles();
        const bool nothing = !m_update.accounts && m_update.metadata.empty();
        m_update.asOf = m_summary.asOf;
        return nothing ? std::nullopt : std::optional(std::move(m_update));
    }

private:
    [[nodiscard]] std::vector<std::string> names() const
    {
        const core::PublicKey &device = m_ground.basis.device;
        std::vector<std::string> names{core::deviceIdOf(device)};
        for (const core::Device &each : m_ground.directory.devices())
            if (each.key == device && !each.revokedAt && !each.authority.empty())
                names.push_back(each.authority.text);
        return names;
    }

    std::optional<Published> find()
    {
        for (const std::string &name : names()) {
            const std::string path = accountsFolder + name + accountsEnding;
            if (!m_updater.hasAtHand(path))
                nobodyWaits();
            const auto target = m_updater.find(path);
            if (!target) {
                note(absenceOf(target.error()), target.error());
                return std::nullopt;
            }
            if (*target)
                return Published{path, **target};
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isHeld(const Published &published) const
    {
        const auto &hashes = published.target.facts.hashes;
        const auto hash = hashes.find("sha256");
        return hash != hashes.end() && hash->second == m_ground.basis.accountsTaken;
    }

    /// True if the same publication brought it before, and it was no good: asking again brings the same.
    [[nodiscard]] bool wasLookedAt() const
    {
        const std::string &fault = m_ground.basis.accountsFault;
        const auto mayPass = {Absence::NotToBeHad, Absence::RoleFormat, Absence::RoleSignatures, Absence::RoleExpired,
                              Absence::RoleMismatch};
        return m_summary.unchanged && !fault.empty() &&
               std::ranges::none_of(mayPass, [&](Absence why) { return fault == accounts::name(why); });
    }

    void fetch(const Published &published)
    {
        nobodyWaits();
        auto package = m_updater.download(published.path, published.target, accounts::maxPackageBytes);
        if (!package)
            return note(Absence::NotToBeHad, package.error());
        if (!isOfWhoSpoke(published, *package))
            say(Absence::AnotherUnits);
        else
            m_update.accounts = std::move(package).value();
    }

    /// A unit's name stands for that unit alone. A device's own name may bring it any unit's list, but of the units
    /// for which the same role speaks: whoever has the accounts of one ward gets into no other's desk.
    [[nodiscard]] bool isOfWhoSpoke(const Published &published, core::ByteView package) const
    {
        const auto face = accounts::faceOf(package);
        if (!face)
            return true; // the store says what is wrong with it
        const std::string ofUnit = accountsFolder + face->unit.text + accountsEnding;
        const bool ownName = published.path == accountsFolder + names().front() + accountsEnding;
        return published.path == ofUnit || (ownName && m_updater.maySpeakFor(published.target.role, ofUnit));
    }

    void nobodyWaits() const
    {
        if (m_way.adviceBegins)
            m_way.adviceBegins();
    }

    void note(Absence why, const ImportError &error)
    {
        say(why);
        if (error.fault == ImportFault::Unreachable)
            m_summary.accountsWaiting = error.file;
    }

    /// Once: the journal does not grow while it lasts.
    void say(Absence why)
    {
        if (m_ground.basis.accountsFault != accounts::name(why))
            m_update.accounts = accounts::standIn(why);
    }

    /// The role is stored with the rest, or each contact would have to fetch it.
    void keepRoles()
    {
        store::TrustedMetadata all = m_ground.stored;
        for (const auto &[role, bytes] : m_updater.verified())
            all[role] = bytes;
        if (all != m_ground.stored)
            m_update.metadata = std::move(all);
    }

    const AccountsGround &m_ground;
    Updater &m_updater;
    const ImportWay &m_way;
    ImportSummary &m_summary;
    store::Update m_update;
};

} // namespace

Updated<void> importAccounts(StationDoor &station, const AccountsGround &ground, Updater &updater, const ImportWay &way,
                             ImportSummary &summary)
{
    const auto update = AccountsImport(ground, updater, way, summary).take();
    if (!update)
        return {};
    if (const auto applied = station.apply(*update); !applied)
        return refusedByStore(applied.error());
    return {};
}

} // namespace th::sync
