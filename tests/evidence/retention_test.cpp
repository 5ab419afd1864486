// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"
#include "core/session_reader.h"
#include "core/work.h"
#include "evidence/pass_timeline.h"
#include "evidence/personal.h"
#include "evidence/retention.h"
#include "evidence/statistics.h"
#include "store/reduction.h"
#include "support/files.h"

#include <QElapsedTimer>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::test;
using core::journal::EntryKind;
using std::chrono::days;

namespace {

const auto always = [](std::uint64_t) { return true; };

/// Two shifts forty days apart, each a session of its own.
struct RetentionWorld : ArchiveWorld {
    LogMaker log{1};
    core::SoftwareKey auditor = core::SoftwareKey::fromSeed(LogMaker::seedOf(60));
    core::SoftwareKey chief = core::SoftwareKey::fromSeed(LogMaker::seedOf(61));

    RetentionWorld()
    {
        shift();
        log.clockAhead = std::chrono::milliseconds(days(40)).count();
        log.boot = "boot-2";
        shift();
        (void)take(log.extract());
    }
    void shift()
    {
        core::Auditor to{};
        to.id = "pc06";
        to.key = *core::journal::auditorKeyOf(auditor.publicKey());
        core::journal::Sealer sealer({to});
        const std::uint64_t session = log.entries.size() + 1;
        log.add(EntryKind::Session, sealer.sessionContent());
        for (std::uint64_t i = 1; i <= 20; ++i) {
            auto scan = LogMaker::scan(i, "CK-01");
            scan.officer = log.boot == "boot-1" ? "Người Cũ" : "Người Mới";
            store::ScanRecord record;
            record.plate = "51F-123." + std::to_string(10 + i);
            scan.sealed = store::SealedPart{session, sealer.seal(store::encodePersonal(record))};
            log.add(EntryKind::Scan, store::encodeScan(scan));
        }
        core::journal::Work work;
        work.kind = core::journal::WorkKind::Aftercare;
        work.officer = "Người Cũ";
        work.passes = "BD01A-000007";
        log.add(EntryKind::Work, core::journal::encodeWork(work));
        log.sign();
    }
    evidence::RetentionOrder order(const std::string &rules)
    {
        evidence::RetentionOrder order;
        order.rules = *evidence::readRetentionRules(rules);
        order.by = "Chỉ huy Hà";
        order.reason = "Quy định 30 ngày";
        order.now = core::Instant(std::chrono::seconds(LogMaker::begin / 1000) + days(41));
        return order;
    }
    std::uint64_t readable()
    {
        evidence::OpenOrder order;
        order.by = order.reason = "test";
        return evidence::openPersonal(archive, order, auditor, [](const evidence::Opened &) {})->shown;
    }
    /// As somebody does who has the file and no key, with the row of the index to fit.
    void overwrite(std::uint64_t seq, const core::journal::Entry &entry)
    {
        const auto hash = core::journal::hash(log.entries[seq - 1]);
        core::Bytes bytes(1, 0);
        for (const core::Bytes &part : {core::Bytes(hash.begin(), hash.end()), core::journal::encode(entry)})
            bytes.insert(bytes.end(), part.begin(), part.end());
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("DROP TRIGGER IF EXISTS entry_fixed");
        SQLite::Statement change(database, "UPDATE entry SET bytes = ?1 WHERE id = ?2");
        change.bind(1, bytes.data(), static_cast<int>(bytes.size()));
        change.bind(2, static_cast<std::int64_t>(seq));
        if (change.exec() != 1)
            qFatal("nothing was changed");
    }
    /// As a station does it, with a signed note or without: what is in its place from then on.
    std::map<std::uint64_t, core::Bytes> reduceAtStation(std::uint64_t until, bool note)
    {
        std::map<std::uint64_t, core::Bytes> left;
        core::journal::Reductions said;
        for (std::uint64_t seq = 1; seq <= until; ++seq) {
            auto stored = *core::journal::openStored(log.entries[seq - 1]);
            if (!store::letGoOf(stored.entry, {true, true, true, {}}))
                continue;
            left[seq] = core::journal::encodeReduced(stored.hash, stored.entry);
            said.entries.push_back({seq, core::journal::digestOfLeft(left[seq])});
        }
        if (note)
            log.add(EntryKind::Note, core::journal::encodeReductions(said));
        log.sign();
        return left;
    }
    core::journal::Extract extractWith(const std::map<std::uint64_t, core::Bytes> &left)
    {
        auto extract = log.extract();
        for (const auto &[seq, bytes] : left)
            extract.entries[seq - 1] = bytes;
        return extract;
    }
    std::vector<std::string> faults(evidence::Archive &of)
    {
        std::vector<std::string> kinds;
        const auto found = *evidence::verifyArchive(of, always);
        for (const auto &fault : found)
            kinds.push_back(fault.kind);
        return kinds;
    }
    bool holds() { return evidence::verifyArchive(archive, always)->empty(); }
};

const std::string sealedRule = R"({"retention": 1, "sealed": {"after_days": 30}})";
const std::string allRules = R"({"retention": 1, "sealed": {"after_days": 30}, "passes": {"after_days": 30},
                                 "officers": {"after_days": 30, "leave": "pseudonym"}})";

} // namespace

