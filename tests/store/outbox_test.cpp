// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_world.h"

#include "core/receipt.h"
#include "journal_log.h"
#include "store/outbox.h"
#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace th;
using store::Access;
using store::HubChange;
using store::ReceiptSays;
using store::Station;
using test::Forgery;
using test::reportOf;

/// A station with a log of a hundred records, and a hub that has it.
class OutboxTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::filesystem::path m_folder;
    core::SoftwareKey m_hub = core::SoftwareKey::fromSeed({1});
    core::SoftwareKey m_otherHub = core::SoftwareKey::fromSeed({2});

    static std::vector<core::Bytes> all(Station &station) { return *station.journalAfter(0, 1 << 30); }
    static core::Bytes receipt(const Station &station, core::Signer &hub, std::uint64_t seq,
                               const core::journal::Hash &head)
    {
        core::journal::Receipt said;
        said.device = station.identity().key;
        said.seq = seq;
        said.head = head;
        return core::journal::signReceipt(said, hub);
    }
    static core::Bytes receipt(Station &station, core::Signer &hub, std::uint64_t seq)
    {
        return receipt(station, hub, seq, core::journal::hash(all(station).at(seq - 1)));
    }
    static store::HubRecord record(const core::SoftwareKey &hub, const char *address = "https://hub.example")
    {
        return {address, hub.publicKey()};
    }
    Station open() const { return *Station::open(m_folder, Access::Write); }
    /// Uploads the whole log, then closes the station.
    std::uint64_t acknowledgeAll()
    {
        Station station = open();
        const std::uint64_t last = all(station).size();
        if (*store::keepReceipt(station, receipt(station, m_hub, last)) != ReceiptSays::Agrees)
            qFatal("the receipt was not kept");
        return last;
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = std::filesystem::path(m_root->path().toStdString()) / "station";
        test::fillJournal(m_folder, 100);
        Station station = open();
        QVERIFY(store::setHub(station, record(m_hub), HubChange::KeepsKey).ok());
    }

    void theHubIsSetOnceAndItsKeyStays()
    {
        acknowledgeAll();
        Station station = open();
        const auto other = store::setHub(station, record(m_otherHub), HubChange::KeepsKey);
        QVERIFY(!other && other.error().fault == store::StoreFault::OtherHub);
        QCOMPARE(other.error().detail, core::toHex(m_hub.publicKey()));
        QVERIFY(store::setHub(station, record(m_hub, "http://10.0.0.1:8440"), HubChange::KeepsKey).ok());
        QCOMPARE((*store::hubOf(station))->address, std::string("http://10.0.0.1:8440"));
        QCOMPARE(station.unsentRecords(), std::uint64_t(0));

        QVERIFY(store::setHub(station, record(m_otherHub), HubChange::NewKey).ok());
        QCOMPARE(store::outboxOf(station)->sent, std::uint64_t(0)); // it has nothing yet
        QCOMPARE(station.unsentRecords(), std::uint64_t(100));
        QVERIFY(store::setHub(station, record(m_hub), HubChange::NewKey).ok());
        QCOMPARE(station.unsentRecords(), std::uint64_t(0)); // what it acknowledged then still counts
    }

    void whatIsNoHubIsRefused()
    {
        Station station = open();
        for (const char *address : {"", "hub.example", "ftp://hub", "https://", "http://a b", "http://a\nb"})
            QVERIFY2(!store::setHub(station, record(m_hub, address), HubChange::KeepsKey).ok(), address);
        QVERIFY(!store::setHub(station, {"http://" + std::string(1024, 'a'), m_hub.publicKey()}, HubChange::KeepsKey));
        QVERIFY(!store::setHub(station, {"http://hub", core::PublicKey{}}, HubChange::NewKey)); // of small order
        QCOMPARE((*store::hubOf(station))->address, std::string("https://hub.example"));
    }

    void aDamagedHubIsSaidAndCanBeSetAnew()
    {
        {
            Forgery forgery(m_folder / "station.sqlite");
            forgery.run("UPDATE meta SET bytes = x'00' WHERE name = 'hub'");
        }
        Station station = open();
        QCOMPARE(store::hubOf(station).error().fault, store::StoreFault::Damaged);
        QCOMPARE(store::outboxOf(station).error().fault, store::StoreFault::Damaged);
        QVERIFY(std::ranges::count(*station.verifyStorage(), std::string("meta/hub")) == 1);
        QVERIFY(store::setHub(station, record(m_hub), HubChange::KeepsKey).ok());
        QVERIFY(store::hubOf(station)->has_value());
    }

    void aReceiptIsKeptAndCountsAsSent()
    {
        {
            Station station = open();
            QCOMPARE(store::outboxOf(station)->last, all(station).size());
            QVERIFY(store::outboxOf(station)->receipt.empty());
            QVERIFY(*store::keepReceipt(station, receipt(station, m_hub, 50)) == ReceiptSays::Agrees);
            QVERIFY(station.unsentRecords() > 0 && station.unsentRecords() < 60);
        }
        const std::uint64_t last = acknowledgeAll();
        Station station = open();
        QCOMPARE(station.unsentRecords(), std::uint64_t(0));
        QCOMPARE(store::outboxOf(station)->sent, last);
        QVERIFY(store::keepReceipt(station, receipt(station, m_hub, 50)).ok()); // late
        QCOMPARE(store::outboxOf(station)->sent, last);
        QVERIFY(store::outboxOf(station)->receipt == receipt(station, m_hub, last));
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void onlyThisHubsReceiptForThisStationIsKept()
    {
        Station station = open();
        const core::journal::Hash head = core::journal::hash(all(station).at(0));
        QCOMPARE(store::keepReceipt(station, receipt(station, m_otherHub, 1)).error().fault,
                 store::StoreFault::Refused);
        core::journal::Receipt foreign;
        foreign.device = m_otherHub.publicKey();
        foreign.seq = 1;
        foreign.head = head;
        QVERIFY(!store::keepReceipt(station, core::journal::signReceipt(foreign, m_hub)).ok());
        QVERIFY(!store::keepReceipt(station, receipt(station, m_hub, 0, head)).ok());
        QVERIFY(!store::keepReceipt(station, receipt(station, m_hub, UINT64_MAX, head)).ok());
        QVERIFY(!store::keepReceipt(station, {}).ok());
        QVERIFY(store::outboxOf(station)->receipt.empty());
    }

    void aReceiptForWhatIsNotHereIsEvidenceAndSendsNothingAway()
    {
        {
            Station station = open();
            const std::uint64_t last = all(station).size();
            QVERIFY(*store::keepReceipt(station, receipt(station, m_hub, last + 5, {})) == ReceiptSays::Otherwise);
            QCOMPARE(station.unsentRecords(), std::uint64_t(100));
            QVERIFY(*store::keepReceipt(station, receipt(station, m_hub, 50)) == ReceiptSays::Agrees);
            QCOMPARE(store::outboxOf(station)->sent, std::uint64_t(50));
            QCOMPARE(station.verifyLog()->firstBad.value_or(0), last + 1);
        }
        Station station = open();
        QVERIFY(*store::keepReceipt(station, receipt(station, m_hub, 200, {})) == ReceiptSays::Otherwise);
        QVERIFY(station.verifyLog()->why.find("up to 200") != std::string::npos);
    }

    void aDamagedReceiptDoesNotReadAsFine()
    {
        const std::uint64_t last = acknowledgeAll();
        {
            Forgery forgery(m_folder / "station.sqlite");
            forgery.run("UPDATE receipt SET bytes = x'87'");
        }
        QCOMPARE(reportOf(m_folder).firstBad.value_or(0), last);
    }

    void aRemovedTailIsNamedByTheReceipt()
    {
        const std::uint64_t last = acknowledgeAll();
        {
            Forgery forgery(m_folder / "station.sqlite"); // one that also rewrites where the journal ends
            forgery.run("DELETE FROM journal_scan WHERE seq > 60; DELETE FROM journal_entry WHERE seq > 60");
            store::CheckedTable meta(forgery.database(), "meta");
            meta.put("journal", store::encodeState({60, core::journal::hash(forgery.bytesOf(60)), 0, {}, 60}));
        }
        const auto report = reportOf(m_folder);
        QCOMPARE(report.firstBad.value_or(0), std::uint64_t(61));
        QVERIFY(report.why.find("a hub has") != std::string::npos);
        QVERIFY(report.why.find(std::to_string(last)) != std::string::npos);
    }

    void aJournalRewrittenWithTheDevicesOwnKeyIsNamedByTheReceipt()
    {
        const std::uint64_t last = acknowledgeAll();
        core::SoftwareKey device = *core::SoftwareKey::unwrap(
            test::readAll(QString::fromStdString((m_folder / "device.key").string())).toStdString(), "");
        {
            Forgery forgery(m_folder / "station.sqlite");
            forgery.rewriteChain(5, &device);
            store::CheckedTable meta(forgery.database(), "meta");
            auto state = *store::readState(meta);
            state.head = core::journal::hash(forgery.bytesOf(state.lastSeq));
            if (state.checkpointSeq > 0)
                state.checkpoint = core::journal::hash(forgery.bytesOf(state.checkpointSeq));
            meta.put("journal", store::encodeState(state));
        }
        const auto report = reportOf(m_folder);
        QCOMPARE(report.firstBad.value_or(0), last);
        QVERIFY(report.why.find("rewritten") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
