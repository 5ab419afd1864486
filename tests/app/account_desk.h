// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_people.h"
#include "ward_world.h"

#include "account_worker.h"
#include "accounts/package.h"
#include "models/sign_in_model.h"

#include <atomic>

namespace th::test {

using namespace std::chrono_literals;
using accounts::Role;
using app::AccountWorker;
using app::SignInModel;
using Step = SignInModel::Step;

inline const QString password = QString::fromUtf8(everybodysPassword), given = QStringLiteral("k7mp-9wxt-4rhe");
inline const char *const badge = "THB1ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

inline accounts::Verifier verifierOf(const QString &text) { return *accounts::makeVerifier(text.toStdString()); }

/// fresh: was given a password; two: has two roles of a desk; badge: wants one.
inline accounts::UnitAccounts people(std::uint64_t number)
{
    static const accounts::Verifier first = verifierOf(given);
    auto wants = person("badge", {Role::WardClerk});
    wants.secondFactor = true;
    wants.badge = accounts::badgeMark(badge, "badge");
    auto fresh = person("fresh", {Role::WardClerk});
    fresh.mustChange = true;
    fresh.password = first;
    return {DeskWorld::unit(),
            number,
            5min,
            3,
            {wants, person("clerk", {Role::WardClerk}), fresh, person("gate", {Role::CheckpointOfficer}),
             person("super", {Role::Supervisor}), person("two", {Role::AreaPolice, Role::WardClerk})}};
}

inline std::vector<std::string> told(store::Station &station)
{
    std::vector<std::string> lines;
    const auto entries = station.journalAfter(0, 1u << 24);
    for (const core::Bytes &bytes : *entries) {
        const auto entry = core::journal::decode(bytes);
        if (entry->kind != core::journal::EntryKind::Work)
            continue;
        const auto work = *core::journal::decodeWork(entry->content);
        if (work.kind == core::journal::WorkKind::SignIn || work.kind == core::journal::WorkKind::Open)
            lines.push_back(work.officer + " " + (work.step.empty() ? "open" : work.step));
    }
    return lines;
}

/// A desk that holds accounts, with the application over it. Waits after wrong passwords pass when `pass` says so.
struct AccountDesk : WardWorld {
    explicit AccountDesk(const std::string &passphrase = {}) : WardWorld(passphrase)
    {
        onDisk([](DeskWorld &desk) {
            if (!desk.station->apply(listFor(*desk.station, people(1))))
                qFatal("no accounts");
            return 0;
        });
    }
    void startWithAccounts()
    {
        start();
        AccountWorker *worker = &engine->accounts();
        QMetaObject::invokeMethod(worker, [worker, passed = passed] {
            worker->setClock([passed] {
                core::ClockReading clock = store::readClock();
                clock.monotonic += std::chrono::seconds(passed->load());
                return clock;
            });
        });
        signIn().connectTo(*worker);
        wait([this] { return signIn().held(); });
    }
    SignInModel &signIn() { return models->signIn; }
    /// Up to the answer.
    void enter(const char *account, const QString &secret = password)
    {
        signIn().setAccount(QString::fromUtf8(account));
        signIn().enter(secret);
        if (signIn().step() == Step::Badge && qstrcmp(account, "badge") != 0)
            signIn().goWithoutBadge();
        answered();
    }
    void answered()
    {
        wait([this] { return !signIn().working(); });
    }
    void sitDown(const char *account, const QString &passphrase = {})
    {
        enter(account);
        signIn().skipPin();
        if (models->ward.session()->wantsPassphrase())
            models->ward.session()->signIn(passphrase);
        wait([this] { return models->ward.signedIn(); });
    }
    void pass(int seconds)
    {
        *passed += seconds;
        signIn().tick(std::chrono::seconds(passed->load()));
    }
    std::vector<std::string> journal()
    {
        stop();
        return onDisk([](DeskWorld &desk) { return told(*desk.station); });
    }
    static int count(const std::vector<std::string> &lines, const std::string &line)
    {
        return static_cast<int>(std::ranges::count(lines, line));
    }
    std::shared_ptr<std::atomic<int>> passed = std::make_shared<std::atomic<int>>(0);
};

} // namespace th::test
