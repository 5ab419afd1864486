// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFloat16> // which QCOMPARE of a JSON value asks for
#include <QProcess>
#include <QStandardPaths>

#include "archive_world.h"
#include "evidence/access.h"
#include "evidence/export.h"
#include "support/files.h"

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <set>

using namespace th;
using namespace th::test;
using Json = nlohmann::json;

namespace {

struct ExportWorld : ArchiveWorld {
    LogMaker log{1};
    core::SoftwareKey key = core::SoftwareKey::fromSeed(LogMaker::seedOf(50));

    explicit ExportWorld(std::size_t entries = 40)
    {
        log.write(entries);
        (void)take(log.extract());
    }
    evidence::ExportOrder order(const char *name, evidence::Format format = evidence::Format::Csv)
    {
        evidence::ExportOrder order;
        order.file = folder.filePath(QLatin1String(name)).toStdString();
        order.format = format;
        order.by = "Chỉ huy Hà";
        order.reason = "Vụ 12/2021";
        order.now = core::Instant(std::chrono::seconds(LogMaker::begin / 1000 + 5000));
        return order;
    }
    QString path(const char *name) { return folder.filePath(QLatin1String(name)); }
    Json manifest(const char *name)
    {
        return Json::parse(readAll(path(name) + QStringLiteral(".manifest")).toStdString());
    }
    QList<QByteArray> lines(const char *name) { return readAll(path(name)).split('\n'); }
};

int run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    return process.waitForFinished(60000) ? process.exitCode() : -1;
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void stockToolsVerifyWithTheCommandsOfTheManifest()
    {
        ExportWorld world;
        QVERIFY(evidence::exportRows(world.archive, world.order("gates 1.csv"), world.key).ok());
        const Json manifest = world.manifest("gates 1.csv");
        QCOMPARE(manifest["rows"], 35);
        QCOMPARE(manifest["reason"], "Vụ 12/2021");
        QCOMPARE(manifest["devices"][0]["proven_until"], 39);
        for (int command = 0; command < 2; ++command) {
            const auto words = QString::fromStdString(manifest["verify"][command].get<std::string>());
            QCOMPARE(run(QStringLiteral("sh"), {QStringLiteral("-c"), words}, world.folder.path()), 0);
        }
        QFile file(world.path("gates 1.csv"));
        QVERIFY(file.open(QIODevice::Append));
        file.write("x");
        file.close();
        const auto words = QString::fromStdString(manifest["verify"][0].get<std::string>());
        QVERIFY(run(QStringLiteral("sh"), {QStringLiteral("-c"), words}, world.folder.path()) != 0);
    }

    void tableHasWhatTheLogHasAndNoFormulas()
    {
        ExportWorld world(0);
        auto scan = LogMaker::scan(3, "CK-01");
        scan.officer = "=HYPERLINK(\"x\")\r\nA,\"B\"";
        world.log.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
        (void)world.take(world.log.extract());
        QVERIFY(evidence::exportRows(world.archive, world.order("x.csv"), world.key).ok());
        const QByteArray text = readAll(world.path("x.csv"));
        QVERIFY(text.startsWith("\xef\xbb\xbf"));
        QVERIFY(text.contains("2021-09-06 08:00:01,"));
        QVERIFY(text.contains("\"'=HYPERLINK(\"\"x\"\")  A,\"\"B\"\"\""));
        QCOMPARE(text.count('\n'), 2);
    }

    void everyFormatHoldsAndIsComplete()
    {
        ExportWorld world(2600);
        for (const auto &[name, format] : {std::pair("x.csv", evidence::Format::Csv),
                                           {"x.jsonl", evidence::Format::JsonLines},
                                           {"x.xlsx", evidence::Format::Xlsx}}) {
            const auto exported = evidence::exportRows(world.archive, world.order(name, format), world.key);
            QVERIFY(exported.ok());
            QCOMPARE(exported->rows, 2275u);
            const auto check = *evidence::verifyExport(world.path(name).toStdString(), world.key.publicKey());
            QVERIFY2(check.holds, check.faults.empty() ? "" : check.faults[0].c_str());
        }
        std::int64_t before = 0;
        for (const QByteArray &line : world.lines("x.jsonl"))
            if (!line.isEmpty()) {
                const auto wall = Json::parse(line.toStdString())["wall_ms"].get<std::int64_t>();
                QVERIFY(wall >= before);
                before = wall;
            }
        QCOMPARE(Json::parse(world.lines("x.jsonl")[4].toStdString())["number"], "BD01A-000006");
        QCOMPARE(evidence::verifyExport(world.path("x.csv").toStdString(), core::PublicKey{1})->faults,
                 std::vector<std::string>{"signer"});
    }

