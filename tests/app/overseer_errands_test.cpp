// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/personal_world.h"
#include "overseer_place.h"

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;

/// What a supervisor takes out of an archive, and what is opened of it.
class OverseerErrandsTest : public QObject {
    Q_OBJECT
private slots:
    void exportsOfTheFilterAreSignedAndSayHowToVerify()
    {
        Place place;
        place.look();
        place.oversight.setField(QStringLiteral("verdict"), QStringLiteral("refuse"));
        place.oversight.apply();
        place.wait([&] { return place.oversight.matching().has_value(); });
        HandingOut &handing = *place.overseer.handing();
        place.overseer.handOut(false);
        QVERIFY(!handing.missing().isEmpty());
        for (const char *kind : {"csv", "xlsx", "jsonl", "pdf", "report"}) {
            place.overseer.handOut(false);
            handing.setKind(QLatin1String(kind));
            place.fillIn(handing, kind);
            QCOMPARE(handing.missing(), QString());
            handing.start({});
            place.wait([&] { return handing.state() != HandingOut::State::Writing; });
            QCOMPARE(handing.complaint(), QString());
            QVERIFY(handing.state() == HandingOut::State::Done);
            QVERIFY(handing.howToVerify().contains(QStringLiteral("minisign -Vm")));
            const auto check = *evidence::verifyExport(handing.file().toStdString(), std::nullopt);
            QVERIFY2(check.holds && check.rows == *place.oversight.matching(), kind);
            handing.close();
        }
        QCOMPARE(place.accesses().size(), 5u);
        place.overseer.handOut(false);
        handing.setKind(QStringLiteral("csv"));
        place.fillIn(handing, "csv"); // is there already
        handing.start({});
        place.wait([&] { return handing.state() != HandingOut::State::Writing; });
        QVERIFY(!handing.complaint().isEmpty());
        QCOMPARE(place.accesses().size(), 5u);
    }

