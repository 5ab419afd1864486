// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_people.h"
#include "ward_world.h"

#include "account_worker.h"
#include "evidence/access.h"
#include "evidence/log_maker.h"
#include "oversight/archive_thread.h"
#include "support/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace th;
using namespace th::app;
using namespace th::test;
using namespace std::chrono_literals;
using accounts::Action;
using accounts::Role;

namespace {

/// A machine without a station: an archive of one station's log, a supervisor's and an auditor's key.
struct Place {
    QTemporaryDir folder;
    QString archive = path("all.evidence");
    LanguageSwitch language;
    SignInModel signIn{language};
    OversightModel oversight{language};
    Overseer overseer{language, oversight, signIn};
    std::unique_ptr<ArchiveThread> threads;
    int writing = -1; ///< the end of a pipe
    core::SoftwareKey auditor = core::SoftwareKey::fromSeed(LogMaker::seedOf(60));

    Place()
    {
        writeKey("chief.key", core::SoftwareKey::fromSeed(LogMaker::seedOf(50)));
        writeKey("auditor.key", auditor);
        connect();
    }
    void connect()
    {
        threads = std::make_unique<ArchiveThread>();
        connectArchive(oversight, *threads, {});
        connectErrands(overseer, *threads);
    }
    QString path(const char *name) const { return folder.filePath(QLatin1String(name)); }
    QUrl url(const char *name) const { return QUrl::fromLocalFile(path(name)); }
    void writeKey(const char *name, const core::SoftwareKey &key) const
    {
        std::ofstream(path(name).toStdString()) << key.wrap("")->view();
    }
    /// Enters, makes the archive, takes an extract of a log into it, and looks at it.
    void look(std::size_t entries = 100)
    {
        LogMaker log(1);
        log.write(entries);
        log.sign();
        const core::Bytes bytes = core::journal::encodeExtract(log.extract());
        std::ofstream(path("gate.journal").toStdString(), std::ios::binary) << core::asText(bytes);
        overseer.enter();
        overseer.make(url("all"));
        wait([this] { return !overseer.taking(); });
        overseer.take({url("gate.journal")});
        wait([this] { return !overseer.taking(); });
        overseer.look();
        wait([this] { return oversight.matching().has_value(); });
    }
    static void wait(const std::function<bool()> &until)
    {
        if (!QTest::qWaitFor(until, 30'000))
            qFatal("it did not come to that");
    }
    void fillIn(HandingOut &handing, const char *file) const
    {
        handing.chooseFile(url(file));
        handing.setBy(QStringLiteral("Hà"));
        handing.setReason(QStringLiteral("vụ 12"));
        handing.key()->chooseFile(url("chief.key"));
    }
    /// An export whose key comes through a pipe: it is under way until `letGo`.
    void hold(const char *file)
    {
        const QByteArray pipe = path("slow.key").toUtf8();
        if (::mkfifo(pipe.constData(), 0600) != 0)
            qFatal("no pipe");
        overseer.handOut(false);
        HandingOut &handing = *overseer.handing();
        fillIn(handing, file);
        handing.key()->chooseFile(url("slow.key"));
        handing.start({});
        wait([&] { // until it is read
            writing = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            return writing >= 0;
        });
    }
    void letGo() const
    {
        QFile key(path("chief.key"));
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        const QByteArray text = key.readAll();
        if (::write(writing, text.constData(), static_cast<std::size_t>(text.size())) != text.size())
            qFatal("not written");
        ::close(writing);
    }
    [[nodiscard]] bool wrote(const char *file) const
    {
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        return std::ranges::any_of(files, [file](const QString &each) { return each.startsWith(QLatin1String(file)); });
    }
    void signInAs(const char *account)
    {
        signIn.admit(signIn.attempts(), {account, account, Role::Supervisor, core::AuthorityCode("P00001"), 0});
        signIn.skipPin();
    }
    std::vector<evidence::Access> accesses() const
    {
        auto open = *evidence::Archive::open(archive.toStdString(), evidence::Archive::Access::Read);
        return *evidence::accesses(open);
    }
};

std::string idOf(Role role) { return "role" + std::to_string(static_cast<int>(role)); }

accounts::UnitAccounts everyRole()
{
    accounts::UnitAccounts list{DeskWorld::unit(), 1, 5min, 3, {}};
    for (const Role role : accounts::allRoles)
        list.accounts.push_back(person(idOf(role), {role}));
    return list;
}

Action firstAllowed(Role role)
{
    return *std::ranges::find_if(accounts::allActions, [&](Action action) { return accounts::may(role, action); });
}

} // namespace

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
