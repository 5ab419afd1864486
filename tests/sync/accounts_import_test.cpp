// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/accounts_world.h"

#include "core/enrolment.h"
#include "sync/loopback_server.h"
#include "sync/sync.h"

using namespace th;
using namespace th::test;

namespace {

accounts::UnitAccounts list(std::uint64_t number, const std::string &unit = "P99") { return unitList(number, unit); }

} // namespace

class AccountsImportTest : public QObject {
    Q_OBJECT
private slots:
    void theAccountsOfItsUnitComeWithThePublication()
    {
        AccountsWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(1)))));
        QCOMPARE(world.held(), std::uint64_t{1});
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(2)))));
        QCOMPARE(world.held(), std::uint64_t{2});
        QCOMPARE(world.fault(), std::string());
        QVERIFY(!world.station.verifyLog()->firstBad);
    }

    void aListUnderItsOwnNameGoesBeforeItsUnits()
    {
        AccountsWorld world;
        auto plan = world.repository.plan();
        plan.accounts = {
            {"accounts/P99.acc", world.packed(list(1))},
            {"accounts/" + core::deviceIdOf(world.station.identity().key) + ".acc", world.packed(list(7, "P98"))}};
        EXPECT_TAKEN(world.import(*sync::makePublication(plan)));
        QCOMPARE(store::AccountBook(world.station).list()->unit.text, std::string("P98"));
    }

    /// Whatever is wrong with the accounts: directory, policy and status are taken, and the list that is held stays.
    void whatIsWrongWithThemStopsNothingElse_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("fault");
        QTest::addRow("another device's") << 0 << "package.not_for_us";
        QTest::addRow("no package") << 1 << "package.format";
        QTest::addRow("an older one") << 2 << "accounts.older";
        QTest::addRow("not there") << 3 << "accounts.missing";
    }
    void whatIsWrongWithThemStopsNothingElse()
    {
        QFETCH(int, what);
        QFETCH(QString, fault);
        AccountsWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(5)))));
        const auto other = core::SoftwareKey::generate();
        const std::vector<core::Bytes> packages{*accounts::pack(list(6), {other.publicKey()}), core::Bytes(64, 'x'),
                                                world.packed(list(4)), world.packed(list(6))};
        world.repository.issued = noon;
        world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 12, 5);
        auto files = world.publish("P99", packages[static_cast<std::size_t>(what)]);
        if (what == 3)
            files.erase(targetFile(files, ".P99.acc"));
        EXPECT_TAKEN(world.import(files));
        QCOMPARE(*world.station.dataAsOf(), noon);
        QCOMPARE(world.held(), std::uint64_t{5});
        QCOMPARE(QString::fromStdString(world.fault()), fault);
        world.repository.issued = noon + 1s;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(6)))));
        QCOMPARE(world.held(), std::uint64_t{6});
        QCOMPARE(world.fault(), std::string());
    }

    /// A server, or a link, that brings everything but the accounts keeps no revocation and no order out.
    void anAccountsFileThatCannotBeReachedStopsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<qsizetype>("brings");
        QTest::addRow("the server fails") << QByteArray("500 Internal Server Error") << qsizetype{0};
        QTest::addRow("not now") << QByteArray("429 Too Many Requests") << qsizetype{0};
        QTest::addRow("cut off") << QByteArray("200 OK") << qsizetype{60};
    }
    void anAccountsFileThatCannotBeReachedStopsNothingElse()
    {
        QFETCH(QByteArray, status);
        QFETCH(qsizetype, brings);
        AccountsWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(5)))));
        LoopbackServer server;
        world.repository.issued = noon;
        world.repository.segments["BD01A.seg"] = Repository::segment("BD01A", 12, 5);
        const auto files = world.publish("P99", world.packed(list(6)));
        const core::Bytes package = files.at(targetFile(files, ".P99.acc"));
        server.serve(files);
        server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (!request.path.ends_with(".acc"))
                return std::nullopt;
            const QByteArray body(reinterpret_cast<const char *>(package.data()), brings);
            return HttpReply{status, {}, body, HttpReply::End::NoLength};
        });
        sync::SyncSource source;
        source.from = server.address();
        source.partials = world.folder.path().toStdString() + "/partials";
        const auto last = [&] { return world.station.journalAfter(0, 1u << 20)->size(); };
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
        QCOMPARE(*world.station.dataAsOf(), noon);
        QCOMPARE(world.held(), std::uint64_t{5});
        QCOMPARE(world.fault(), std::string("accounts.missing"));
        const auto entries = last();
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
        QCOMPARE(last(), entries); // the journal does not grow while it lasts
        server.setRule({});
        (void)server.seen();
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {})); // the same publication
        QCOMPARE(world.held(), std::uint64_t{6});
        QCOMPARE(world.fault(), std::string());
        QCOMPARE(server.seen().sent.at(targetFile(files, ".P99.acc")), package.size() - std::uint64_t(brings));
        EXPECT_TAKEN(sync::syncOnce(world.station, source, noon, {}));
        QVERIFY(!server.seen().sent.contains(targetFile(files, ".P99.acc")));
    }

    void aListThatIsNotPublishedAnyMoreStays()
    {
        AccountsWorld world;
        EXPECT_TAKEN(world.import(world.publish("P99", world.packed(list(1)))));
        EXPECT_TAKEN(world.import(world.repository.files()));
        QCOMPARE(world.held(), std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(AccountsImportTest)
#include "accounts_import_test.moc"
