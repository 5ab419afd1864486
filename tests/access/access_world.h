// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "access/gate.h"
#include "accounts/package.h"
#include "store/station.h"
#include "support/small_province.h"

#include <filesystem>
#include <memory>

namespace th::test {

/// A verifier whose hash is a plain one: what is tested is what is counted, not what Argon2id costs.
inline accounts::Verifier quick(std::string_view password)
{
    return {accounts::leastMemoryKiB, accounts::leastPasses, {}, core::blake2b256(core::asBytes(password))};
}

/// A station of unit P00001 with accounts, on a clock of its own.
class AccessWorld {
public:
    static constexpr std::string_view right = "mưa rơi ngoài phố", badge = "THB1ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    AccessWorld() : folder(std::filesystem::path(root.path().toStdString()) / "station")
    {
        station = std::make_unique<store::Station>(*store::Station::create(folder, "Access", false));
    }

    static accounts::Account person(const std::string &id, std::vector<accounts::Role> roles)
    {
        accounts::Account account;
        account.id = id;
        account.name = id;
        account.roles = std::move(roles);
        account.password = quick(right);
        return account;
    }
    /// clerk, police, super and gate, each with the role of its name.
    static accounts::UnitAccounts list(std::uint64_t number)
    {
        using enum accounts::Role;
        return {core::AuthorityCode("P00001"),
                number,
                std::chrono::minutes(10),
                5,
                {person("clerk", {WardClerk}), person("gate", {CheckpointOfficer}), person("police", {WardPolice}),
                 person("super", {Supervisor})}};
    }
    /// Empty: it was applied, and the list taken.
    std::string give(const accounts::UnitAccounts &accounts)
    {
        store::Update update;
        update.accounts = *accounts::pack(accounts, {station->identity().key});
        const auto applied = station->apply(update);
        return applied ? store::AccountBook(*station).fault() : applied.error().detail;
    }

    access::Gate gate()
    {
        access::Gate::Trial trial;
        trial.holds = [this](std::string_view password, const accounts::Verifier &verifier) {
            ++looked;
            return quick(password).hash == verifier.hash;
        };
        trial.nobody = [this](std::string_view, const accounts::Cost &) {
            ++looked;
            return false;
        };
        trial.cost = [] { return accounts::Cost(); };
        trial.make = [](std::string_view password, const accounts::Cost &) { return std::optional(quick(password)); };
        return {*station, trial};
    }
    core::ClockReading now() const { return {wall, monotonic, boot}; }
    void pass(std::chrono::milliseconds time)
    {
        monotonic += time;
        wall += std::chrono::floor<std::chrono::seconds>(time);
    }
    /// "signed in", or the fault's name.
    std::string signIn(const std::string &who, std::string_view password)
    {
        const auto done = gate().signIn({who, password}, now());
        return done ? "signed in" : access::name(done.error().fault);
    }
    void reopen()
    {
        station.reset();
        auto opened = store::Station::open(folder, store::Access::Write);
        station = std::make_unique<store::Station>(std::move(opened).value());
    }
    void restart()
    {
        boot += "'";
        monotonic = std::chrono::milliseconds(0);
        reopen();
    }

    /// The database as it is now, put aside; and back again.
    void copyDatabase()
    {
        station.reset();
        std::filesystem::copy_file(folder / "station.sqlite", kept(),
                                   std::filesystem::copy_options::overwrite_existing);
        reopen();
    }
    void putDatabaseBack()
    {
        station.reset();
        for (const char *beside : {"station.sqlite-wal", "station.sqlite-shm"})
            std::filesystem::remove(folder / beside);
        std::filesystem::copy_file(kept(), folder / "station.sqlite",
                                   std::filesystem::copy_options::overwrite_existing);
        reopen();
    }
    [[nodiscard]] std::filesystem::path kept() const { return folder.parent_path() / "kept.sqlite"; }

    QTemporaryDir root;
    std::filesystem::path folder;
    std::unique_ptr<store::Station> station;
    core::Instant wall = SmallProvince::now();
    std::chrono::milliseconds monotonic{1000};
    std::string boot = "boot";
    int looked = 0; ///< passwords that were tried in earnest
};

} // namespace th::test
