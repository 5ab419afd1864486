// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "support/token.h"
#include "ward/models/seal_model.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// Sealing on the screen: a real desk in a folder, a real key.
class WardSealingTest : public QObject {
    Q_OBJECT
private:
    static SealModel &seal(WardWorld &w) { return *w.models->ward.seal(); }
    static void ended(WardWorld &w)
    {
        WardWorld::wait([&] { return !seal(w).running(); });
        w.settle();
    }
    static QString keyFile(WardWorld &w, const core::SoftwareKey &key, const std::string &passphrase)
    {
        const auto name = w.world.path().parent_path() / "seal.key";
        std::ofstream(name) << key.wrap(passphrase)->view();
        return QString::fromStdString(name.string());
    }
    static void openPage(WardWorld &w)
    {
        w.signIn(DeskWorld::police());
        w.models->ward.open(QStringLiteral("seal"));
        QCOMPARE(w.models->ward.page(), QStringLiteral("seal"));
        seal(w).refresh();
        w.settle();
    }
    static void choose(WardWorld &w, const QString &file)
    {
        seal(w).chooseFile(QUrl::fromLocalFile(file));
        w.settle();
    }
    static std::string book(WardWorld &w)
    {
        w.stop();
        return w.onDisk([](DeskWorld &world) { return world.bookAgainstJournal(); });
    }

private slots:
    void whatIsPickedIsSealedAndLeavesTheList()
    {
        WardWorld w;
        const auto first = w.onDisk([](DeskWorld &world) {
            world.readyToSeal(2);
            return world.readyToSeal(3);
        });
        const QString file = keyFile(w, sampleKey(), "đúng");
        w.start();
        openPage(w);
        QCOMPARE(seal(w).rows()->count(), 2);
        QVERIFY(!seal(w).ready());
        choose(w, file);
        QVERIFY(seal(w).wantsSecret());
        seal(w).pickOnly(first);
        QVERIFY(seal(w).ready());
        seal(w).start(QStringLiteral("đúng"));
        ended(w);
        QVERIFY2(seal(w).complaint().isEmpty(), qPrintable(seal(w).complaint()));
        QCOMPARE(seal(w).made(), 3);
        QVERIFY(!seal(w).outcome().isEmpty());
        QCOMPARE(seal(w).rows()->count(), 1);
        QCOMPARE(seal(w).picked(), std::size_t(0));
        QCOMPARE(book(w), std::string());

        w.start(); // the place of the key is remembered, nothing else
        openPage(w);
        QCOMPARE(seal(w).keyFile(), file);
        QVERIFY(seal(w).wantsSecret());
    }
    void aWrongPassphraseOrKeyIsSaidAndNothingIsBegun()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return world.readyToSeal(2); });
        const QString file = keyFile(w, sampleKey(3), "đúng");
        w.start();
        openPage(w);
        choose(w, file);
        seal(w).pickOnly(id);
        seal(w).start(QStringLiteral("sai"));
        ended(w);
        QVERIFY(seal(w).complaint().contains(QStringLiteral("Sai mật khẩu")));
        QVERIFY(seal(w).outcome().isEmpty());
        seal(w).start(QStringLiteral("đúng")); // another unit's
        ended(w);
        QVERIFY(seal(w).complaint().contains(QStringLiteral("không phải khoá đóng dấu")));
        QCOMPARE(seal(w).rows()->value(0, "begun").toBool(), false);
        QCOMPARE(seal(w).picked(), std::size_t(1)); // to be tried again
        QVERIFY(seal(w).ready());
    }
    void aPauseEndsAfterABatchAndIsGoneOnWithOrLeft()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return world.readyToSeal(400); });
        const QString file = keyFile(w, sampleKey(), {});
        w.start();
        openPage(w);
        choose(w, file);
        QVERIFY(!seal(w).wantsSecret());
        seal(w).pickOnly(id);
        connect(&seal(w), &SealModel::changed, this, [&] { seal(w).pause(); }); // as soon as it runs
        seal(w).start({});
        WardWorld::wait([&] { return seal(w).state() == SealModel::State::Paused; });
        const int made = seal(w).made();
        QVERIFY(made > 0 && made < 400);
        seal(w).goOn(); // and pauses again
        WardWorld::wait([&] { return seal(w).state() == SealModel::State::Paused; });
        QVERIFY(seal(w).made() > made && seal(w).made() < 400);
        disconnect(&seal(w), nullptr, this, nullptr);
        seal(w).end();
        w.settle();
        w.settle();
        QCOMPARE(seal(w).rows()->value(0, "begun").toBool(), true);
        QVERIFY(seal(w).rows()->value(0, "facts").toString().contains(QString::number(400 - seal(w).made())));
        seal(w).start({});
        ended(w);
        QCOMPARE(seal(w).rows()->count(), 0);
        QCOMPARE(book(w), std::string());
    }
    void lockingTheDeskStopsTheSealingAndWhatWasMadeStands()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return world.readyToSeal(400); });
        const QString file = keyFile(w, sampleKey(), {});
        w.start();
        openPage(w);
        choose(w, file);
        seal(w).pickOnly(id);
        seal(w).start({});
        WardWorld::wait([&] { return seal(w).made() > 0; });
        w.models->ward.session()->lock();
        QVERIFY(!seal(w).running());
        QCOMPARE(seal(w).rows()->count(), 0); // nobody is named on a locked screen
        w.stop();
        w.onDisk([&](DeskWorld &world) {
            const auto made = desk::passesOf(*world.ward, id)->size();
            return made > 0 && made <= 400 && world.bookAgainstJournal().empty() ? 0 : (qFatal("not whole"), 1);
        });
    }
    void whatOneRequestHasAgainstItDoesNotStopTheOthers()
    {
        WardWorld w;
        const auto ids = w.onDisk([](DeskWorld &world) {
            const auto stale = world.readyToSeal(1), other = world.readyToSeal(2);
            return std::pair(stale, other);
        });
        const QString file = keyFile(w, sampleKey(), {});
        w.start();
        openPage(w);
        choose(w, file);
        seal(w).toggleAll();
        w.models->ward.door().ask( // by another window, meanwhile
            &w.models->ward,
            [id = ids.first](OpenDesk &open) {
                return open.desk.step(open.act(id, open.desk.look(id)->row.revision), "return", "xét lại");
            },
            [](const desk::Done<void> &done) { QVERIFY(done.ok()); });
        seal(w).start({});
        ended(w);
        QVERIFY(seal(w).complaint().isEmpty());
        QVERIFY(seal(w).refusals().contains(QString::number(ids.first)));
        QCOMPARE(seal(w).made(), 2);
        QCOMPARE(book(w), std::string());
    }
    void aTokenSealsSaysWhatIsWrongWithItAndGoesOnAfterItWasPulledOut()
    {
        if (SoftToken::module().isEmpty())
            QSKIP("SoftHSM2 is not installed");
        SoftToken token;
        QVERIFY(token.make() && token.addKey("unit", "04", QByteArray(32, 1))); // sampleKey(): the unit's
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) { return world.readyToSeal(20); });
        w.start();
        openPage(w);
        seal(w).pickOnly(id);
        seal(w).setOnToken(true);
        // Of its four keys the one is taken that the directory lists for the unit.
        seal(w).setAddress(QStringLiteral("pkcs11:token=Ward?module-path=" TH_FAULTY_TOKEN));
        const auto sealed = [&](const char *fault, const char *pin) {
            qputenv("TH_TOKEN_FAULT", fault);
            seal(w).start(QString::fromLatin1(pin));
            ended(w);
            qunsetenv("TH_TOKEN_FAULT");
        };
        sealed("", "");
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("nhập mã PIN")), qPrintable(seal(w).complaint()));
        sealed("", "1357");
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("sai mã PIN")), qPrintable(seal(w).complaint()));
        sealed("locked", SoftToken::pin);
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("bị khóa")), qPrintable(seal(w).complaint()));
        sealed("last", SoftToken::pin); // not tried until the person knows
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("chỉ còn một lần thử")), qPrintable(seal(w).complaint()));
        sealed("pulled:10", SoftToken::pin);
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("bị rút ra")), qPrintable(seal(w).complaint()));
        QCOMPARE(seal(w).made(), 10);
        QCOMPARE(seal(w).rows()->value(0, "begun").toBool(), true);
        sealed("", SoftToken::pin);
        QVERIFY2(seal(w).complaint().isEmpty(), qPrintable(seal(w).complaint()));
        QCOMPARE(seal(w).rows()->count(), 0);
        w.stop();
        w.onDisk([](DeskWorld &world) {
            const auto passes = desk::passesOf(*world.ward, 0);
            for (const desk::BookedPass &pass : *passes)
                if (pass.row.sealing != core::Sealing::Token)
                    qFatal("not by token");
            return world.bookAgainstJournal().empty() ? 0 : (qFatal("not whole"), 1);
        });
    }
    void ofSeveralSeriesOneIsChosenAndRemembered()
    {
        WardWorld w;
        const auto ids = w.onDisk([](DeskWorld &world) {
            store::Update update = SmallProvince::update({});
            std::string text(core::asText(*update.directory));
            const std::string series = "\"series\":[";
            text.insert(text.find(series) + series.size(),
                        "{\"code\":\"BD01B\",\"key\":\"" + core::toHex(core::keyId(sampleKey().publicKey())) + "\"},");
            update.directory = SmallProvince::bytes(text);
            if (!world.station->apply(update))
                qFatal("no second series");
            world.reopen();
            return std::pair(world.readyToSeal(2), world.readyToSeal(1));
        });
        const QString file = keyFile(w, sampleKey(), {});
        w.start();
        openPage(w);
        choose(w, file);
        seal(w).pickOnly(ids.first);
        seal(w).start({});
        ended(w);
        QVERIFY2(seal(w).complaint().contains(QStringLiteral("nhiều dãy số")), qPrintable(seal(w).complaint()));
        QCOMPARE(seal(w).rows()->value(0, "begun").toBool(), false);
        QCOMPARE(seal(w).seriesOffered().size(), 2);
        QVERIFY(!seal(w).ready());
        seal(w).setSeries(QStringLiteral("BD01B"));
        seal(w).start({});
        ended(w);
        QVERIFY2(seal(w).complaint().isEmpty(), qPrintable(seal(w).complaint()));
        w.start(); // another day: nobody is asked again
        openPage(w);
        seal(w).pickOnly(ids.second);
        seal(w).start({});
        ended(w);
        QVERIFY2(seal(w).complaint().isEmpty(), qPrintable(seal(w).complaint()));
        QCOMPARE(seal(w).series(), QStringLiteral("BD01B"));
        w.stop();
        w.onDisk([](DeskWorld &world) {
            const auto passes = desk::passesOf(*world.ward, 0);
            for (const desk::BookedPass &pass : *passes)
                if (pass.row.number.series.text != "BD01B")
                    qFatal("another series");
            return passes->size() == 3 ? 0 : (qFatal("not all"), 1);
        });
    }
    void whatWasBegunAndCannotBeFinishedIsGivenUpWithAReason()
    {
        WardWorld w;
        const auto id = w.onDisk([](DeskWorld &world) {
            const auto made = world.readyToSeal(5);
            auto key = sampleKey();
            (void)desk::seal(*world.ward, world.order(made, 2), {&key}, [](const auto &) { return false; });
            world.readyToSeal(1);
            return made;
        });
        w.start();
        openPage(w);
        QCOMPARE(seal(w).rows()->count(), 2);
        const int row = seal(w).rows()->value(0, "begun").toBool() ? 0 : 1;
        seal(w).setCurrent(1 - row);
        QVERIFY(!seal(w).currentBegun());
        seal(w).askGiveUp();
        QVERIFY(seal(w).givingUp().isEmpty()); // it was never begun
        seal(w).setCurrent(row);
        seal(w).askGiveUp();
        QVERIFY(seal(w).givingUp().contains(QString::number(id)));
        seal(w).giveUp(QStringLiteral("  "));
        QVERIFY(!seal(w).givingUp().isEmpty());
        seal(w).giveUp(QStringLiteral("mất khóa"));
        WardWorld::wait([&] { return seal(w).givingUp().isEmpty() && seal(w).rows()->count() == 1; });
        w.stop();
        w.onDisk([&](DeskWorld &world) {
            const auto found = world.ward->look(id);
            std::size_t refused = 0;
            for (const desk::Line &line : found->lines)
                refused += line.decision == store::WardDecision::Refused && line.reason == "mất khóa" ? 1 : 0;
            return refused == 3 && world.state(id) == "sealed" ? 0 : (qFatal("not given up"), 1);
        });
    }
    void onlyWhoSealsSeesThePage()
    {
        WardWorld w;
        w.onDisk([](DeskWorld &world) { return world.readyToSeal(1); });
        w.start();
        w.signIn(DeskWorld::clerk());
        w.models->ward.open(QStringLiteral("seal"));
        QCOMPARE(w.models->ward.page(), QStringLiteral("inbox"));
    }
};

QTEST_MAIN(WardSealingTest)
#include "ward_sealing_test.moc"