    void everyExportIsInTheAccessJournalAndItsManifestNamesTheLine()
    {
        ExportWorld world;
        QVERIFY(evidence::exportRows(world.archive, world.order("a.csv"), world.key).ok());
        QVERIFY(evidence::exportRows(world.archive, world.order("b.csv"), world.key).ok());
        const auto lines = *evidence::accesses(world.archive);
        QCOMPARE(lines.size(), 2u);
        QCOMPARE(lines[1].by, std::string("Chỉ huy Hà"));
        QCOMPARE(lines[1].previous, lines[0].hash);
        QCOMPARE(world.manifest("b.csv")["access"]["hash"].get<std::string>(), core::toHex(lines[1].hash));
    }

    void nobodyTakesAnExportWithoutSayingWhoAndWhy()
    {
        ExportWorld world;
        for (const std::string &text :
             {std::string(), std::string(" \t "), std::string("a\nb"), std::string("\xff"), std::string(201, 'a')}) {
            auto order = world.order("x.csv");
            order.by = text;
            QCOMPARE(evidence::exportRows(world.archive, order, world.key).error().fault, evidence::Fault::WhoAndWhy);
            order = world.order("x.csv");
            order.reason = text;
            QCOMPARE(evidence::exportRows(world.archive, order, world.key).error().fault, evidence::Fault::WhoAndWhy);
        }
        auto order = world.order("\xff.csv");
        order.file = world.file.parent_path() / "\xff.csv";
        QCOMPARE(evidence::exportRows(world.archive, order, world.key).error().fault, evidence::Fault::WhoAndWhy);
        QVERIFY(evidence::accesses(world.archive)->empty());
    }