class RetentionTest : public QObject {
    Q_OBJECT
private slots:
    void sealedPartsOfOldSessionsOpenForNobodyAndAllStillHolds()
    {
        RetentionWorld world;
        QCOMPARE(world.readable(), 40u);
        const auto before = world.rows();
        const auto done = *evidence::applyRetention(world.archive, world.order(sealedRule), world.chief);
        QCOMPARE(done.sessions, 1u);
        QCOMPARE(done.entries, 0u);
        QCOMPARE(world.readable(), 20u);
        QCOMPARE(world.rows().size(), before.size());
        QVERIFY(world.holds());
        const auto report = world.report(world.log.device);
        QVERIFY(report.findings.empty());
        QCOMPARE(report.provenUntil, world.log.entries.size() - 1);
        const auto line = *evidence::lastRetention(world.archive);
        QVERIFY(line && line->entries == 1 && line->signer == world.chief.publicKey());
        QCOMPARE(line->access.by, std::string("Chỉ huy Hà"));
    }

    void whatAStationReducedIsTakenInAndHoldsByItsOwnWord()
    {
        RetentionWorld station;
        const auto left = station.reduceAtStation(22, true);
        ArchiveWorld world;
        const auto taken = *world.archive.take(station.extractWith(left));
        QCOMPARE(taken.added, station.log.entries.size());
        QCOMPARE(taken.odd, 0u);
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
        QVERIFY(evidence::prove(world.archive, {0, 0, 2}, {})->standing == evidence::Standing::Proven);
        const auto rows = world.rows();
        QCOMPARE(std::ranges::count_if(rows, &evidence::Row::reduced), std::ptrdiff_t{20}); // scans
        const auto figures = *evidence::statisticsOf(world.archive, {}, std::chrono::minutes(0));
        QCOMPARE(figures.reduced, 20u);
        const auto pass = *evidence::timelineOf(world.archive, "BD01A-000001", nullptr, nullptr);
        QVERIFY(pass.withoutNumber > 0 && !pass.complete());
        auto order = station.order(allRules);
        QVERIFY(evidence::applyRetention(world.archive, order, station.chief).ok()); // and rules here go on from it
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
    }

    void whatSomebodyReducedOnTheWayIsNamedAndTheWholeOfItWins()
    {
        RetentionWorld station;
        const auto left = station.reduceAtStation(22, false);
        ArchiveWorld world;
        QVERIFY(world.archive.take(station.extractWith(left)).ok());
        const auto faults = station.faults(world.archive);
        QCOMPARE(faults.size(), left.size());
        for (const std::string &fault : faults)
            QCOMPARE(fault, std::string("reduced_unvouched"));
        const evidence::Place scan{0, 0, 2};
        QVERIFY(evidence::prove(world.archive, scan, {})->standing == evidence::Standing::UnsignedTail);
        const auto taken = *world.archive.take(station.log.extract());
        QVERIFY(evidence::prove(world.archive, scan, {})->standing == evidence::Standing::Proven);
        QCOMPARE(taken.added, left.size());
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
        QCOMPARE(std::ranges::count_if(world.rows(), &evidence::Row::reduced), std::ptrdiff_t{0});
        QVERIFY(world.archive.take(station.extractWith(left)).ok()); // and stays
        QCOMPARE(std::ranges::count_if(world.rows(), &evidence::Row::reduced), std::ptrdiff_t{0});
    }

