// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "personal_world.h"

using namespace th;
using namespace th::test;
using core::journal::EntryKind;

class PersonalTest : public QObject {
    Q_OBJECT
private slots:
    void auditorReadsWhatWasSealedAndLeavesATrace()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        auto order = world.order();
        order.filter.kinds = {};
        const auto count = *world.open(order, world.auditor);
        QCOMPARE(count.shown, 41u);
        QCOMPARE(count.closed, 0u);
        QCOMPARE(world.shown[3].plate, std::string("51f-123.45"));
        QCOMPARE(world.shown[3].passText, std::string("TEXT 3"));
        QVERIFY(world.shown[3].idCard.starts_with("079099000013|"));
        QCOMPARE(world.shown[40].reason, std::string("mất giấy"));
        const auto lines = *evidence::accesses(world.archive);
        QCOMPARE(lines.size(), 1u);
        QCOMPARE(lines[0].by, std::string("Thanh tra Lan"));
        QCOMPARE(lines[0].what, std::string("open"));
    }

    void plateIsFoundHoweverItIsWritten()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        auto order = world.order();
        order.plate = "51F 12345";
        QCOMPARE(world.open(order, world.auditor)->shown, 4u);
        order.plate.clear();
        order.idCard = "079099000017";
        QCOMPARE(world.open(order, world.auditor)->shown, 1u);
        QCOMPARE(world.shown[0].passText, std::string("TEXT 7"));
        const auto lines = *evidence::accesses(world.archive);
        QCOMPARE(lines.back().what, std::string("person"));
        for (const auto &line : lines) // whom they looked for is nobody's business who reads that they looked
            QVERIFY(line.about.find("12345") == std::string::npos && line.about.find("079099") == std::string::npos);
    }

    void aPersonIsFoundByThePassTooWithoutACard()
    {
        PersonalWorld world;
        world.addPass("Công ty A", core::VerdictKind::Admit);
        world.addPass("Công ty A", core::VerdictKind::Refuse, false); // whoever made it up, it names this person
        world.log.sign();
        (void)world.take(world.log.extract());
        auto order = world.order();
        order.idCard = "001085012345";
        QCOMPARE(world.open(order, world.auditor)->shown, 2u);
        order.plate = "29A-123.45";
        QCOMPARE(world.open(order, world.auditor)->shown, 2u);
        order.plate = "51F-123.45"; // both have to be there
        QCOMPARE(world.open(order, world.auditor)->shown, 0u);
    }

    void nobodyElseReadsAnything()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        const auto count = *world.open(world.order(), world.stranger);
        QCOMPARE(count.shown, 0u);
        QCOMPARE(count.closed, 40u);
        QCOMPARE(evidence::accesses(world.archive)->size(), 1u); // the try too
    }

    void nothingIsOpenedWithoutSayingWhoAndWhy()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        for (const auto &spoil : std::vector<std::function<void(evidence::OpenOrder &)>>{
                 [](auto &order) { order.by = " "; }, [](auto &order) { order.reason = ""; }}) {
            auto order = world.order();
            spoil(order);
            QCOMPARE(world.open(order, world.auditor).error().fault, evidence::Fault::WhoAndWhy);
        }
        auto order = world.order();
        order.plate = "51-F";
        QCOMPARE(world.open(order, world.auditor).error().fault, evidence::Fault::TooShort);
        QVERIFY(world.shown.empty() && evidence::accesses(world.archive)->empty());
        auto reader = *evidence::Archive::open(world.file, evidence::Archive::Access::Read);
        QVERIFY(!evidence::openPersonal(reader, world.order(), world.auditor,
                                        [](const evidence::Opened &) { qFatal("opened without a trace"); }));
    }

    void madeUpSessionsAndIndexesOpenNothingAndCostNothing()
    {
        ArchiveWorld world;
        PersonalWorld other;
        LogMaker log(1);
        core::journal::Sealer sealer({auditorOf(other.auditor, "pc06")});
        log.add(EntryKind::Session, sealer.sessionContent());
        auto scan = LogMaker::scan(1, "CK-01");
        scan.sealed = store::SealedPart{1, {core::journal::maxRecordsOfSession, core::Bytes(40)}};
        for (int i = 0; i < 2000; ++i)
            log.add(EntryKind::Scan, store::encodeScan(scan));
        scan.sealed = store::SealedPart{2, {0, core::Bytes(40)}}; // no session
        log.add(EntryKind::Scan, store::encodeScan(scan));
        scan.sealed = store::SealedPart{std::uint64_t{1} << 50, {0, core::Bytes(40)}};
        log.add(EntryKind::Scan, store::encodeScan(scan));
        (void)world.take(log.extract());
        const auto count =
            *evidence::openPersonal(world.archive, other.order(), other.auditor, [](const evidence::Opened &) {});
        QCOMPARE(count.shown, 0u);
        QCOMPARE(count.closed, 2002u);
    }

    void numbersThatAreLeftOutMakeNoIndexCostly()
    {
        PersonalWorld other;
        ArchiveWorld world;
        LogMaker log(1);
        core::journal::Sealer sealer({auditorOf(other.auditor, "pc06")});
        log.add(EntryKind::Session, sealer.sessionContent());
        auto scan = LogMaker::scan(1, "CK-01");
        for (int i = 0; i < 3000; ++i) {
            scan.sealed =
                store::SealedPart{1, {i % 2 == 0 ? core::journal::maxRecordsOfSession : 5000, core::Bytes(40)}};
            log.add(EntryKind::Scan, store::encodeScan(scan));
        }
        auto extract = log.extract();
        for (std::size_t i = 1; i < extract.entries.size(); ++i) { // far behind the session
            auto entry = *core::journal::decode(extract.entries[i]);
            entry.seq += std::uint64_t{1} << 25;
            entry.previous = core::journal::hash(extract.entries[i - 1]);
            extract.entries[i] = core::journal::encode(entry);
        }
        (void)world.take(extract);
        std::uint64_t asked = 0;
        auto order = other.order();
        order.progress = [&](std::uint64_t) { return ++asked < 5000; };
        const auto count =
            *evidence::openPersonal(world.archive, order, other.auditor, [](const evidence::Opened &) {});
        QCOMPARE(count.closed, 3000u); // in a moment: none of the indexes is walked to
        QCOMPARE(asked, 3000u);
    }

    void oneFileHasWhatIsKeptOfAPersonSignedAsAnExport()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        const std::filesystem::path file = world.file.parent_path() / "person.jsonl";
        auto order = world.order();
        order.plate = "51F12345";
        const auto written = evidence::exportPersonal(world.archive, order, {file}, world.auditor, world.auditor);
        QVERIFY(written.ok());
        QCOMPARE(written->count.shown, 4u);
        QCOMPARE(written->exported.rows, 4u);
        const auto check = *evidence::verifyExport(file, world.auditor.publicKey());
        QVERIFY2(check.holds && check.rows == 4, check.faults.empty() ? "" : check.faults[0].c_str());
        QVERIFY(check.manifest.find("51F") == std::string::npos &&
                check.manifest.find("Vụ 12/2021") != std::string::npos);
        const auto owned = std::filesystem::status(file).permissions();
        QVERIFY((owned & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
                std::filesystem::perms::none);
        const auto lines = *evidence::accesses(world.archive);
        QCOMPARE(lines.size(), 2u);
        QVERIFY(lines[0].what == "person" && lines[1].what == "export" && lines[1].by == "Thanh tra Lan");
        // What is there is not written over, and then nothing is opened.
        QCOMPARE(evidence::exportPersonal(world.archive, order, {file}, world.auditor, world.auditor).error().fault,
                 evidence::Fault::AlreadyExists);
        QCOMPARE(evidence::accesses(world.archive)->size(), 2u);
        order.progress = [](std::uint64_t) { return false; };
        const std::filesystem::path none = world.file.parent_path() / "none.jsonl";
        QCOMPARE(evidence::exportPersonal(world.archive, order, {none}, world.auditor, world.auditor).error().fault,
                 evidence::Fault::Cancelled);
        QVERIFY(!std::filesystem::exists(none) && !std::filesystem::exists(none.string() + ".manifest"));
    }

    void moreThanWasAskedForIsSaid()
    {
        PersonalWorld world;
        (void)world.take(world.log.extract());
        auto order = world.order();
        order.most = 40;
        QVERIFY(!world.open(order, world.auditor)->more);
        order.most = 39;
        const auto count = *world.open(order, world.auditor);
        QVERIFY(count.more && count.shown == 39);
        order.progress = [](std::uint64_t) { return false; };
        QCOMPARE(world.open(order, world.auditor).error().fault, evidence::Fault::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PersonalTest)
#include "personal_test.moc"