    void manifestOfAnotherExportOfTheSameRowsIsFound()
    {
        ExportWorld world;
        QVERIFY(evidence::exportRows(world.archive, world.order("x.csv"), world.key).ok());
        auto other = world.order("y.csv");
        other.reason = "Vụ 13/2021";
        QVERIFY(evidence::exportRows(world.archive, other, world.key).ok());
        QCOMPARE(readAll(world.path("x.csv")), readAll(world.path("y.csv")));
        const QString digest = QStringLiteral("manifest-sha256:") +
                               QString::fromStdString(core::toHex(
                                   core::sha256(core::asBytes(readAll(world.path("y.csv.manifest")).toStdString()))));
        QByteArray minisig = readAll(world.path("x.csv.minisig"));
        minisig.replace("signature of a Thong Hanh export", digest.toUtf8()); // the comment that nobody signs
        const auto put = [&](const char *name, const QByteArray &bytes) {
            QFile file(world.path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        put("x.csv.minisig", minisig);
        put("x.csv.manifest", readAll(world.path("y.csv.manifest")));
        put("x.csv.manifest.sig", readAll(world.path("y.csv.manifest.sig")));
        const auto check = *evidence::verifyExport(world.path("x.csv").toStdString(), world.key.publicKey());
        QCOMPARE(check.faults, std::vector<std::string>{"minisign"});
    }

    void manifestThatSomebodyElseSignedIsNotRead()
    {
        ExportWorld world;
        QVERIFY(evidence::exportRows(world.archive, world.order("x.csv"), world.key).ok());
        const auto check = *evidence::verifyExport(world.path("x.csv").toStdString(), world.log.device);
        QCOMPARE(check.faults, std::vector<std::string>{"signer"});
        QVERIFY(!check.holds);
    }

    void cancelledExportLeavesNothing()
    {
        ExportWorld world(6000);
        auto order = world.order("x.csv");
        order.progress = [](std::uint64_t) { return false; };
        QCOMPARE(evidence::exportRows(world.archive, order, world.key).error().fault, evidence::Fault::Cancelled);
        QVERIFY(QDir(world.folder.path()).entryList({QStringLiteral("x.*")}).isEmpty());
    }

    void nothingIsWrittenOver()
    {
        ExportWorld world;
        QVERIFY(evidence::exportRows(world.archive, world.order("x.csv"), world.key).ok());
        const QByteArray before = readAll(world.path("x.csv.manifest"));
        QCOMPARE(evidence::exportRows(world.archive, world.order("x.csv"), world.key).error().fault,
                 evidence::Fault::AlreadyExists);
        QVERIFY(QFile::remove(world.path("x.csv")));
        QCOMPARE(evidence::exportRows(world.archive, world.order("x.csv"), world.key).error().fault,
                 evidence::Fault::AlreadyExists);
        QCOMPARE(readAll(world.path("x.csv.manifest")), before);
        QVERIFY(!QFile::exists(world.path("x.csv")));
    }

    void pseudonymsAreStableInOneExportAndOthersInTheNext()
    {
        ExportWorld world(80);
        std::set<std::string> officers[2];
        std::vector<std::string> orders[2];
        for (int i = 0; i < 2; ++i) {
            auto order = world.order(i == 0 ? "a.jsonl" : "b.jsonl", evidence::Format::JsonLines);
            order.people = evidence::People::Pseudonyms;
            QVERIFY(evidence::exportRows(world.archive, order, world.key).ok());
            const QByteArray text = readAll(QString::fromStdString(order.file.string()));
            QVERIFY(!text.contains("Trần") && !text.contains("BD01A") && !text.contains("seq"));
            for (const QByteArray &line : text.split('\n'))
                if (!line.isEmpty()) {
                    const Json row = Json::parse(line.toStdString());
                    officers[i].insert(row["officer"].get<std::string>());
                    orders[i].push_back(row["category"].get<std::string>() + row["kind"].get<std::string>());
                    QCOMPARE(row["at"].get<std::string>(), std::string("2021-09-06T01:00:00Z"));
                }
        }
        QCOMPARE(officers[0].size(), 2u);
        QVERIFY(officers[0] != officers[1]);
        QVERIFY(orders[0] != orders[1]); // of 70 rows
    }

    void manifestOfPseudonymsDoesNotSayWhoTheyAre()
    {
        ExportWorld world(80);
        auto order = world.order("a.jsonl", evidence::Format::JsonLines);
        order.people = evidence::People::Pseudonyms;
        order.filter.officers = {"Trần Văn An"};
        order.filter.passes = {"BD01A-000003", "BD01A-000005", "BD01A-000007"};
        QVERIFY(evidence::exportRows(world.archive, order, world.key).ok());
        const Json manifest = world.manifest("a.jsonl");
        const std::string text = manifest.dump();
        QVERIFY(text.find("Trần") == std::string::npos && text.find("BD01A") == std::string::npos);
        const Json row = Json::parse(world.lines("a.jsonl").first().toStdString());
        QCOMPARE(manifest["filter"]["officers"][0], row["officer"]); // whom it is about can still be told apart
        for (const char *key : {"rows", "first_seq", "last_seq"})
            QVERIFY(!manifest["devices"].at(0).contains(key));
        QVERIFY(evidence::verifyExport(order.file, world.key.publicKey())->holds);
        const std::string about = evidence::accesses(world.archive)->back().about; // the journal is never cut
        QVERIFY(about.find("Trần") == std::string::npos && about.find("officers:1") != std::string::npos);
    }

    void whateverIsDoneToAnExportIsFoundAndNamed()
    {
        ExportWorld world(3000);
        QVERIFY(evidence::exportRows(world.archive, world.order("x.csv"), world.key).ok());
        const QByteArray whole = readAll(world.path("x.csv"));
        QList<QByteArray> lines = whole.split('\n');
        lines.removeLast();
        const auto write = [&](const QList<QByteArray> &rows) {
            QFile file(world.path("x.csv"));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("cannot write");
            file.write(rows.join('\n') + '\n');
        };
        QVERIFY(rc::check([&] {
            QList<QByteArray> rows = lines;
            const auto at = *rc::gen::inRange(1, 2500); // row number: the heading is line 0
            const auto deed = *rc::gen::element<std::string>("edited", "removed", "inserted", "reordered", "truncated");
            if (deed == "edited")
                rows[at][*rc::gen::inRange<int>(0, static_cast<int>(rows[at].size()) - 1)] ^= 1;
            else if (deed == "removed")
                rows.removeAt(at);
            else if (deed == "inserted")
                rows.insert(at, lines[*rc::gen::inRange(1, 2500)]);
            else if (deed == "reordered")
                rows.swapItemsAt(at, 2501 + *rc::gen::inRange(0, 100));
            else
                rows.resize(at);
            for (const QByteArray &row : rows)
                RC_PRE(!row.contains('\n'));
            write(rows);
            const auto check = *evidence::verifyExport(world.path("x.csv").toStdString(), std::nullopt);
            RC_ASSERT(!check.holds);
            RC_ASSERT(check.faults == std::vector<std::string>{"file"});
            RC_ASSERT(!check.places.empty());
            const std::string expected = deed == "truncated" ? "removed" : deed;
            const int group = (at - 1) / 1000 * 1000 + 1;
            RC_ASSERT(check.places[0].starts_with(expected));
            const bool placed = check.places[0].find(std::to_string(group)) != std::string::npos;
            RC_ASSERT(placed);
        }));
        // What stands beside it is as guarded.
        for (const char *suffix : {".manifest", ".manifest.sig", ".minisig"}) {
            write(lines);
            QCOMPARE(readAll(world.path("x.csv")), whole);
            const QString name = world.path("x.csv") + QLatin1String(suffix);
            const QByteArray before = readAll(name);
            QByteArray after = before;
            const auto at = before.indexOf("12/2021") > 0 ? before.indexOf("12/2021") : before.size() / 2;
            after[at] = after[at] == 'A' ? 'B' : 'A';
            for (const QByteArray &bytes : {after, before}) {
                QFile file(name);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(bytes);
                file.close();
                QCOMPARE(evidence::verifyExport(world.path("x.csv").toStdString(), std::nullopt)->holds,
                         bytes == before);
            }
        }
    }

    /// Any byte of the rows, of the manifest and of either signature; all but minisign's first line, which says of
    /// itself that it is not trusted.
    void aByteAnywhereIsFound()
    {
        ExportWorld world(400);
        const auto random = [](qsizetype from, qsizetype to) { return *rc::gen::inRange(from, to); };
        for (const auto &[name, format] : {std::pair("x.csv", evidence::Format::Csv),
                                           {"x.jsonl", evidence::Format::JsonLines},
                                           {"x.xlsx", evidence::Format::Xlsx}}) {
            QVERIFY(evidence::exportRows(world.archive, world.order(name, format), world.key).ok());
            const QString file = world.path(name);
            QVERIFY(rc::check([&] {
                const auto *suffix = *rc::gen::element("", ".manifest", ".manifest.sig", ".minisig");
                const QString path = file + QLatin1String(suffix);
                const QByteArray before = readAll(path);
                QByteArray after = before;
                const qsizetype first = path.endsWith(QStringLiteral(".minisig")) ? before.indexOf('\n') : 0;
                const qsizetype at = random(first, before.size());
                after[at] = static_cast<char>(after[at] ^ 1 << *rc::gen::inRange(0, 8));
                const auto write = [&](const QByteArray &bytes) {
                    QFile changed(path);
                    if (!changed.open(QIODevice::WriteOnly) || changed.write(bytes) != bytes.size())
                        qFatal("cannot write");
                };
                write(after);
                const auto check = evidence::verifyExport(file.toStdString(), world.key.publicKey());
                write(before);
                const bool found = !check || !check->holds;
                RC_ASSERT(found);
            }));
            QVERIFY(evidence::verifyExport(file.toStdString(), world.key.publicKey())->holds);
        }
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
