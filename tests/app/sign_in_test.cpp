// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_desk.h"

#include "app/settings.h"
#include "models/idle_clock.h"
#include "models/shift_model.h"
#include "station_worker.h"
#include "ward/models/desk_camera.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// Signing in with accounts through the application, over real stations.
class SignInTest : public QObject {
    Q_OBJECT
private slots:
    void theDeskActsForWhoSignedInAndForNoNameThatIsTold()
    {
        AccountDesk w;
        w.startWithAccounts();
        WardSession &session = *w.models->ward.session();
        session.propose(QStringLiteral("An"), QStringLiteral("area_police"), {});
        QVERIFY(!session.ready());
        QSignalSpy refused(&w.models->ward.door(), &DeskDoor::refused);
        w.models->ward.door().signIn({"An", Role::AreaPolice, session.keyFile(), {}}); // past the screen
        WardWorld::wait([&] { return refused.count() == 1; });
        QCOMPARE(refused.at(0).at(0).value<desk::Problem>().code, std::string("access.not_here"));
        w.sitDown("clerk");
        QCOMPARE(session.officer(), QStringLiteral("clerk"));
        QCOMPARE(session.chosenRole(), Role::WardClerk);
        std::string officer;
        w.models->ward.door().ask(
            &session, [](OpenDesk &open) -> desk::Done<std::string> { return open.officer.id; },
            [&](const desk::Done<std::string> &who) { officer = *who; });
        WardWorld::wait([&] { return !officer.empty(); });
        QCOMPARE(officer, std::string("clerk"));
        const auto lines = w.journal();
        QCOMPARE(AccountDesk::count(lines, "clerk signed_in"), 1);
        QCOMPARE(AccountDesk::count(lines, "clerk sign_out"), 1); // the program's end
    }

