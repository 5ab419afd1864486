// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer_place.h"

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;
using accounts::Action;
using accounts::Role;

/// A supervisor's place, over real archives and stations.
class OverseerTest : public QObject {
    Q_OBJECT
private slots:
    void archiveIsMadeTakenIntoAndLookedAt()
    {
        Place place;
        QVERIFY(place.overseer.offered());
        place.look();
        QVERIFY(!place.overseer.outcomeBad());
        QVERIFY(place.overseer.recent().constFirst().endsWith(QStringLiteral("all.evidence")));
        QCOMPARE(*place.oversight.matching(), 88u);
        place.overseer.back();
        QVERIFY(place.overseer.choosing());
        place.overseer.take({place.url("gate.journal"), place.url("none.journal")});
        place.wait([&] { return !place.overseer.taking(); });
        QVERIFY(place.overseer.outcomeBad()); // one of the two is not there, the other was taken
        QCOMPARE(place.overseer.failures()->count(), 1);
        QVERIFY(place.overseer.failures()->value(0, "label").toString().contains(QStringLiteral("none.journal")));
        place.overseer.leave();
        QVERIFY(!place.overseer.shown() && !place.oversight.shown());
    }

    void answersThatComeAfterTheLockAreNobodys()
    {
        Place place;
        place.look();
        const auto answered = [&] { // what was asked for before it
            place.oversight.apply();
            place.wait([&] { return place.oversight.matching().has_value(); });
        };
        place.oversight.setCurrent(20);
        place.oversight.openEntry();
        emit place.signIn.shut();
        answered();
        QVERIFY(place.oversight.sheetTitle().isEmpty());
        place.oversight.askPass(QStringLiteral("BD01A-000003"));
        emit place.signIn.shut();
        answered();
        QVERIFY(place.oversight.sheetTitle().isEmpty());
        place.oversight.askPass(QStringLiteral("BD01A-000003"));
        place.wait([&] { return !place.oversight.sheetTitle().isEmpty(); });
        emit place.signIn.shut();
        QVERIFY(place.oversight.sheetTitle().isEmpty());
    }

    void copiesAreLookedForBesideTheList()
    {
        Place place;
        place.look();
        CopySearch &copies = *place.overseer.copies();
        place.hold("x");
        place.overseer.findCopies(); // after the export
        place.oversight.apply();
        place.wait([&] { return place.oversight.matching().has_value(); });
        QVERIFY(copies.searching());
        place.letGo();
        place.wait([&] { return !copies.searching(); });
        QVERIFY2(copies.summary().contains(QStringLiteral("81 lượt của giấy thật")), qPrintable(copies.summary()));
        place.overseer.findCopies();
        emit place.signIn.shut(); // locked
        QVERIFY(!copies.shown() && copies.rows()->count() == 0);
    }

    void searchForCopiesThatFailsLeavesTheList()
    {
        Place place;
        place.look();
        CopySearch &copies = *place.overseer.copies();
        QVERIFY(QFile::rename(place.archive, place.path("gone")));
        place.overseer.findCopies();
        place.wait([&] { return !copies.searching(); });
        QVERIFY(copies.shown() && !copies.found());
        QVERIFY2(!copies.summary().contains(QStringLiteral("Đang tìm")), qPrintable(copies.summary()));
        QVERIFY(place.oversight.state() == OversightModel::State::Shown);
        place.oversight.apply();
        place.wait([&] { return place.oversight.matching().has_value(); });
    }

    void searchForCopiesEndsWhenItIsClosed()
    {
        Place place;
        place.look();
        std::optional<CopiesReport> found;
        QObject::connect(place.threads->errands(), &ArchiveErrands::foundCopies, &place.overseer,
                         [&](const CopiesReport &report) { found = report; });
        place.hold("x");
        place.overseer.findCopies();
        place.overseer.copies()->close();
        place.letGo();
        place.wait([&] { return found.has_value(); });
        QVERIFY(found->problem.has_value()); // it was not even begun
        QVERIFY(!place.overseer.copies()->shown());
    }