    void exportThatIsStoppedLeavesNothing()
    {
        for (const std::size_t entries : {100, 20'000}) { // also so few that nobody asks while they are written
            Place place;
            place.look(entries);
            HandingOut &handing = *place.overseer.handing();
            place.overseer.handOut(false);
            handing.setKind(QStringLiteral("jsonl"));
            place.fillIn(handing, "x");
            handing.start({});
            handing.cancel();
            place.wait([&] { return handing.state() != HandingOut::State::Writing; });
            QVERIFY(!handing.complaint().isEmpty());
            QVERIFY(!place.wrote("x."));
            QVERIFY(place.accesses().empty());
        }
    }

    void exportThatTheLockMeetsIsStoppedAndToldOfAfterwards()
    {
        Place place;
        place.look();
        HandingOut &handing = *place.overseer.handing();
        place.hold("x");
        emit place.signIn.shut(); // locked
        QVERIFY(handing.shown() && handing.state() == HandingOut::State::Writing);
        QVERIFY(handing.by().isEmpty() && handing.reason().isEmpty()); // nothing of whoever it was
        place.letGo();
        place.wait([&] { return handing.state() != HandingOut::State::Writing; });
        QVERIFY2(handing.complaint().contains(QStringLiteral("khóa trong lúc xuất")), qPrintable(handing.complaint()));
        QVERIFY(!place.wrote("x."));
        QVERIFY(place.accesses().empty());
        handing.close();
        QVERIFY(!handing.shown());

        place.overseer.handOut(false);
        place.fillIn(handing, "y");
        handing.start({});
        const quint64 number = handing.number();
        handing.conceal();
        ExportReport report{number}; // it could not be stopped any more
        report.rows = 88;
        report.file = place.path("y.csv");
        handing.finish(report);
        QVERIFY(handing.shown() && handing.outcome().contains(QStringLiteral("y.csv")));
    }

    void keyOfOnePersonIsNotOfferedToTheNext()
    {
        Place place;
        AccountFacts facts;
        facts.held = true;
        place.signIn.setFacts(facts);
        place.signIn.setPurpose(Action::QueryLog);
        KeyChoice &key = *place.overseer.handing()->key();
        key.setFile(place.path("chief.key")); // of the last time
        place.overseer.enter();
        place.signInAs("lan");
        QVERIFY(key.file().isEmpty());
        key.chooseFile(place.url("chief.key"));
        place.signIn.lock();
        place.signInAs("lan");
        QVERIFY(!key.file().isEmpty());
        place.signIn.lock();
        place.signInAs("an");
        QVERIFY(key.file().isEmpty());
    }

    void nextOneSaysAnewWhyAndWhatIsTaken()
    {
        Place place;
        HandingOut &handing = *place.overseer.handing();
        handing.begin(place.archive, {}, {}, {}, 3);
        handing.setKind(QStringLiteral("xlsx"));
        handing.setRedacted(true);
        place.fillIn(handing, "x");
        emit place.signIn.shut(); // locked
        handing.begin(place.archive, {}, {}, {}, 3);
        QVERIFY(handing.by().isEmpty() && handing.reason().isEmpty() && handing.file().isEmpty());
        QVERIFY(handing.kind() == QLatin1String("csv") && !handing.redacted());
    }

    void tooManyRowsForPaperAreRefusedBeforeAnythingIsDone()
    {
        Place place;
        HandingOut &handing = *place.overseer.handing();
        handing.begin(place.archive, {}, {}, {}, evidence::mostPdfRows + 1);
        handing.setKind(QStringLiteral("pdf"));
        place.fillIn(handing, "x");
        QVERIFY(handing.missing().contains(QStringLiteral("20.000")));
        handing.setKind(QStringLiteral("csv"));
        place.fillIn(handing, "x");
        QCOMPARE(handing.missing(), QString());
    }

    void whatWasSealedIsOpenedOnlyWithWhoAndWhyAndLeavesTheScreen()
    {
        Place place;
        place.look();
        SealedParts &sealed = *place.overseer.sealed();
        place.overseer.search();
        QSignalSpy asked(&sealed, &SealedParts::wanted);
        sealed.setPlate(QStringLiteral("51F-123"));
        sealed.key()->chooseFile(place.url("auditor.key"));
        sealed.start({});
        sealed.setBy(QStringLiteral("Lan"));
        sealed.start({});
        QCOMPARE(asked.count(), 0); // nobody said why
        sealed.setReason(QStringLiteral("vụ 12"));
        sealed.start({});
        QCOMPARE(asked.count(), 1);
        place.wait([&] { return sealed.state() != SealedParts::State::Opening; });
        QCOMPARE(sealed.complaint(), QString());
        const auto lines = place.accesses();
        QCOMPARE(lines.size(), 1u);
        QCOMPARE(lines[0].what, std::string("person"));
        QVERIFY(lines[0].about.find("51F") == std::string::npos);
        sealed.start({});
        OpenReport report{sealed.number()};
        const auto entries = std::make_shared<OpenedEntries>();
        entries->all.push_back({{}, "giấy", "079099000013", "51F-12345", ""});
        report.entries = entries;
        report.count.shown = 1;
        sealed.finish(report);
        QVERIFY(sealed.rows()->count() > 2);
        emit place.signIn.shut(); // locked
        QCOMPARE(sealed.rows()->count(), 0);
        QVERIFY(!sealed.shown() && sealed.plate().isEmpty());
        sealed.finish(report); // too late
        QCOMPARE(sealed.rows()->count(), 0);
    }

    void refusalsAreCountedByOrganisationWithAnAuditorsKey()
    {
        PersonalWorld gate; // of which whoever has `auditor.key` is the auditor
        gate.addPass("Công ty A", core::VerdictKind::Admit);
        gate.addPass("Công ty B", core::VerdictKind::Refuse);
        gate.log.sign();
        Place place;
        place.lookAt(gate.log.extract());
        place.overseer.countOrganisations();
        SealedParts &sealed = *place.overseer.sealed();
        sealed.setBy(QStringLiteral("Lan"));
        sealed.setReason(QStringLiteral("giao ban"));
        QVERIFY(!sealed.missing().isEmpty()); // no key
        sealed.key()->chooseFile(place.url("auditor.key"));
        QCOMPARE(sealed.missing(), QString()); // no plate is asked for
        sealed.start({});
        place.wait([&] { return sealed.state() != SealedParts::State::Opening; });
        QCOMPARE(sealed.complaint(), QString());
        QCOMPARE(sealed.rows()->count(), 2);
        QCOMPARE(sealed.rows()->value(0, "label").toString(), QStringLiteral("Công ty B"));
        QVERIFY(sealed.outcome().contains(QStringLiteral("36 mục không mở được"))); // texts that are no passes
        QCOMPARE(place.accesses().back().by, std::string("Lan"));
        emit place.signIn.shut(); // locked
        QCOMPARE(sealed.rows()->count(), 0);
    }

    void searchOfSealedPartsThatALockEndedIsTold()
    {
        Place place;
        place.look();
        SealedParts &sealed = *place.overseer.sealed();
        place.hold("x"); // the search waits behind an export
        place.overseer.search();
        sealed.setPlate(QStringLiteral("51F-123"));
        sealed.key()->chooseFile(place.url("auditor.key"));
        sealed.setBy(QStringLiteral("Lan"));
        sealed.setReason(QStringLiteral("vụ 12"));
        sealed.start({});
        QVERIFY(sealed.state() == SealedParts::State::Opening);
        emit place.signIn.shut(); // locked
        QVERIFY(sealed.state() == SealedParts::State::Asking);
        QVERIFY2(sealed.complaint().contains(QStringLiteral("bị khóa")), qPrintable(sealed.complaint()));
        QVERIFY(sealed.plate().isEmpty() && sealed.reason().isEmpty());
        place.letGo();
        place.overseer.search(); // somebody asks anew
        QCOMPARE(sealed.complaint(), QString());
    }
};

QTEST_MAIN(OverseerErrandsTest)
#include "overseer_errands_test.moc"
