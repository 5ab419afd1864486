// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer_place.h"

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;

namespace {

/// An archive on a station with accounts: each errand asks who sits at the screen.
struct GuardedPlace {
    WardWorld w;
    Place place;

    GuardedPlace()
    {
        (void)w.onDisk([](DeskWorld &desk) {
            if (!desk.station->apply(listFor(*desk.station, everyRole())))
                qFatal("no accounts");
            return 0;
        });
        w.start();
        place.look(); // taken in before anybody asks
        place.threads = std::make_unique<ArchiveThread>(&w.engine->accounts());
        connectErrands(place.overseer, *place.threads);
        std::ofstream(place.path("rules.json").toStdString()) << R"({"retention": 1, "officers": {"after_days": 30}})";
    }
    void signIn(Role role, std::uint64_t number)
    {
        AccountWorker &worker = w.engine->accounts();
        QSignalSpy admitted(&worker, &AccountWorker::admitted);
        AccountTry attempt;
        attempt.number = number;
        attempt.account = idOf(role);
        attempt.password = std::make_shared<core::SecretText>(std::string_view(everybodysPassword));
        attempt.purpose = firstAllowed(role);
        QMetaObject::invokeMethod(&worker, [&worker, attempt] { worker.attempt(attempt); });
        WardWorld::wait([&] { return admitted.count() == 1; });
    }
    bool inspected()
    {
        IntegrityCheck &check = *place.overseer.integrity();
        place.overseer.inspect();
        place.wait([&] { return !check.working(); });
        const bool ready = check.ready();
        check.close();
        return ready;
    }
    bool listsAccesses()
    {
        AccessList &accesses = *place.overseer.accesses();
        place.overseer.listAccesses();
        place.wait([&] { return !accesses.reading(); });
        const bool listed = !accesses.bad();
        accesses.close();
        return listed;
    }
    bool countsRules()
    {
        RetentionForm &form = *place.overseer.retention();
        place.overseer.letGo();
        form.chooseFile(place.url("rules.json"));
        place.wait([&] { return form.state() != RetentionForm::State::Counting; });
        const bool counted = form.state() == RetentionForm::State::Counted;
        form.close();
        return counted;
    }
    bool writesOnePerson(Role role)
    {
        SealedParts &sealed = *place.overseer.sealed();
        place.overseer.search();
        sealed.setPlate(QStringLiteral("51F-12345"));
        sealed.setBy(QStringLiteral("Lan"));
        sealed.setReason(QStringLiteral("đơn 3/10"));
        sealed.key()->chooseFile(place.url("auditor.key"));
        sealed.chooseFile(place.url(idOf(role).c_str()));
        sealed.start({});
        place.wait([&] { return sealed.state() != SealedParts::State::Opening; });
        const bool wrote = sealed.state() == SealedParts::State::Opened;
        sealed.close();
        return wrote;
    }
};

} // namespace

/// What is done with an archive is asked of whoever is signed in, below the screen.
class OverseerRolesTest : public QObject {
    Q_OBJECT
private slots:
    void onlyWhoMayReadsOrTakesAway()
    {
        GuardedPlace guarded;
        QVERIFY(!guarded.inspected() && !guarded.listsAccesses() && !guarded.countsRules()); // nobody is signed in
        std::uint64_t number = 0;
        for (const Role role : accounts::allRoles) {
            guarded.signIn(role, ++number);
            const bool reads = accounts::may(role, Action::QueryLog), takes = accounts::may(role, Action::ExportLog);
            QVERIFY2(guarded.inspected() == reads, accounts::name(role));
            QVERIFY2(guarded.listsAccesses() == reads, accounts::name(role));
            QVERIFY2(guarded.countsRules() == takes, accounts::name(role));
            QVERIFY2(guarded.writesOnePerson(role) == takes, accounts::name(role));
            QVERIFY2(guarded.place.wrote(idOf(role).c_str()) == takes, accounts::name(role));
        }
        const auto lines = guarded.place.accesses();
        QCOMPARE(lines.size(), 2u); // the supervisor's: searched, and exported
        QVERIFY2(lines[1].by.find(idOf(Role::Supervisor)) != std::string::npos,
                 lines[1].by.c_str()); // not who was typed
    }
};

QTEST_MAIN(OverseerRolesTest)
#include "overseer_roles_test.moc"
