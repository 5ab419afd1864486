// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_world.h"

#include "core/receipt.h"
#include "core/work.h"
#include "evidence/log_maker.h"
#include "store/outbox.h"

#include <algorithm>

using namespace th;
using namespace th::test;

class LogArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void stationsLogIsTakenQueriedCountedAndProven()
    {
        LogWorld world;
        const auto taken = world.take();
        QCOMPARE(taken.status, 0);
        QVERIFY(taken.objects.at(0)["added"] > 30);
        QCOMPARE(world.take().objects.at(0)["added"], 0);

        const auto page = world.log({QStringLiteral("query"), QStringLiteral("--archive"), world.archive,
                                     QStringLiteral("--limit"), QStringLiteral("7")});
        QCOMPARE(page.objects.size(), 8u);
        const auto next = QString::fromStdString(page.objects[7]["next"].get<std::string>());
        const auto rest = world.log(
            {QStringLiteral("query"), QStringLiteral("--archive"), world.archive, QStringLiteral("--after"), next});
        QCOMPARE(rest.objects.size(), 23u);
        const auto count =
            world.log({QStringLiteral("count"), QStringLiteral("--archive"), world.archive, QStringLiteral("--pass"),
                       QStringLiteral("BD01A-000002"), QStringLiteral("--officer"), QStringLiteral("An")});
        QCOMPARE(count.objects.at(0)["rows"], 10);
        const auto report = world.log({QStringLiteral("integrity"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(report.status, 0);
        QCOMPARE(report.objects.at(0)["from"], 1);
        QVERIFY(report.objects[0]["proven_until"] > 30);
        const auto verified = world.log({QStringLiteral("verify"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(verified.objects.at(0)["ok"], true);
        const auto entry =
            world.log({QStringLiteral("entry"), QStringLiteral("--archive"), world.archive, QStringLiteral("0/0/5")});
        QCOMPARE(entry.objects.at(0)["standing"], "proven");
        QVERIFY(entry.objects[0]["checkpoint"] > 5);
    }

    /// Sign-ins and work at a desk are told in words, and unknown content stays as it is.
    void whatSomebodyDidIsLegible()
    {
        LogWorld world;
        LogMaker log(7);
        core::journal::Work signIn;
        signIn.kind = core::journal::WorkKind::SignIn;
        signIn.officer = "huongnt";
        signIn.role = "ward_police";
        signIn.unit = "P00001";
        signIn.revision = 3;
        signIn.step = "password_changed";
        log.add(core::journal::EntryKind::Work, core::journal::encodeWork(signIn));
        core::journal::Work step;
        step.kind = core::journal::WorkKind::Step;
        step.officer = "Lan";
        step.role = "ward_clerk";
        step.unit = "P00001";
        step.request = 12;
        step.step = "approve";
        step.from = "vetted";
        step.to = "approved";
        step.lines = {1, 2, 3, 7};
        step.reason = core::journal::Work::SealedReason{1, 0, {1, 2}};
        log.add(core::journal::EntryKind::Work, core::journal::encodeWork(step));
        log.add(core::journal::EntryKind::Work, {0xa1, 0x18, 0x63, 0x01}); // a key of a later version
        const QString extract = world.folder.filePath(QStringLiteral("desk.journal"));
        const core::Bytes bytes = core::journal::encodeExtract(log.extract());
        QFile file(extract);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<qint64>(bytes.size()));
        file.close();
        (void)world.log({QStringLiteral("take"), QStringLiteral("--archive"), world.archive, extract});

        const auto entry = [&](const char *place) {
            return world.log(
                {QStringLiteral("entry"), QStringLiteral("--archive"), world.archive, QString::fromLatin1(place)});
        };
        const auto signedIn = entry("0/0/1");
        QVERIFY2(signedIn.status == 0, signedIn.complaints);
        const auto &who = signedIn.objects.at(0)["work"];
        QCOMPARE(who["kind"], "sign_in");
        QCOMPARE(who["officer"], "huongnt");
        QCOMPARE(who["role"], "ward_police");
        QCOMPARE(who["step"], "password_changed");
        QVERIFY(who["request"].is_null() && who["sealed"] == false);
        const auto stepped = entry("0/0/2");
        const auto &did = stepped.objects.at(0)["work"];
        QCOMPARE(did["request"], 12);
        QCOMPARE(did["unit"], "P00001");
        QCOMPARE(did["lines"].size(), 4u);
        QVERIFY(did["sealed"] == true && did["to"] == "approved");
        const auto unknown = entry("0/0/3");
        QVERIFY2(unknown.status == 0, unknown.complaints);
        QVERIFY(unknown.objects.at(0)["work"].is_null());
        QCOMPARE(unknown.objects[0]["content"], "a1186301");

        const auto text = [&](const char *language, const char *place) {
            return run({QStringLiteral("--lang"), QString::fromLatin1(language), QStringLiteral("log"),
                        QStringLiteral("entry"), QStringLiteral("--archive"), world.archive,
                        QString::fromLatin1(place)})
                .output;
        };
        const QByteArray english = text("en", "0/0/1"), vietnamese = text("vi", "0/0/2");
        QVERIFY2(english.contains("What was done: chose a new password (password_changed)") &&
                     english.contains("Account: huongnt") && english.contains("(ward_police)"),
                 english);
        QVERIFY2(vietnamese.contains("Hồ sơ: 12") && vietnamese.contains("Dòng: 1–3, 7") &&
                     vietnamese.contains("niêm phong"),
                 vietnamese);
    }

    void onePassIsToldOverAllStations()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        const auto told = world.log({QStringLiteral("pass"), QStringLiteral("--archive"), world.archive,
                                     QStringLiteral("--station"), world.station, QStringLiteral("BD01A-000002")});
        QCOMPARE(told.status, 0);
        QCOMPARE(told.objects.size(), 11u);
        QCOMPARE(told.objects[0]["number"], "BD01A-000002");
        QCOMPARE(told.objects[0]["standing"], "proven");
        QVERIFY(told.objects[0]["at"] < told.objects[9]["at"]);
        QCOMPARE(told.objects[10]["scans"], 10);
        QCOMPARE(told.objects[10]["compared"], true);
        QCOMPARE(told.objects[10]["copy_suspected"], false);
        const auto without = world.log(
            {QStringLiteral("pass"), QStringLiteral("--archive"), world.archive, QStringLiteral("BD01A-000009")});
        QCOMPARE(without.objects.size(), 1u);
        QCOMPARE(without.objects[0]["compared"], false);
    }

    void devicesThatTheDirectoryDoesNotKnowAreSaid()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        QCOMPARE(
            run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--no-passphrase"), world.key}).status,
            0);
        const QStringList station{QStringLiteral("--archive"), world.archive, QStringLiteral("--station"),
                                  world.station};
        const QStringList pass = QStringList{QStringLiteral("pass"), QStringLiteral("BD01A-000002")} + station;
        const auto signedTo = [&](const char *file) {
            return QStringList{QStringLiteral("--key"), world.key,
                               QStringLiteral("--by"),  QStringLiteral("Ha"),
                               QStringLiteral("--why"), QStringLiteral("case 7"),
                               QStringLiteral("--out"), world.folder.filePath(QString::fromLatin1(file))};
        };
        QCOMPARE(world.log(pass).objects.at(10)["devices_checked"], true);
        const auto before = world.log(QStringList{QStringLiteral("count")} + station);
        QCOMPARE(before.objects.at(0)["unknown_devices"], 0);
        QVERIFY2(before.complaints.isEmpty(), before.complaints);

        QCOMPARE(
            world.log({QStringLiteral("take"), QStringLiteral("--archive"), world.archive, world.madeUp(3)}).status, 0);
        const std::vector<QStringList> commands{
            {QStringLiteral("count")},
            {QStringLiteral("statistics")},
            {QStringLiteral("query"), QStringLiteral("--limit"), QStringLiteral("1")},
            QStringList{QStringLiteral("export")} + signedTo("out.csv"),
            QStringList{QStringLiteral("report")} + signedTo("out.pdf")};
        for (const QStringList &command : commands) {
            const auto ran = world.log(command + station);
            QVERIFY2(ran.status == 0 && ran.complaints.contains("directory does not know"),
                     command.first().toUtf8() + ran.complaints);
            const auto &told = ran.objects.at(command.first() == QStringLiteral("query") ? 1 : 0);
            QCOMPARE(told["unknown_devices"], 1);
            QCOMPARE(told["unknown_rows"], 3);
        }
        const auto unasked = world.log({QStringLiteral("count"), QStringLiteral("--archive"), world.archive});
        QVERIFY(unasked.objects.at(0)["unknown_devices"].is_null() && unasked.complaints.isEmpty());

        const auto told = world.log(pass);
        QCOMPARE(told.objects.size(), 14u);
        const auto counting =
            std::ranges::count_if(told.objects, [](const auto &each) { return each.value("counts", false); });
        QCOMPARE(counting, 10);
        const auto unchecked = world.log(
            {QStringLiteral("pass"), QStringLiteral("--archive"), world.archive, QStringLiteral("BD01A-000002")});
        QCOMPARE(unchecked.objects.at(13)["devices_checked"], false);
    }

    /// "No sign of a copy" is only said of all that the archive has.
    void whatIsNotShownIsNotSpokenOf()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        const auto text = [&](const QStringList &more) {
            return run(QStringList{QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("log"),
                                   QStringLiteral("pass"), QStringLiteral("--archive"), world.archive,
                                   QStringLiteral("BD01A-000002")} +
                       more)
                .output;
        };
        const QStringList station{QStringLiteral("--station"), world.station};
        const QByteArray all = text(station);
        QVERIFY2(all.contains("No sign of a copy in what the archive has."), all);
        const QByteArray some = text(station + QStringList{QStringLiteral("--limit"), QStringLiteral("3")});
        QVERIFY2(some.contains("No sign of a copy among what is shown here.") && some.contains("7 scans are left out"),
                 some);
        const QByteArray unchecked = text({});
        QVERIFY2(unchecked.contains("Devices were not checked") && !unchecked.contains("No sign"), unchecked);
    }

    void figuresAreToldOfWhatFits()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        const auto all = world.log({QStringLiteral("statistics"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(all.status, 0);
        QCOMPARE(all.objects.size(), 2u);
        QCOMPARE(all.objects[0]["scans"], 30);
        QCOMPARE(all.objects[0]["passes"], 2);
        QCOMPARE(all.objects[0]["list_age"]["unknown"], 0);
        QCOMPARE(all.objects[1]["hours"].size(), 5u);
        const auto some = world.log({QStringLiteral("statistics"), QStringLiteral("--archive"), world.archive,
                                     QStringLiteral("--pass"), QStringLiteral("BD01A-000002")});
        QCOMPARE(some.objects[0]["scans"], 10);
    }

    void organisationsAreCountedWithAnAuditorsKeyAlone()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        const QStringList asked{QStringLiteral("statistics"), QStringLiteral("--archive"), world.archive,
                                QStringLiteral("--auditor-key"), world.auditor};
        QVERIFY(world.log(asked).status != 0); // nobody says who and why
        const auto told = world.log(asked + QStringList{QStringLiteral("--by"), QStringLiteral("Lan"),
                                                        QStringLiteral("--why"), QStringLiteral("review")});
        QCOMPARE(told.status, 0);
        const auto by = told.objects.back()["by_organisation"];
        QCOMPARE(by["organisations"].size(), 1u);
        QVERIFY(by["organisations"][0]["organisation"] == "Công ty CP Sữa Hà Nội");
        QCOMPARE(by["organisations"][0]["scans"], 20);
        QCOMPARE(by["not_genuine"], 10); // of no pass at all
        QVERIFY(by["closed"] == 0 && by["complete"] == true);
        const auto traces = world.log({QStringLiteral("access"), QStringLiteral("--archive"), world.archive});
        QCOMPARE(traces.status, 0);
        QVERIFY(
            QString::fromStdString(nlohmann::json(traces.objects).dump()).contains(QStringLiteral("organisations")));
    }

    void reportIsSignedAndAnyChangeOfItIsFound()
    {
        LogWorld world;
        QCOMPARE(world.take().status, 0);
        QCOMPARE(
            run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--no-passphrase"), world.key}).status,
            0);
        const QString file = world.folder.filePath(QStringLiteral("report.pdf"));
        const QStringList words{QStringLiteral("report"),
                                QStringLiteral("--archive"),
                                world.archive,
                                QStringLiteral("--station"),
                                world.station,
                                QStringLiteral("--out"),
                                file,
                                QStringLiteral("--key"),
                                world.key,
                                QStringLiteral("--by"),
                                QStringLiteral("Hà"),
                                QStringLiteral("--why"),
                                QStringLiteral("review")};
        const auto made = world.log(words);
        QCOMPARE(made.status, 0);
        QCOMPARE(made.objects.at(0)["rows"], 30);
        const QStringList verify{QStringLiteral("verify-export"), file};
        QCOMPARE(world.log(verify).objects.at(0)["ok"], true);
        QVERIFY(world.log(words).status != 0); // never written over
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadWrite));
        QVERIFY(pdf.peek(5) == "%PDF-");
        QVERIFY(pdf.seek(pdf.size() / 2) && pdf.putChar('x'));
        pdf.close();
        const auto found = world.log(verify);
        QVERIFY(found.status != 0);
        QCOMPARE(found.objects.at(0)["faults"], nlohmann::ordered_json::array({"file"}));
    }

    void extractsAndReceiptsComeFromAFolder()
    {
        LogWorld world;
        QDir(world.folder.path()).mkdir(QStringLiteral("stick"));
        const QString stick = world.folder.filePath(QStringLiteral("stick"));
        QCOMPARE(run({QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--station"), world.station,
                      stick + QStringLiteral("/a.journal")})
                     .status,
                 0);
        auto hub = core::SoftwareKey::fromSeed({7});
        const auto device = store::Station::open(world.station.toStdString(), store::Access::Read)->identity().key;
        const auto receipt = core::journal::signReceipt({{}, device, 500, {}, 1}, hub);
        QFile file(stick + QStringLiteral("/b.receipt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char *>(receipt.data()), static_cast<qint64>(receipt.size()));
        file.close();
        QFile rubbish(stick + QStringLiteral("/c.journal"));
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write("THJRN1\n rubbish");
        rubbish.close();
        const auto taken = world.log({QStringLiteral("take"), QStringLiteral("--archive"), world.archive, stick});
        QCOMPARE(taken.status, 1);
        QVERIFY(taken.complaints.contains("c.journal"));
        QCOMPARE(taken.objects.size(), 2u);
        const auto report = world.log({QStringLiteral("integrity"), QStringLiteral("--archive"), world.archive});
        QVERIFY2(report.status == 1 && report.objects.size() == 1, report.output + report.complaints);
        const auto &findings = report.objects[0]["findings"];
        QVERIFY2(std::ranges::any_of(findings, [](const auto &each) { return each["finding"] == "removed_tail"; }),
                 report.output);
    }

    void exportIsSignedAndVerified()
    {
        LogWorld world;
        (void)world.take();
        QCOMPARE(
            run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--no-passphrase"), world.key}).status,
            0);
        const QString out = world.folder.filePath(QStringLiteral("out.csv"));
        const QStringList words{QStringLiteral("export"),
                                QStringLiteral("--archive"),
                                world.archive,
                                QStringLiteral("--out"),
                                out,
                                QStringLiteral("--key"),
                                world.key,
                                QStringLiteral("--by"),
                                QStringLiteral("Ha"),
                                QStringLiteral("--why"),
                                QStringLiteral("case 7"),
                                QStringLiteral("--verdict"),
                                QStringLiteral("cannot_tell")};
        const auto exported = world.log(words);
        QVERIFY2(exported.status == 0, exported.complaints);
        QVERIFY(exported.objects.at(0)["rows"] >= 10);
        const auto good = world.log({QStringLiteral("verify-export"), out});
        QCOMPARE(good.status, 0);
        const auto signer = QString::fromStdString(good.objects.at(0)["signer"].get<std::string>());
        QCOMPARE(world.log({QStringLiteral("verify-export"), out, QStringLiteral("--signer"), signer}).status, 0);
        QVERIFY(QFile::remove(out + QStringLiteral(".minisig")));
        QCOMPARE(world.log({QStringLiteral("verify-export"), out}).status, 1);
        QCOMPARE(world.log(words).status, 1);           // nothing is written over
        QCOMPARE(world.log(words.mid(0, 9)).status, 2); // nobody said why
    }
};

QTEST_GUILESS_MAIN(LogArchiveTest)
#include "log_archive_test.moc"
