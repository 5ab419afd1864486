// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/entry_model.h"

#include <QQuickItem>

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;

/// What is typed at a ward's desk and not taken yet.
class WardDraftTest : public QObject {
    Q_OBJECT
private:
    static void fill(EntryModel &entry, const desk::Draft &draft)
    {
        for (const auto &[field, value] : th::app::textOf(draft, Reference().utcOffset))
            entry.setValue(field, value);
        entry.check();
        WardWorld::wait([&] { return entry.whole(); });
    }

private slots:
    void aLineThatIsTakenTwiceIsThereOnceAndItsDraftIsGone()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        entry.openNew();
        fill(entry, DeskWorld::draft(7));
        entry.keep();
        entry.take();
        entry.take();
        const LinesModel &lines = *w.models->ward.request()->lines();
        WardWorld::wait([&] { return lines.total() > 1 && !w.models->ward.request()->working(); });
        QVERIFY(entry.values().value(QStringLiteral("holder")).toString().isEmpty());
        entry.close();
        w.settle();
        const desk::Case found = onDisk(w, id);
        QCOMPARE(found.lines.size(), std::size_t(2));
        QVERIFY(found.unfinished.empty());
    }
    void whatIsTypedWhileALineIsBeingTakenStaysInTheFormAndIsKept()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        const LinesModel &lines = *w.models->ward.request()->lines();
        const QString holder = QStringLiteral("holder"), plates = QStringLiteral("plates");
        const QString route = QStringLiteral("route"), market = QStringLiteral("Chợ Mơ");
        entry.openNew();
        fill(entry, DeskWorld::draft(7));
        entry.take();
        entry.setValue(holder, QStringLiteral("Trần Thị Kế Tiếp")); // the next one, before the answer
        WardWorld::wait([&] { return lines.total() > 1 && !w.models->ward.request()->working(); });
        QVERIFY(entry.shown() && !entry.changes() && !entry.note().isEmpty());
        QCOMPARE(entry.values().value(holder).toString(), QStringLiteral("Trần Thị Kế Tiếp"));
        QVERIFY(entry.values().value(plates).toString().isEmpty()); // of the one that was taken
        entry.close();
        entry.openLine(1);
        entry.setValue(route, market);
        entry.check();
        WardWorld::wait([&] { return entry.whole(); });
        entry.take();
        entry.setValue(plates, QStringLiteral("29A-777"));
        WardWorld::wait([&] {
            return lines.find(1)->draft.claims.route == market.toStdString() && !w.models->ward.request()->working();
        });
        QVERIFY(entry.shown() && entry.changes());
        QCOMPARE(entry.values().value(plates).toString(), QStringLiteral("29A-777"));
        const desk::Case found = onDisk(w, id);
        QCOMPARE(found.lines.size(), std::size_t(2));
        QCOMPARE(found.lines.at(1).draft.claims.holder, DeskWorld::draft(7).claims.holder);
        QCOMPARE(found.unfinished.at(0).at("holder"), std::string("Trần Thị Kế Tiếp"));
        QVERIFY(found.unfinished.at(1) == desk::Fields({{"plates", "29A-777"}}));
    }
    void whatIsTypedWhileALineIsBeingTakenIsKeptAlsoWhenTheDeskLocks()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        const QString note = QStringLiteral("plates");
        entry.openLine(1);
        entry.setValue(QStringLiteral("route"), QStringLiteral("Chợ Mơ"));
        entry.check();
        WardWorld::wait([&] { return entry.whole(); });
        entry.take();
        entry.setValue(note, QStringLiteral("29A-777"));
        w.models->ward.session()->lock();
        w.signIn(DeskWorld::area());
        w.open(id);
        QCOMPARE(w.models->ward.request()->lines()->find(1)->draft.claims.route, std::string("Chợ Mơ"));
        entry.openLine(1);
        QCOMPARE(entry.values().value(note).toString(), QStringLiteral("29A-777"));
    }
    void whatIsTypedAndTakenBackWhileALineIsBeingTakenLeavesNothingBehind()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        const QString holder = QStringLiteral("holder");
        entry.openNew();
        fill(entry, DeskWorld::draft(7));
        const QString before = entry.values().value(holder).toString();
        entry.take();
        entry.setValue(holder, QStringLiteral("Trần"));
        entry.keep();
        entry.setValue(holder, before);
        WardWorld::wait([&] { return w.models->ward.request()->lines()->total() > 1; });
        w.settle();
        QVERIFY(entry.values().value(holder).toString().isEmpty()); // the next one
        QVERIFY(onDisk(w, id).unfinished.empty());
    }
    void whatIsTypedIntoALineIsThereAgainUntilItIsTakenOrDropped()
    {
        WardWorld w;
        const auto id = openNew(w, 2);
        RequestModel &request = *w.models->ward.request();
        EntryModel &entry = *w.models->ward.entry();
        const QString route = QStringLiteral("route"), plates = QStringLiteral("plates");
        entry.openLine(1);
        entry.setValue(route, QStringLiteral("Hàng Đào, Chợ Mơ"));
        w.models->ward.open(QStringLiteral("inbox")); // the form closes
        w.settle();
        w.open(id);
        QVERIFY(request.unfinished().contains(QStringLiteral("dòng 1"))); // said where the lines are
        entry.openLine(2);
        QVERIFY(entry.note().isEmpty());
        entry.setValue(plates, QString());
        entry.close();
        entry.openLine(1); // while that is on its way
        QCOMPARE(entry.values().value(route).toString(), QStringLiteral("Hàng Đào, Chợ Mơ"));
        QVERIFY(!entry.note().isEmpty());
        QVERIFY(!entry.values().value(plates).toString().isEmpty()); // of the other line
        entry.check();
        WardWorld::wait([&] { return entry.whole() && !request.working(); });
        entry.take();
        WardWorld::wait([&] { return !entry.shown() && !request.working(); });
        w.settle();
        QCOMPARE(request.lines()->find(1)->draft.claims.route, std::string("Hàng Đào, Chợ Mơ"));
        QVERIFY(!request.lines()->find(2)->draft.claims.plates.empty());
        QVERIFY(!request.unfinished().contains(QStringLiteral("dòng 1")));
        QVERIFY(request.unfinished().contains(QStringLiteral("dòng 2")));
        entry.openLine(2);
        QVERIFY(entry.values().value(plates).toString().isEmpty());
        entry.dropChanges();
        w.settle();
        WardWorld::wait([&] { return !request.working(); });
        const desk::Case found = onDisk(w, id);
        QVERIFY(found.unfinished.empty());
        QVERIFY(!found.lines.at(1).draft.claims.plates.empty());
    }
    void whatWasTypedTheMomentBeforeALockOrTheEndIsOnDisk()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        entry.openNew();
        entry.setValue(QStringLiteral("holder"), QStringLiteral("Đỗ Thị Gõ Dở"));
        w.models->ward.session()->lock();
        QVERIFY(!entry.shown() && entry.values().isEmpty());
        w.signIn(DeskWorld::area());
        w.open(id);
        entry.openNew();
        QCOMPARE(entry.values()[QStringLiteral("holder")].toString(), QStringLiteral("Đỗ Thị Gõ Dở"));
        entry.openLine(1);
        entry.setValue(QStringLiteral("route"), QStringLiteral("Hàng Đào"));
        QCOMPARE(onDisk(w, id).unfinished.at(1).at("route"), std::string("Hàng Đào")); // it was closed
    }
    void aLineThatIsBeingTakenWhenTheDeskLocksIsInTheRequestOrStillThereToBeTaken()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        RequestModel &request = *w.models->ward.request();
        EntryModel &entry = *w.models->ward.entry();
        entry.openNew();
        fill(entry, DeskWorld::draft(7));
        request.setField(QStringLiteral("note"), QStringLiteral("x")); // on its way: the line waits behind it
        QVERIFY(request.working());
        entry.take();
        w.models->ward.session()->lock();
        w.signIn(DeskWorld::area());
        w.open(id);
        QCOMPARE(request.lines()->total(), 1); // it was not begun
        entry.openNew();
        QCOMPARE(entry.values()[QStringLiteral("holder")].toString().toStdString(), DeskWorld::draft(7).claims.holder);
        entry.check();
        WardWorld::wait([&] { return entry.whole(); });
        entry.take();
        w.models->ward.session()->lock(); // behind it
        w.signIn(DeskWorld::area());
        w.open(id);
        QCOMPARE(request.lines()->total(), 2);
        QVERIFY(request.unfinished().isEmpty());
        QCOMPARE(onDisk(w, id).lines.at(1).draft.claims.holder, DeskWorld::draft(7).claims.holder);
    }
    void whatIsTypedWhileARequestIsBusyIsOnDiskAllTheSame()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        entry.openLine(1);
        w.models->ward.request()->setField(QStringLiteral("note"), QStringLiteral("x"));
        entry.setValue(QStringLiteral("route"), QStringLiteral("Hàng Đào"));
        entry.keep();
        w.models->ward.session()->lock();
        w.signIn(DeskWorld::area());
        QCOMPARE(onDisk(w, id).unfinished.at(1).at("route"), std::string("Hàng Đào"));
    }
    void everyLineIsKeptAsLongAsItsFieldsAre()
    {
        WardWorld w;
        const auto id = openNew(w, 12);
        EntryModel &entry = *w.models->ward.entry();
        QSignalSpy notKept(&entry, &EntryModel::notKept);
        const QString route = QStringLiteral("route");
        const QString longRoute = QStringLiteral("Chợ Mơ, ").repeated(24).chopped(2);
        for (int line = 1; line <= 12; ++line) {
            entry.openLine(line);
            entry.setValue(route, longRoute);
            entry.close();
        }
        w.settle();
        QCOMPARE(notKept.size(), 0);
        entry.openLine(1);
        entry.setValue(route, QStringLiteral("a").repeated(static_cast<int>(desk::maxFieldBytes) + 1));
        entry.keep();
        QVERIFY(entry.note().contains(QStringLiteral("dài quá")));
        entry.close();
        QCOMPARE(notKept.size(), 1); // said, as the form goes
        const desk::Case found = onDisk(w, id);
        QCOMPARE(found.unfinished.size(), std::size_t(12));
        QCOMPARE(found.unfinished.at(1).at("route"), longRoute.toStdString()); // what was kept before stays
    }
    void fieldsAreFilledInOneAfterTheOtherByKeys()
    {
        WardWorld w;
        const auto id = openNew(w, 0);
        RequestModel &request = *w.models->ward.request();
        w.showWindow();
        w.models->ward.open(QStringLiteral("request"));
        request.setSection(QStringLiteral("details"));
        QCoreApplication::processEvents();
        const auto type = [&](const char *words) {
            w.window->activeFocusItem()->setProperty("text", QString::fromUtf8(words)); // so fast only a gun types
            QTest::keyClick(w.window, Qt::Key_Tab); // it is kept, and the request read anew
            w.settle();
            WardWorld::wait([&] { return !request.working(); });
            w.settle();
            QCoreApplication::processEvents();
        };
        type("pho hang bac");
        type("0987654321");
        type("huong@vidu.vn");
        const desk::Case found = onDisk(w, id);
        QCOMPARE(found.fields.at("address"), std::string("pho hang bac"));
        QCOMPARE(found.fields.at("contact"), std::string("0987654321"));
        QCOMPARE(found.fields.at("email"), std::string("huong@vidu.vn"));
    }
    void whatTheDeskHasAgainstALineIsSaidUntilItIsPutRight()
    {
        WardWorld w;
        openNew(w, 1);
        EntryModel &entry = *w.models->ward.entry();
        entry.openLine(1);
        entry.scan(QStringLiteral("no card"));
        QVERIFY(!entry.note().isEmpty());
        entry.setValue(QStringLiteral("route"), QStringLiteral("Chợ Mơ")); // they type instead
        QVERIFY(entry.note().isEmpty());
    }
    void aStepEndsWhatIsTypedAndSaysSoBefore()
    {
        WardWorld w;
        const auto id = openNew(w, 1);
        RequestModel &request = *w.models->ward.request();
        EntryModel &entry = *w.models->ward.entry();
        entry.openNew();
        entry.setValue(QStringLiteral("holder"), QStringLiteral("Đỗ Thị Gõ Dở"));
        entry.close();
        w.settle();
        QVERIFY(request.unfinished().contains(QStringLiteral("dòng mới")));
        request.take(QStringLiteral("vet"));
        WardWorld::wait([&] { return !request.working() && !request.edits(); });
        QVERIFY(request.unfinished().isEmpty());
        QVERIFY(onDisk(w, id).unfinished.empty());
    }
};

QTEST_MAIN(WardDraftTest)
#include "ward_draft_test.moc"