    void archiveIsLeftWhileItsWorkStillEnds()
    {
        Place place;
        LeavingArchives leaving;
        place.look();
        place.hold("x");
        place.overseer.leave();
        leaving.add(std::move(place.threads)); // would wait for ever if it waited
        QCOMPARE(leaving.count(), 1u);
        place.connect(); // and is back
        place.overseer.enter();
        place.overseer.look();
        place.wait([&] { return place.oversight.matching().has_value(); });
        QCOMPARE(*place.oversight.matching(), 88u);
        place.letGo();
        place.wait([&] { return leaving.count() == 0; });
        QVERIFY(!place.wrote("x."));
        QVERIFY(place.accesses().empty());
    }

    void archiveThatWasThereIsKeptWhenOneIsMade()
    {
        Place place;
        place.look();
        place.overseer.back();
        place.overseer.make(place.url("all"));
        place.wait([&] { return !place.overseer.taking(); });
        QVERIFY2(place.overseer.outcome().contains(QStringLiteral("có từ trước")),
                 qPrintable(place.overseer.outcome()));
        place.overseer.look();
        place.wait([&] { return place.oversight.matching().has_value(); });
        QCOMPARE(*place.oversight.matching(), 88u);
    }

    void whoMayIsAskedOfTheTableForEveryRole()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &desk) {
            if (!desk.station->apply(listFor(*desk.station, everyRole())))
                qFatal("no accounts");
            return 0;
        });
        w.start();
        AccountWorker &worker = w.engine->accounts();
        ArchiveThread threads(&worker);
        QObject target;
        const auto passes = [&](Action action) {
            std::optional<bool> passed;
            threads.gate().pass(
                action, &target, [&](const QString &by) { passed = !by.isEmpty(); },
                [&](const core::LocalName &) { passed = false; });
            WardWorld::wait([&] { return passed.has_value(); });
            return *passed;
        };
        QVERIFY(!passes(Action::QueryLog)); // nobody is signed in
        std::uint64_t number = 0;
        for (const Role role : accounts::allRoles) {
            QSignalSpy admitted(&worker, &AccountWorker::admitted);
            AccountTry attempt;
            attempt.number = ++number;
            attempt.account = idOf(role);
            attempt.password = std::make_shared<core::SecretText>(std::string_view(everybodysPassword));
            attempt.purpose = firstAllowed(role);
            QMetaObject::invokeMethod(&worker, [&worker, attempt] { worker.attempt(attempt); });
            WardWorld::wait([&] { return admitted.count() == 1; });
            for (const Action action : {Action::QueryLog, Action::ExportLog})
                QVERIFY2(passes(action) == accounts::may(role, action), accounts::name(role));
        }
        QMetaObject::invokeMethod(&worker, [&worker] { worker.lock(access::Seat::Lock::ByHand); });
        QVERIFY(!passes(Action::QueryLog)); // who was signed in last may, but is not there
    }

    void ownLogIsTakenWhileTheApplicationWorksWithTheStation()
    {
        WardWorld w;
        const auto entries = w.onDisk([](DeskWorld &world) {
            (void)world.begin(2);
            return world.station->journalAfter(0, 1u << 24)->size();
        });
        w.start();
        Place place;
        place.overseer.setStation(QString::fromStdString(w.world.path().string()));
        place.overseer.enter();
        place.overseer.make(place.url("own"));
        place.wait([&] { return !place.overseer.taking(); });
        place.overseer.takeOwn();
        place.wait([&] { return !place.overseer.taking(); });
        QVERIFY2(!place.overseer.outcomeBad(), qPrintable(place.overseer.outcome()));
        auto open = *evidence::Archive::open(place.path("own.evidence").toStdString(), evidence::Archive::Access::Read);
        QCOMPARE(open.devices().size(), 1u);
        QVERIFY(*open.reached(open.devices()[0]) >= entries);
    }
};

QTEST_MAIN(OverseerTest)
#include "overseer_test.moc"