    /// Whoever hands in a made-up one first buries nothing.
    void ofTwoReducedFormsTheOneThatTheDeviceVouchesForHolds()
    {
        RetentionWorld station;
        const auto left = station.reduceAtStation(22, true);
        auto madeUp = station.extractWith(left);
        auto stored = *core::journal::openStored(left.at(2));
        auto scan = LogMaker::scan(5, "CK-09");
        scan.number.clear();
        stored.entry.content = store::encodeScan(scan);
        madeUp.entries[1] = core::journal::encodeReduced(stored.hash, stored.entry);
        ArchiveWorld world;
        (void)world.take(madeUp);
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{"reduced_unvouched"});
        (void)world.take(station.extractWith(left));
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
        QVERIFY(evidence::prove(world.archive, {0, 0, 2}, {})->standing == evidence::Standing::Proven);
        QVERIFY(world.rows({.checkpoints = {"CK-09"}}).empty());
        QVERIFY(find(world.report(station.log.device), "reduced_otherwise")); // and what was made up is named
        (void)world.take(madeUp);
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
    }

    void twoStepsOfAStationsRulesAreNoContradiction()
    {
        RetentionWorld station;
        auto first = *core::journal::openStored(station.log.entries[1]);
        QVERIFY(store::letGoOf(first.entry, {false, false, true, {}})); // the officer
        const auto named = core::journal::encodeReduced(first.hash, first.entry);
        core::journal::Reductions said;
        said.entries = {{2, core::journal::digestOfLeft(named)}};
        station.log.add(EntryKind::Note, core::journal::encodeReductions(said));
        station.log.sign();
        ArchiveWorld world;
        (void)world.take(station.extractWith({{2, named}}));
        const auto left = station.reduceAtStation(22, true); // and a year later all of it
        (void)world.take(station.extractWith(left));
        QCOMPARE(station.faults(world.archive), std::vector<std::string>{});
        QVERIFY(world.report(station.log.device).findings.empty());
        const auto rows = world.rows();
        const auto second = std::ranges::find(rows, 2u, [](const auto &row) { return row.place.seq; });
        QVERIFY(second != rows.end() && !second->number.empty() && second->officer.empty()); // the first says more
    }

    /// Most rows change then, and each block of them once.
    void aWholeLogOverAReducedOneTakesAboutAsLongAsItDidAtFirst()
    {
        LogMaker log(3);
        log.write(6000);
        auto reduced = log.extract();
        for (core::Bytes &bytes : reduced.entries) {
            auto stored = *core::journal::openStored(bytes);
            if (store::letGoOf(stored.entry, {true, true, true, {}}))
                bytes = core::journal::encodeReduced(stored.hash, stored.entry);
        }
        ArchiveWorld world;
        QElapsedTimer clock;
        clock.start();
        (void)world.take(reduced);
        const qint64 first = clock.restart();
        const auto taken = world.take(log.extract());
        const qint64 again = clock.elapsed();
        QCOMPARE(taken.added, 5250u); // all but checkpoints
        QCOMPARE(std::ranges::count_if(world.rows(), &evidence::Row::reduced), std::ptrdiff_t{0});
        QVERIFY(evidence::verifyArchive(world.archive, always)->empty());
        QVERIFY2(again < 20 * first + 500, qPrintable(QString::number(again)));
    }

    void namesAndNumbersAreReplacedInEntryAndIndex()
    {
        RetentionWorld world;
        const auto done = *evidence::applyRetention(world.archive, world.order(allRules), world.chief);
        QCOMPARE(done.entries, 21u);
        QVERIFY(world.holds());
        QVERIFY(world.rows({.officers = {"Người Cũ"}}).empty());
        QCOMPARE(world.rows({.officers = {"Người Mới"}}).size(), 20u);
        std::set<std::string> officers;
        for (const evidence::Row &row : world.rows())
            if (row.place.seq <= 23) {
                QVERIFY(row.number.empty() && !row.sealed && row.reduced && row.officer.starts_with("P-"));
                QVERIFY(row.verdict && !row.checkpoint.empty());
                officers.insert(row.officer);
            }
        QCOMPARE(officers.size(), 1u);
        const auto proof = *evidence::prove(world.archive, {0, 0, 3}, {});
        QVERIFY(proof.reduced && proof.standing == evidence::Standing::Proven);
        QCOMPARE(proof.hash, core::journal::hash(world.log.entries[2]));
    }

    void nothingOfItIsLeftInTheFile()
    {
        RetentionWorld world;
        QVERIFY(readAll(QString::fromStdString(world.file.string())).contains("Người Cũ") ||
                readAll(QString::fromStdString(world.file.string()) + QStringLiteral("-wal")).contains("Người Cũ"));
        auto order = world.order(allRules);
        order.now += days(40); // both shifts
        QVERIFY(evidence::applyRetention(world.archive, order, world.chief).ok());
        for (const char *suffix : {"", "-wal"}) {
            const QByteArray bytes = readAll(QString::fromStdString(world.file.string()) + QLatin1String(suffix));
            QVERIFY(!bytes.contains("Người Cũ") && !bytes.contains("Người Mới") && !bytes.contains("BD01A-000007"));
        }
        QVERIFY(world.holds());
    }

    void theSameAgainChangesNothingAndLaterRulesGoOn()
    {
        RetentionWorld world;
        QVERIFY(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief).ok());
        const auto again = *evidence::applyRetention(world.archive, world.order(sealedRule), world.chief);
        QCOMPARE(again.sessions + again.entries, 0u);
        QCOMPARE(evidence::accesses(world.archive)->size(), 1u);
        QCOMPARE(evidence::applyRetention(world.archive, world.order(allRules), world.chief)->entries, 21u);
        QCOMPARE(evidence::applyRetention(world.archive, world.order(allRules), world.chief)->entries, 0u);
        QVERIFY(world.holds());
        QCOMPARE((*evidence::lastRetention(world.archive))->entries, 22u);
    }

    void originalsThatComeAgainAreKnownAndBringNothingBack()
    {
        RetentionWorld world;
        QVERIFY(evidence::applyRetention(world.archive, world.order(allRules), world.chief).ok());
        const auto taken = world.take(world.log.extract());
        QCOMPARE(taken.added, 0u);
        QCOMPARE(taken.known, world.log.entries.size());
        QVERIFY(world.rows({.officers = {"Người Cũ"}}).empty());
        QVERIFY(world.holds());
        world.log.write(8);
        (void)world.take(world.log.extract());
        QVERIFY(world.holds());
    }

    void onlyCountingCancellingAndARefusedSignatureChangeNothing()
    {
        struct Refusing final : core::Signer {
            [[nodiscard]] core::PublicKey publicKey() const override { return {}; }
            [[nodiscard]] std::optional<core::Signature> sign(core::ByteView) override { return std::nullopt; }
        } refusing;
        RetentionWorld world;
        auto order = world.order(allRules);
        order.onlyCount = true;
        QCOMPARE(evidence::applyRetention(world.archive, order, world.chief)->entries, 21u);
        order.onlyCount = false;
        QCOMPARE(evidence::applyRetention(world.archive, order, refusing).error().fault, evidence::Fault::NotSigned);
        order.reason = " ";
        QCOMPARE(evidence::applyRetention(world.archive, order, world.chief).error().fault, evidence::Fault::WhoAndWhy);
        QCOMPARE(world.rows({.officers = {"Người Cũ"}}).size(), 20u);
        QCOMPARE(world.readable(), 40u);
        QVERIFY(world.holds());
        SQLite::Database database(world.file.string(), SQLite::OPEN_READWRITE);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.exec("UPDATE entry SET bytes = x'00'"));
    }

    void whatSomebodyElseReducedOrSignedIsFoundAndSignedByNobody()
    {
        const core::SoftwareKey stranger = core::SoftwareKey::fromSeed(LogMaker::seedOf(62));
        const auto kinds = [](RetentionWorld &world) {
            const auto faults = *evidence::verifyArchive(world.archive, always);
            std::vector<std::string> names;
            for (const auto &fault : faults)
                names.push_back(fault.kind);
            return names;
        };
        for (const bool before : {false, true}) { // the first run or a later one
            RetentionWorld world;
            if (before)
                QVERIFY(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief).ok());
            auto entry = *core::journal::decode(world.log.entries[30]);
            auto scan = *store::decodeScan(entry.content);
            scan.kind = core::VerdictKind::Refuse;
            scan.officer = "Người Khác";
            scan.sealed.reset();
            entry.content = store::encodeScan(scan);
            world.overwrite(31, entry);
            const auto found = kinds(world);
            QVERIFY(std::ranges::count(found, "retention") == 1);
            auto later = world.order(allRules);
            later.now += days(2);
            const auto refused = evidence::applyRetention(world.archive, later, world.chief);
            QCOMPARE(refused.error().fault, evidence::Fault::Damaged);
        }
        RetentionWorld world;
        QVERIFY(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief).ok());
        auto line = evidence::accesses(world.archive)->back();
        QVERIFY(world.holds());
        line.reason = "another"; // the chain holds, and the signature is of another line
        QVERIFY(evidence::noteAccess(world.archive, line).ok());
        QVERIFY(std::ranges::count(kinds(world), "access") == 1);
    }

    void aSessionIsAsOldAsTheNewestOfItsRecordsAndForksHaveNoSay()
    {
        RetentionWorld world;
        LogMaker forged(1);
        forged.entries = world.log.entries;
        forged.cut(24); // the first shift, and then something nobody signed, far in the future
        forged.clockAhead = std::chrono::milliseconds(days(4000)).count();
        auto scan = LogMaker::scan(1, "CK-99");
        scan.sealed = store::SealedPart{1, {3, core::Bytes(40)}};
        forged.add(EntryKind::Scan, store::encodeScan(scan));
        (void)world.take(forged.extract());
        QCOMPARE(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief)->sessions, 1u);
        QCOMPARE(world.readable(), 20u);
    }

    void whatFoundNoPlaceGoesAsWell()
    {
        RetentionWorld world;
        std::vector<std::pair<std::uint64_t, core::Bytes>> rows{{3, world.log.entries[4]}, {4, {1, 2, 3}}};
        QCOMPARE(world.archive.takeRows(world.log.device, rows)->odd, 2u);
        QCOMPARE(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief)->odd, 2u);
        QCOMPARE(evidence::applyRetention(world.archive, world.order(sealedRule), world.chief)->odd, 0u);
        QVERIFY(world.holds());
    }

    void contentThatCannotBeReadIsNotKept()
    {
        ArchiveWorld world;
        RetentionWorld other;
        LogMaker log(2);
        log.add(EntryKind::Scan, {0x63, 'L', 'a', 'n'});
        log.sign();
        (void)world.take(log.extract());
        QCOMPARE(evidence::applyRetention(world.archive, other.order(allRules), other.chief)->entries, 1u);
        QVERIFY(evidence::prove(world.archive, {0, 0, 1}, {})->entry.content.empty());
        QVERIFY(evidence::verifyArchive(world.archive, always)->empty());
    }

    void somebodyWhoReadsKeepsTheOldBytesInTheFileAndThatIsSaid()
    {
        RetentionWorld world;
        {
            auto reader = *evidence::Archive::open(world.file, evidence::Archive::Access::Read);
            QVERIFY(evidence::count(reader, {}).ok());
            QVERIFY(evidence::applyRetention(world.archive, world.order(allRules), world.chief)->stillInFile);
        }
        QVERIFY(!evidence::applyRetention(world.archive, world.order(allRules), world.chief)->stillInFile);
    }

    void rulesAreReadStrictly()
    {
        const auto fault = [](const std::string &text) {
            const auto rules = evidence::readRetentionRules(text);
            return rules ? std::string("ok") : rules.error();
        };
        QCOMPARE(fault(allRules), std::string("ok"));
        QCOMPARE(fault(""), std::string("retention"));
        QCOMPARE(fault("[]"), std::string("retention"));
        QCOMPARE(fault(std::string(100, '[')), std::string("retention"));
        QCOMPARE(fault(R"({"retention": 1})"), std::string("retention.empty"));
        QCOMPARE(fault(R"({"retention": 2, "sealed": {"after_days": 30}})"), std::string("retention"));
        QCOMPARE(fault(R"({"retention": 1, "sealed": {}})"), std::string("sealed.after_days"));
        QCOMPARE(fault(R"({"retention": 1, "sealed": {"after_days": 0}})"), std::string("sealed.after_days"));
        QCOMPARE(fault(R"({"retention": 1, "sealed": {"after_days": 1.5}})"), std::string("sealed.after_days"));
        QCOMPARE(fault(R"({"retention": 1, "sealed": {"after_days": 3, "leave": "nothing"}})"),
                 std::string("sealed.leave"));
        QCOMPARE(fault(R"({"retention": 1, "passes": {"after_days": 3, "leave": "pseudonym"}})"),
                 std::string("passes.leave"));
        QCOMPARE(fault(R"({"retention": 1, "officers": {"after_days": 3, "leave": "all"}})"),
                 std::string("officers.leave"));
        QCOMPARE(fault(R"({"retention": 1, "names": {"after_days": 3}})"), std::string("names"));
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "retention_test.moc"
