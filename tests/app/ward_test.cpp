// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/entry_model.h"

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;
using Decision = store::WardDecision;

/// A ward's desk through the application: its screens over a real station.
class WardTest : public QObject {
    Q_OBJECT
private:
    static QString textOf(const core::LocalName &name) { return QString::fromStdString(name.vi); }
    static void press(WardWorld &w, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(w.window, key, with);
        w.settle();
        QCoreApplication::processEvents();
    }
    static std::vector<Decision> decisions(WardWorld &w, desk::RequestId id)
    {
        w.stop();
        return w.onDisk([id](DeskWorld &world) {
            std::vector<Decision> all;
            const auto found = world.ward->look(id);
            for (const desk::Line &line : found->lines)
                all.push_back(line.decision);
            return all;
        });
    }

    static desk::RequestId inReview(DeskWorld &world, std::uint32_t lines)
    {
        const auto made = world.begin(lines);
        if (world.step(DeskWorld::area(), made, "vet") != "ok")
            qFatal("not vetted");
        return made;
    }
    static void fill(EntryModel &entry, const desk::Draft &draft)
    {
        for (const auto &[field, value] : th::app::textOf(draft, Reference().utcOffset))
            entry.setValue(field, value);
        entry.check();
        WardWorld::wait([&] { return entry.whole(); });
    }

private slots:
    void aWrongPassphraseIsSaidAndTheRightOneOpensTheInboxOfTheRole()
    {
        WardWorld w("đúng là nó");
        const auto id = w.onDisk([](DeskWorld &world) { return world.begin(2); });
        w.start();
        WardSession &session = *w.models->ward.session();
        QVERIFY(session.wantsPassphrase());
        w.signIn(DeskWorld::area(), QStringLiteral("sai"));
        QCOMPARE(session.state(), WardSession::State::SignedOut);
        QVERIFY(session.complaint().contains(QStringLiteral("Sai mật khẩu")));
        w.signIn(DeskWorld::area(), QStringLiteral("đúng là nó"));
        QCOMPARE(session.state(), WardSession::State::SignedIn);
        const InboxModel &inbox = *w.models->ward.inbox();
        QCOMPARE(inbox.waiting(), 1);
        QCOMPARE(w.models->ward.inbox()->rows()->value(0, "request").toULongLong(), id);
    }
    void whatWaitsForOneRoleDoesNotWaitForAnother()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &world) { return world.begin(1); });
        w.start();
        w.signIn(DeskWorld::police());
        InboxModel &inbox = *w.models->ward.inbox();
        QCOMPARE(inbox.waiting(), 0);
        QVERIFY(!inbox.emptyText().isEmpty());
        inbox.setTab(QStringLiteral("all"));
        QCOMPARE(inbox.rows()->count(), 1);
        inbox.setSearch(QStringLiteral("so 1 hang dao 99"));
        QCOMPARE(inbox.rows()->count(), 0);
        inbox.setSearch(QStringLiteral("0912"));
        QCOMPARE(inbox.rows()->count(), 1);
    }
    void aRequestThatCanOnlyBeWithdrawnDoesNotWait()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &world) { return inReview(world, 1); });
        w.start();
        w.signIn(DeskWorld::area());
        QCOMPARE(w.models->ward.inbox()->waiting(), 0);
        w.models->ward.session()->lock();
        w.signIn(DeskWorld::clerk());
        QCOMPARE(w.models->ward.inbox()->waiting(), 1);
    }
    void aMissingKeyIsSaidBeforeAnybodyTypes()
    {
        WardWorld w;
        std::filesystem::remove(w.world.path() / "ward.key");
        w.start();
        w.models->ward.session()->propose(QStringLiteral("An"), QStringLiteral("area_police"), {});
        QVERIFY(!w.models->ward.session()->keyTrouble().isEmpty());
        QVERIFY(!w.models->ward.session()->ready());
    }
    void aReviewIsDoneByKeysAndUndone()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) {
            const auto made = world.begin(4);
            if (world.step(DeskWorld::area(), made, "vet") != "ok")
                qFatal("not vetted");
            return made;
        });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.showWindow();
        press(w, Qt::Key_Return); // the only one in the inbox
        WardWorld::wait([&] { return w.models->ward.request()->state() == RequestModel::State::Shown; });
        QCOMPARE(w.models->ward.page(), QStringLiteral("request"));
        LinesModel &lines = *w.models->ward.request()->lines();
        press(w, Qt::Key_A); // each letter waits a moment, in case it is the first of a gun's code
        WardWorld::wait([&] { return lines.approved() == 1; });
        QCOMPARE(lines.current(), 1); // on to the next
        press(w, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(lines.chosen(), 2);
        press(w, Qt::Key_R);
        WardWorld::wait([&] { return w.models->ward.request()->asking() == QLatin1String("refuse"); });
        w.window->activeFocusItem()->setProperty("text", QStringLiteral("khong du giay to"));
        press(w, Qt::Key_Return);
        WardWorld::wait([&] { return lines.refused() == 2; });
        QCOMPARE(w.models->ward.request()->reasons().constFirst(), QStringLiteral("khong du giay to"));
        press(w, Qt::Key_U);
        WardWorld::wait([&] { return lines.refused() == 0; });
        press(w, Qt::Key_A, Qt::ControlModifier);
        press(w, Qt::Key_A);
        WardWorld::wait([&] { return lines.approved() == 4; });
        QCOMPARE(decisions(w, id), std::vector<Decision>(4, Decision::Approved));
    }
    void aLineGoesIntoTheRequestItWasOpenedIn()
    {
        WardWorld w;
        const auto [first, second] =
            w.onDisk([](DeskWorld &world) { return std::pair(world.begin(1), world.begin(1)); });
        w.start();
        w.signIn(DeskWorld::area());
        w.open(first);
        EntryModel &entry = *w.models->ward.entry();
        entry.openLine(1);
        fill(entry, DeskWorld::draft(7));
        w.models->ward.request()->open(second); // past the workspace, which would close the form
        w.settle();
        entry.take();
        w.settle();
        w.open(first);
        QVERIFY(!entry.shown());
        entry.openNew();
        entry.setValue(QStringLiteral("holder"), QStringLiteral("Trần Văn Nửa"));
        w.models->ward.openRequest(second);
        QVERIFY(!entry.shown());
        entry.keep();
        w.settle();
        const desk::Case other = onDisk(w, second), own = onDisk(w, first);
        QCOMPARE(other.lines.at(0).draft.claims.holder, DeskWorld::draft(1).claims.holder);
        QVERIFY(other.unfinished.empty());
        QCOMPARE(own.unfinished.at(0).at("holder"), std::string("Trần Văn Nửa"));
    }
    void anAnswerAboutARequestThatWasLeftChangesNothingInTheNext()
    {
        WardWorld w;
        const auto [first, second] =
            w.onDisk([](DeskWorld &world) { return std::pair(inReview(world, 2), inReview(world, 2)); });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.open(first);
        RequestModel &request = *w.models->ward.request();
        QSignalSpy undone(&request, &RequestModel::leftUndone);
        request.approve(); // each of these is on its way when the other request is opened
        request.lines()->setCurrent(1);
        request.approve();
        w.open(second);
        w.settle();
        QCOMPARE(request.request(), second);
        QCOMPARE(undone.count(), 1); // the second was not begun
        QVERIFY(!request.canUndo());
        request.approve();
        w.settle();
        WardWorld::wait([&] { return request.canUndo() && !request.working(); });
        request.undo();
        w.open(first);
        w.settle();
        QVERIFY(!request.canUndo());
        QCOMPARE(request.lines()->approved(), 1);
        QCOMPARE(decisions(w, second), std::vector<Decision>(2, Decision::Undecided));
    }
    void aDecisionFallsOnTheLineThatWasCurrentWhenItsKeyWasPressed()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return inReview(world, 4); });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.open(id);
        RequestModel &request = *w.models->ward.request();
        LinesModel &lines = *request.lines();
        request.approve();
        lines.setCurrent(1);
        request.approve();
        WardWorld::wait([&] { return lines.approved() == 2 && !request.working(); });
        QCOMPARE(lines.current(), 2);
        request.approve();
        lines.setCurrent(3);
        request.refuse();
        WardWorld::wait([&] { return lines.approved() == 3 && !request.working(); });
        QCOMPARE(request.asking(), QStringLiteral("refuse")); // the answer to another change leaves it open
        request.answer(QStringLiteral("trùng"));
        request.answer(QStringLiteral("trùng"));
        WardWorld::wait([&] { return lines.refused() == 1 && !request.working(); });
        QVERIFY(request.asking().isEmpty());
        const auto approved = Decision::Approved;
        QCOMPARE(decisions(w, id), (std::vector{approved, approved, approved, Decision::Refused}));
    }
    void theSameKeyTwiceOnASlowDeskDecidesOnce()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return inReview(world, 3); });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.open(id);
        RequestModel &request = *w.models->ward.request();
        const auto before = request.shown().found.row.revision;
        request.approve();
        request.approve(); // the first is on its way
        w.settle();
        WardWorld::wait([&] { return request.lines()->approved() == 1 && !request.working(); });
        w.settle();
        QCOMPARE(request.shown().found.row.revision, before + 1);
        request.approve(); // on what is current now
        WardWorld::wait([&] { return request.lines()->approved() == 2 && !request.working(); });
    }
    void escClosesTheFileAndLeavesTheRequestOpen()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) {
            const auto made = world.begin(1);
            const core::Bytes content{'x'};
            if (!world.ward->attach(world.act(DeskWorld::area(), made), "other", "card.txt", content))
                qFatal("not attached");
            return made;
        });
        w.start();
        w.signIn(DeskWorld::area());
        w.showWindow();
        w.open(id);
        RequestModel &request = *w.models->ward.request();
        request.setSection(QStringLiteral("files"));
        request.view(1);
        WardWorld::wait([&] { return !request.viewName().isEmpty(); });
        press(w, Qt::Key_Escape);
        QVERIFY(request.viewName().isEmpty());
        QCOMPARE(w.models->ward.page(), QStringLiteral("request"));
        press(w, Qt::Key_Escape);
        QCOMPARE(w.models->ward.page(), QStringLiteral("inbox"));
    }
    void aRequestOfNobodyNamedIsCalledByItsFirstLine()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &world) { return world.begin(2); });
        w.start();
        w.signIn(DeskWorld::area());
        QCOMPARE(w.models->ward.inbox()->rows()->value(0, "applicant").toString(),
                 QString::fromStdString(DeskWorld::draft(1).claims.holder + " +1"));
    }
    void aFileThatIsAddedWhileAnotherChangeIsOnItsWayIsAddedAfterIt()
    {
        WardWorld w;
        openNew(w, 1);
        RequestModel &request = *w.models->ward.request();
        const auto name = w.world.path().parent_path() / "card.txt";
        std::ofstream(name) << "x";
        request.setField(QStringLiteral("note"), QStringLiteral("gấp"));
        request.attach(QUrl::fromLocalFile(QString::fromStdString(name.string())), QStringLiteral("other"));
        WardWorld::wait([&] { return request.files()->count() == 1; });
        QVERIFY(request.complaint().isEmpty());
    }
    void aStaleViewIsSaidReadAnewAndWhatWasTypedStays()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) {
            const auto made = world.begin(1);
            world.step(DeskWorld::area(), made, "vet");
            return made;
        });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.open(id);
        RequestModel &request = *w.models->ward.request();
        const auto before = request.shown().found.row.revision;
        // Somebody else, meanwhile:
        w.models->ward.door().ask(
            &request,
            [id, before](OpenDesk &open) {
                return open.desk.decide(open.act(id, before), {{1, Decision::Refused, "trùng"}});
            },
            [](const desk::Done<void> &) {});
        request.take(QStringLiteral("send_back"));
        request.answer(QStringLiteral("Thiếu giấy tờ"));
        WardWorld::wait([&] { return request.shown().found.row.revision > before; });
        QVERIFY(request.complaint().contains(QStringLiteral("đã thay đổi")));
        QCOMPARE(request.property("reason").toString(), QStringLiteral("Thiếu giấy tờ"));
        QCOMPARE(request.lines()->refused(), 1);
        request.answer(QStringLiteral("Thiếu giấy tờ"));
        WardWorld::wait([&] { return request.shown().found.row.state == "draft"; });
        QVERIFY(request.complaint().isEmpty());
    }
    void theSameCardInAnotherRequestIsShownBesideTheLine()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &world) { return world.begin(1); });
        const auto second = w.onDisk([](DeskWorld &world) { return world.begin(2); });
        w.start();
        w.signIn(DeskWorld::area());
        w.open(second);
        LinesModel &lines = *w.models->ward.request()->lines();
        WardWorld::wait([&] { return lines.same() == 1; });
        const QString said = lines.data(lines.index(0), LinesModel::Same).toString();
        QVERIFY2(said.contains(QStringLiteral("hồ sơ 1, dòng 1")), qPrintable(said));
        lines.setFilter(QStringLiteral("same"));
        QCOMPARE(lines.count(), 1);
    }
    void anAbandonedDeskLocksAndForgets()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        WardSession &session = *w.models->ward.session();
        session.tick(0s);
        session.tick(9min + 50s);
        QVERIFY(session.lockingIn() > 0);
        session.noteInput();
        session.tick(9min + 55s);
        QCOMPARE(session.lockingIn(), -1);
        session.tick(20min);
        QCOMPARE(session.state(), WardSession::State::SignedOut);
        QVERIFY(!session.notice().isEmpty());
        QCOMPARE(w.models->ward.request()->lines()->total(), 0);
        QCOMPARE(w.models->ward.inbox()->rows()->count(), 0);
        w.models->ward.openRequest(id); // nobody is signed in: nothing comes
        QTest::qWait(0);
        QCOMPARE(w.models->ward.page(), QStringLiteral("inbox"));
    }
    void twentyThousandLinesAreFilteredAndChosen()
    {
        LanguageSwitch language;
        LinesModel lines(language);
        auto many = std::make_shared<std::vector<desk::Line>>();
        for (std::uint32_t number = 1; number <= 20'000; ++number) {
            desk::Line line{number, DeskWorld::draft(number)};
            line.decision = number % 4 == 0 ? Decision::Approved : Decision::Undecided;
            many->push_back(std::move(line));
        }
        lines.setLines(many);
        lines.setFilter(QStringLiteral("approved"));
        QCOMPARE(lines.count(), 5000);
        lines.setSearch(QStringLiteral("huong 1019996"));
        QCOMPARE(lines.count(), 1);
        lines.setSearch({});
        lines.chooseAll();
        QCOMPARE(lines.numbers().size(), std::size_t(5000));
        QCOMPARE(lines.numbers().front(), 4u);
        lines.setCurrent(7);
        lines.setFilter({});
        QCOMPARE(lines.current(), 31); // the same line, where it is now
    }
};

QTEST_MAIN(WardTest)
#include "ward_test.moc"