    void whoMayNotUseADeskIsNotLetIn()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.enter("gate");
        QCOMPARE(w.signIn().step(), Step::Account);
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("giám sát"))); // who may
    }

    /// Who may is the table of roles' business; that it is asked is this room's.
    void settingsOfTheStationAreChangedByWhoMayAlone()
    {
        AccountDesk w;
        w.startWithAccounts();
        QStringList answered; ///< keys; with a "!" refused
        QString said;         ///< why the last one was
        connect(w.engine.get(), &Engine::settingAdmitted, this, [&](const QString &key) { answered << key; });
        connect(w.engine.get(), &Engine::settingRefused, this,
                [&](const QString &key, const QString &, const QString &vi, const QString &en) {
                    said = en;
                    if (!vi.isEmpty() && !en.isEmpty())
                        answered << QLatin1Char('!') + key;
                });
        const auto changes = [&](const char *setting) {
            const QString key = QLatin1String(setting), refused = QLatin1Char('!') + key;
            answered.clear();
            w.engine->saveSetting(key, QStringLiteral("slow"));
            WardWorld::wait([&] { return answered.contains(key) || answered.contains(refused); });
            return answered.contains(key);
        };
        using accounts::Action;
        for (const auto &[account, purpose, role] : {std::tuple{"", Action::UseDesk, Role::CheckpointOfficer},
                                                     std::tuple{"gate", Action::StartShift, Role::CheckpointOfficer},
                                                     std::tuple{"clerk", Action::UseDesk, Role::WardClerk},
                                                     std::tuple{"two", Action::UseDesk, Role::AreaPolice},
                                                     std::tuple{"super", Action::UseDesk, Role::Supervisor}}) {
            w.signIn().setPurpose(purpose);
            if (*account)
                w.enter(account);
            if (w.signIn().step() == Step::Role)
                w.signIn().chooseRole(QStringLiteral("area_police"));
            w.answered();
            w.signIn().skipPin();
            QVERIFY2(!*account || (w.signIn().inside() && w.signIn().session().role == role), account);
            for (const char *setting : settings::ofStation)
                QVERIFY2(changes(setting) == (*account && may(role, Action::ChangeSettings)),
                         qPrintable(QLatin1String(account) + QLatin1Char(' ') + said));
            QVERIFY2(changes(settings::theme), account); // a person's
            w.signIn().leave();
        }
    }

    void aWrongPasswordIsWaitedForAndTheWaitIsCounted()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.pass(0);
        w.enter("clerk", QStringLiteral("sai"));
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("Sai tên")));
        const int wait = w.signIn().waitLeft();
        QVERIFY(wait > 0);
        w.enter("clerk"); // too soon: not even asked
        QCOMPARE(w.signIn().step(), Step::Account);
        w.pass(1);
        QCOMPARE(w.signIn().waitLeft(), wait - 1);
        w.pass(5);
        QCOMPARE(w.signIn().waitLeft(), 0);
        w.enter("clerk");
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
        const auto lines = w.journal();
        QCOMPARE(AccountDesk::count(lines, "clerk wrong"), 1);
        QCOMPARE(AccountDesk::count(lines, "clerk wait"), 0);
    }

    void aGivenPasswordOpensNothingButItsChange()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.enter("fresh", given);
        QCOMPARE(w.signIn().step(), Step::Change);
        w.signIn().change(QStringLiteral("ngắn"), QStringLiteral("ngắn"));
        w.answered();
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("10 ký tự")));
        w.signIn().change(QStringLiteral("con mèo trèo cây cau"), QStringLiteral("con mèo trèo cây"));
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("không giống nhau")));
        QCOMPARE(w.signIn().step(), Step::Change);
        w.signIn().change(QStringLiteral("con mèo trèo cây cau"), QStringLiteral("con mèo trèo cây cau"));
        w.answered();
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
        w.signIn().skipPin();
        WardWorld::wait([&] { return w.models->ward.signedIn(); });
        w.models->ward.session()->lock();
        w.enter("fresh", given);
        QCOMPARE(w.signIn().step(), Step::Account);
        w.pass(10);
        w.enter("fresh", QStringLiteral("con mèo trèo cây cau"));
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
    }

    void ofTwoRolesOneIsChosen()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.enter("two", QStringLiteral("sai"));
        QCOMPARE(w.signIn().roles()->count(), 0); // said only to who knows the password
        w.pass(10);
        w.enter("two");
        QCOMPARE(w.signIn().step(), Step::Role);
        QCOMPARE(w.signIn().roles()->count(), 2);
        w.signIn().chooseRole(QStringLiteral("ward_clerk"));
        w.answered();
        QCOMPARE(w.signIn().session().role, Role::WardClerk);
    }

    void aBadgeIsAskedForAndScanned()
    {
        AccountDesk w;
        w.startWithAccounts();
        DeskCamera &camera = *w.models->ward.camera();
        w.enter("badge");
        QCOMPARE(w.signIn().step(), Step::Badge);
        QVERIFY(camera.on());
        w.signIn().goWithoutBadge();
        w.answered();
        QCOMPARE(w.signIn().step(), Step::Account); // name, password or badge: it is not said which
        QVERIFY(!camera.on());
        w.pass(10);
        QSignalSpy scanned(w.engine.get(), &Engine::scanned), shown(w.engine.get(), &Engine::badgeShown);
        QObject::connect(w.engine.get(), &Engine::badgeShown, &w.signIn(), &SignInModel::showBadge);
        w.enter("badge");
        w.engine->submitText(QLatin1String(badge), QStringLiteral("gun"));
        w.answered();
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
        QVERIFY(shown.count() == 1 && scanned.isEmpty()); // it goes nowhere else
    }

    void aPinOpensAgainWhatItLockedAndFiveWrongOnesDoNot()
    {
        AccountDesk w("khóa bàn");
        w.startWithAccounts();
        w.enter("clerk");
        w.signIn().choosePin(QStringLiteral("1234"), QStringLiteral("1234"));
        w.answered();
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("dễ đoán")));
        w.signIn().choosePin(QStringLiteral("4711"), QStringLiteral("4711"));
        w.answered();
        w.models->ward.session()->signIn(QStringLiteral("khóa bàn"));
        WardWorld::wait([&] { return w.models->ward.signedIn(); });
        w.models->ward.session()->lock();
        QVERIFY(!w.models->ward.signedIn());
        QCOMPARE(w.signIn().step(), Step::Locked);
        w.signIn().unlock(QStringLiteral("4711"));
        w.answered();
        QVERIFY(w.models->ward.signedIn()); // without the key's passphrase
        w.settle();
        w.models->ward.session()->lock();
        for (int i = 0; i < 5; ++i) {
            w.signIn().unlock(QStringLiteral("4712"));
            w.answered();
            QVERIFY(!w.signIn().complaint().isEmpty());
        }
        QCOMPARE(w.signIn().step(), Step::Account);
        w.sitDown("clerk", QStringLiteral("khóa bàn"));
    }

    void anAbandonedDeskLocksAfterTheTimeThatTheListSays()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.pass(0);
        w.sitDown("clerk");
        QSignalSpy keep(w.models->ward.session(), &WardSession::aboutToLock);
        w.pass(1);
        w.pass(4 * 60 + 40);
        QVERIFY(w.models->ward.session()->lockingIn() > 0);
        w.models->ward.session()->noteInput();
        w.pass(10);
        QCOMPARE(w.models->ward.session()->lockingIn(), -1);
        w.pass(5 * 60);
        QVERIFY(!w.models->ward.signedIn());
        QCOMPARE(keep.count(), 1);
        QCOMPARE(w.signIn().step(), Step::Account); // no PIN was chosen
        QVERIFY(!w.signIn().notice().isEmpty());
    }

    void aSupervisorUnlocksAnAccountAtTheScreen()
    {
        AccountDesk w;
        w.startWithAccounts();
        for (int i = 0; i < 3; ++i) {
            w.enter("clerk", QStringLiteral("sai"));
            w.pass(60);
        }
        QVERIFY(w.signIn().complaint().contains(QStringLiteral("giám sát")));
        QVERIFY(w.signIn().offersUnlocking());
        w.signIn().beginUnlocking();
        w.enter("two");
        QVERIFY(w.signIn().unlocking()); // that is none
        w.pass(60);
        w.enter("super");
        QVERIFY(!w.signIn().unlocking());
        QCOMPARE(w.signIn().account(), QStringLiteral("clerk"));
        w.enter("clerk");
        QCOMPARE(w.signIn().step(), Step::ChoosePin);
    }

    void newerDataEndsTheSessionAndTheDeskAtOnce()
    {
        AccountDesk w;
        StationWorker station;
        AccountWorker accounts(station);
        WardWorker ward(station, accounts);
        station.open(QString::fromStdString(w.world.path().string()));
        QSignalSpy ended(&accounts, &AccountWorker::ended), in(&ward, &WardWorker::signedIn);
        const auto secret = std::make_shared<const core::SecretText>(password.toStdString());
        accounts.attempt({1, "clerk", secret, {}, {}});
        ward.signIn({"", Role::AreaPolice, QDir(station.folder()).filePath(QStringLiteral("ward.key")), {}});
        QCOMPARE(in.count(), 1);
        const auto look = [](OpenDesk &open) -> desk::Done<std::string> { return open.officer.id; };
        QCOMPARE(*ward.run(look), std::string("clerk"));
        auto next = people(2);
        next.accounts[1].disabled = true;
        QVERIFY(station.applySynced(listFor(*station.station(), next), station.basis()->generation));
        QCOMPARE(ended.count(), 1);
        QVERIFY(ended.at(0).at(0).value<access::Refusal>().fault == access::Fault::Disabled);
        QCOMPARE(ward.run(look).error().code, std::string("locked"));
    }

    void aNameThatWasBelievedIsNotAnyMoreOnceAccountsCome()
    {
        WardWorld w;
        StationWorker station;
        AccountWorker accounts(station);
        WardWorker ward(station, accounts);
        w.world.ward.reset();
        w.world.station.reset();
        station.open(QString::fromStdString(w.world.path().string()));
        ward.signIn({"An", Role::AreaPolice, QDir(station.folder()).filePath(QStringLiteral("ward.key")), {}});
        const auto look = [](OpenDesk &open) -> desk::Done<std::string> { return open.officer.id; };
        QCOMPARE(*ward.run(look), std::string("An"));
        QVERIFY(station.applySynced(listFor(*station.station(), people(1)), station.basis()->generation));
        QCOMPARE(ward.run(look).error().code, std::string("access.not_here"));
    }

    void aShiftIsSomebodysWhoSignedInOrTheJournalSaysThatItIsNot()
    {
        AccountDesk w;
        StationWorker station;
        AccountWorker accounts(station);
        station.open(QString::fromStdString(w.world.path().string()));
        const auto secret = std::make_shared<const core::SecretText>(password.toStdString());
        const auto lines = [&] { return told(*station.station()); };
        accounts.attempt({1, "gate", secret, {}, {}, {}, accounts::Action::StartShift});
        accounts.beginShift("gate");
        QCOMPARE(AccountDesk::count(lines(), "gate unproven"), 0);
        accounts.beginShift("Ai đó"); // another name than that of who signed in
        QCOMPARE(AccountDesk::count(lines(), "Ai đó unproven"), 1);
        accounts.leave();
        accounts.beginShift("gate");
        QCOMPARE(AccountDesk::count(lines(), "gate unproven"), 1);
        accounts.attempt({2, "clerk", secret, {}, {}, {}, accounts::Action::UseDesk});
        accounts.beginShift("clerk"); // whose role is another
        QCOMPARE(AccountDesk::count(lines(), "clerk unproven"), 1);
    }

    void aShiftThatHasNotBegunIsNobodysBehindALock()
    {
        LanguageSwitch language;
        ShiftModel shift(language);
        QSignalSpy started(&shift, &ShiftModel::startRequested);
        shift.setHeld(true);
        shift.admit(QStringLiteral("gate"));
        QVERIFY(shift.ready());
        shift.dismiss(Step::Locked);
        QVERIFY(shift.paused() && !shift.ready());
        shift.start();
        QVERIFY(started.isEmpty());
        shift.resume(); // by the PIN
        QVERIFY(shift.ready() && started.isEmpty());
        shift.start();
        QCOMPARE(started.count(), 1);
        QSignalSpy ended(&shift, &ShiftModel::endRequested);
        shift.setHeld(false); // the station is closed: by whose word is not known any more
        QVERIFY(!shift.started());
        QCOMPARE(ended.count(), 1);
    }

    void theTouchThatWakesAMachineIsNobodys()
    {
        IdleClock clock;
        clock.setPatience(300s);
        QCOMPARE(clock.left(1s), 300'000ms);
        clock.touch();
        QCOMPARE(clock.left(200s), 300'000ms);
        clock.touch();
        QVERIFY(clock.left(9h) <= 0ms);
        clock.touch(); // somebody has signed in since
        QCOMPARE(clock.left(9h + 1s), 300'000ms);
    }

    void aWaitIsThatOfWhoMustWait()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.pass(0);
        w.enter("clerk", QStringLiteral("sai"));
        QVERIFY(w.signIn().waitLeft() > 0 && !w.signIn().complaint().isEmpty());
        w.signIn().setAccount(QStringLiteral("area"));
        QVERIFY(w.signIn().waitLeft() == 0 && w.signIn().complaint().isEmpty());
        w.signIn().setAccount(QStringLiteral("clerk"));
        QVERIFY(w.signIn().waitLeft() > 0);
    }

    void aBadgeThatWasShownIsNotKeptForWhoComesNext()
    {
        AccountDesk w;
        w.startWithAccounts();
        w.pass(0);
        w.signIn().setAccount(QStringLiteral("clerk"));
        const QString code = QStringLiteral("THB1ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        w.signIn().showBadge(code);
        QVERIFY(w.signIn().badgeShown());
        w.signIn().setAccount(QStringLiteral("area"));
        QVERIFY(!w.signIn().badgeShown());
        w.signIn().showBadge(code);
        w.pass(24 * 3600);
        QVERIFY(!w.signIn().badgeShown());
    }

    void aLockedShiftPausesAndOneThatNobodyOwnsEnds()
    {
        LanguageSwitch language;
        ShiftModel shift(language);
        QSignalSpy started(&shift, &ShiftModel::startRequested), ended(&shift, &ShiftModel::endRequested);
        shift.setHeld(true);
        shift.setOfficer(QStringLiteral("An"));
        QVERIFY(shift.asks() && !shift.ready());
        shift.start();
        QVERIFY(started.isEmpty());
        shift.admit(QStringLiteral("gate"));
        shift.start();
        QCOMPARE(shift.shift().officer, std::string("gate"));
        shift.dismiss(Step::Locked);
        QVERIFY(shift.paused() && shift.started());
        QCOMPARE(ended.count(), 1); // nothing is examined meanwhile
        shift.resume();
        QCOMPARE(started.count(), 2);
        shift.dismiss(Step::Account);
        QVERIFY(!shift.started() && shift.asks());
        QCOMPARE(ended.count(), 2);
        shift.setUnproven(true);
        shift.start();
        QCOMPARE(shift.shift().officer, std::string("An"));
        shift.dismiss(Step::Account); // of nobody
        QVERIFY(shift.started());
    }
};

QTEST_MAIN(SignInTest)
#include "sign_in_test.moc"
