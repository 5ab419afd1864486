// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/repository.h"
#include "tools/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using test::Ran;
using test::readAll;
using test::run;

namespace {

QStringList words(const char *line) { return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

} // namespace

/// A root of two in three, each holder on a machine of his own; the files are carried between them.
class CeremonyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    /// `line` with %NAME for a file in the folder.
    Ran say(const char *line) const
    {
        QStringList arguments = words(line);
        for (QString &argument : arguments)
            argument.replace(QLatin1Char('%'), m_folder->path() + QLatin1Char('/'));
        return run(arguments << QStringLiteral("--json"));
    }
    int status(const char *line) const
    {
        const Ran ran = say(line);
        if (ran.status != 0)
            qInfo("%s: %s", line, ran.complaints.constData());
        return ran.status;
    }

    void makeKey(const char *name) const
    {
        QDir(m_folder->path()).mkpath(QString::fromLatin1(name));
        const QString file = path(QString::fromLatin1(name) + QStringLiteral("/key"));
        QCOMPARE(run(words("key new --no-passphrase") << file).status, 0);
    }
    [[nodiscard]] core::SoftwareKey key(const char *name) const
    {
        return *core::SoftwareKey::unwrap(
            readAll(path(QString::fromLatin1(name) + QStringLiteral("/key"))).toStdString(), "");
    }

    [[nodiscard]] Ran sign(const char *file, const char *who, const char *more = "") const
    {
        const std::string print =
            say((std::string("root show %") + file).c_str()).objects.at(0)["fingerprint"].get<std::string>();
        QStringList arguments = words((std::string("root sign %") + file + " --key %" + who + "/key " + more).c_str());
        for (QString &argument : arguments)
            argument.replace(QLatin1Char('%'), m_folder->path() + QLatin1Char('/'));
        return run(arguments << QStringLiteral("--json") << QStringLiteral("--fingerprint")
                             << QString::fromStdString(print));
    }

    /// 1.root.json, signed by An and Bình.
    void makeFirstRoot() const
    {
        for (const char *name : {"an", "binh", "cuong", "dung", "ops", "stranger"})
            makeKey(name);
        QCOMPARE(status("root propose --out %1.root.json --expires 2027-01-01T00:00:00Z --now 2026-03-01T00:00:00Z"
                        " --add root=%an/key,An --add root=%binh/key,Bình --add root=%cuong/key,Cường"
                        " --threshold root=2 --add targets=%ops/key --add snapshot=%ops/key --add timestamp=%ops/key"),
                 0);
        QCOMPARE(sign("1.root.json", "an", "--out %an/1.root.json").status, 0);
        QCOMPARE(sign("1.root.json", "binh", "--out %binh/1.root.json").status, 0);
        QCOMPARE(status("root merge %an/1.root.json %binh/1.root.json --out %1.root.json"), 0);
    }
    /// 2.root.json: Dũng for Cường; not signed.
    void proposeSecond() const
    {
        QCOMPARE(status("root propose --from %1.root.json --out %2.root.json --expires 2028-01-01T00:00:00Z"
                        " --now 2026-03-01T00:00:00Z --replace Cường=%dung/key,Dũng"),
                 0);
    }

    void writeTree(const char *folder, std::uint64_t version) const
    {
        core::SoftwareKey ops = key("ops");
        test::Repository sample;
        sync::Publication plan = sample.plan();
        const QByteArray root = readAll(path(QStringLiteral("1.root.json")));
        plan.root.assign(root.begin(), root.end());
        plan.version = version;
        plan.issued = test::noon + std::chrono::minutes(version);
        plan.targetsSigners = plan.snapshotSigners = plan.timestampSigners = {&ops};
        const auto files = sync::makePublication(plan);
        QVERIFY(files.ok());
        QVERIFY(sync::writeTree(path(QString::fromLatin1(folder)).toStdString(), *files).ok());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRootIsValidOnceEnoughHaveSigned()
    {
        makeFirstRoot();
        QCOMPARE(status("root verify %1.root.json --now 2026-03-01T00:00:00Z"), 0);
        QCOMPARE(status("root verify %an/1.root.json --now 2026-03-01T00:00:00Z"), 1); // An alone
        QCOMPARE(status("root verify %1.root.json --now 2027-03-01T00:00:00Z"), 1);    // expired
        const auto shown = say("root show %1.root.json").objects.at(0);
        QCOMPARE(shown["roles"][0]["threshold"], 2);
        QCOMPARE(shown["signatures"][0]["signed"].size(), std::size_t{2});
        QCOMPARE(shown["signatures"][0]["not_signed"].size(), std::size_t{1});
    }

    void theSameKeySigningTwiceCountsOnce()
    {
        makeFirstRoot();
        QCOMPARE(sign("an/1.root.json", "an", "--out %twice.json").status, 0);
        QCOMPARE(status("root merge %twice.json %an/1.root.json --out %twice.json"), 0);
        QCOMPARE(status("root verify %twice.json --now 2026-03-01T00:00:00Z"), 1);
        // One key under two ids, its signature under both.
        auto part = nlohmann::json::parse(readAll(path(QStringLiteral("1.root.json"))).toStdString())["signed"];
        core::SoftwareKey an = key("an");
        const std::string id = sync::metadataKeyId(an.publicKey()), other(64, '0');
        part["keys"][other] = part["keys"][id];
        part["roles"]["root"]["keyids"].push_back(other);
        const core::Bytes once = *sync::signMetadata(part.dump(), {&an});
        auto file = nlohmann::json::parse(once);
        file["signatures"].push_back({{"keyid", other}, {"sig", file["signatures"][0]["sig"]}});
        QFile forged(path(QStringLiteral("forged.json")));
        QVERIFY(forged.open(QIODevice::WriteOnly) && forged.write(QByteArray::fromStdString(file.dump())) > 0);
        forged.close();
        QCOMPARE(status("root verify %forged.json --now 2026-03-01T00:00:00Z"), 1);
        const Ran twice = say("root propose --from %1.root.json --out %2.root.json --expires 2028-01-01T00:00:00Z"
                              " --now 2026-03-01T00:00:00Z --add root=%an/key");
        QCOMPARE(twice.status, 1);
        QVERIFY2(twice.complaints.contains("one key counts once"), twice.complaints.constData());
    }

    void aKeyThatIsNotAskedForDoesNotSign()
    {
        makeFirstRoot();
        const QByteArray before = readAll(path(QStringLiteral("1.root.json")));
        const Ran refused = sign("1.root.json", "stranger");
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.complaints.contains("none of those that are to sign"), refused.complaints.constData());
        QCOMPARE(readAll(path(QStringLiteral("1.root.json"))), before);
    }

    void nobodySignsWithoutHavingCompared()
    {
        makeFirstRoot();
        proposeSecond();
        for (const char *line : {"root sign %2.root.json --from %1.root.json --key %an/key",
                                 "root sign %2.root.json --from %1.root.json --key %an/key --fingerprint 0000"}) {
            const Ran refused = say(line);
            QCOMPARE(refused.status, 1);
            QVERIFY(!readAll(path(QStringLiteral("2.root.json"))).contains("\"sig\""));
        }
        // The one before is needed: without it nobody could say what changes.
        QCOMPARE(sign("2.root.json", "an").status, 1);
    }

    void aReplacedKeyIsToldInWordsAndNeedsBothRoots()
    {
        makeFirstRoot();
        proposeSecond();
        const auto changes = say("root diff %1.root.json %2.root.json").objects.at(0)["changes"].dump();
        QVERIFY2(changes.find("REMOVES the key of Cường") != std::string::npos &&
                     changes.find("ADDS the key of Dũng") != std::string::npos,
                 changes.c_str());
        QCOMPARE(sign("2.root.json", "dung", "--from %1.root.json").status, 0);
        QCOMPARE(sign("2.root.json", "an", "--from %1.root.json").status, 0);
        // Two of the new three, but one of the old three.
        QCOMPARE(status("root verify %2.root.json --from %1.root.json --now 2026-03-01T00:00:00Z"), 1);
        QCOMPARE(sign("2.root.json", "binh", "--from %1.root.json").status, 0);
        QCOMPARE(status("root verify %2.root.json --from %1.root.json --now 2026-03-01T00:00:00Z"), 0);
    }

    void aStationFollowsTheNewRootAndRefusesAGap()
    {
        makeFirstRoot();
        writeTree("tree", 1);
        QCOMPARE(status("station init --station %station --root %1.root.json"), 0);
        QCOMPARE(status("station import --station %station %tree --now 2026-03-01T06:00:00Z"), 0);
        proposeSecond();
        for (const char *who : {"an", "binh"})
            QCOMPARE(sign("2.root.json", who, "--from %1.root.json").status, 0);
        QCOMPARE(status("root propose --from %2.root.json --out %3.root.json --expires 2029-01-01T00:00:00Z"
                        " --now 2026-03-01T00:00:00Z --threshold root=3"),
                 0);
        for (const char *who : {"an", "binh", "dung"})
            QCOMPARE(sign("3.root.json", who, "--from %2.root.json").status, 0);
        // The second was missed: neither the table nor the tree takes the third after the first.
        const Ran missed = say("root verify %3.root.json --from %1.root.json --now 2026-03-01T00:00:00Z");
        QCOMPARE(missed.status, 1);
        QVERIFY2(missed.complaints.contains("one in between is missing"), missed.complaints.constData());
        QCOMPARE(status("root place %3.root.json --tree %tree --now 2026-03-01T00:00:00Z"), 1);
        for (const char *line : {"root place %2.root.json --tree %tree --now 2026-03-01T00:00:00Z",
                                 "root place %3.root.json --tree %tree --now 2026-03-01T00:00:00Z"})
            QCOMPARE(status(line), 0);
        const Ran imported = say("station import --station %station %tree --now 2026-03-01T06:00:00Z");
        QVERIFY2(imported.status == 0, imported.complaints.constData());
        QCOMPARE(imported.objects.at(0)["root"], 3);
    }

    void thresholdsThatTheKeysCannotMeetAreRefused()
    {
        makeFirstRoot();
        for (const char *change : {"--threshold root=4", "--remove root=An --remove root=Bình", "--remove root=Nobody",
                                   "--add nothing=%an/key", "--expires 2026-02-01T00:00:00Z"}) {
            const std::string line = std::string("root propose --from %1.root.json --out %2.root.json --now"
                                                 " 2026-03-01T00:00:00Z --expires 2028-01-01T00:00:00Z ") +
                                     change;
            QVERIFY2(say(line.c_str()).status != 0, change);
            QVERIFY(!QFile::exists(path(QStringLiteral("2.root.json"))));
        }
    }

    void aMistakeInADocumentIsNamedByLineAndColumn()
    {
        const auto complaint = [this](const char *text) {
            QFile file(path(QStringLiteral("policy.json")));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
                return QByteArray();
            file.close();
            const Ran ran = say("document check %policy.json");
            return ran.status == 1 ? ran.complaints : QByteArray();
        };
        const auto at = [this](const char *place) {
            return path(QStringLiteral("policy.json")).toUtf8() + ":" + place + ": ";
        };
        QByteArray said = complaint("{\"format\": \"th-policy-1\",\n \"utc_offset_minutes\": 420,\n"
                                    " \"areas\": [{\"code\": \"99\", \"name\": {\"vi\": \"Tỉnh\", \"en\": \"\"}}],\n"
                                    " \"checkpoints\": [], \"rules\": []}");
        QVERIFY2(said.contains(at("3:56") + "/areas/0/name/en: "), said.constData());
        said = complaint("{\"format\": \"th-policy-1\",\n \"areas\" []}");
        QVERIFY2(said.contains(at("2:10")), said.constData());
    }

    /// Every command of the guide, as it stands there. Who compares fingerprints by eye is played by the shell.
    void theGuideDoesWhatItSays_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("en") << QStringLiteral("ceremony.md");
        QTest::newRow("vi") << QStringLiteral("ceremony.vi.md");
    }
    void theGuideDoesWhatItSays()
    {
        QFETCH(QString, page);
        const QByteArray guide = readAll(test::sourcePath(QStringLiteral("docs/guide/")) + page);
        QByteArray script = readAll(test::sourcePath(QStringLiteral("tests/tools/ceremony_holder.sh")));
        for (qsizetype from = guide.indexOf("```sh\n"); from >= 0; from = guide.indexOf("```sh\n", from + 6))
            script += guide.mid(from + 6, guide.indexOf("```", from + 6) - from - 6);
        QVERIFY(script.count("thonghanhctl root") > 8);
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"),
                           test::buildPath(QStringLiteral("bin:")) + environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("TH_PASSPHRASE"), QStringLiteral("một câu dài dễ nhớ"));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(m_folder->path());
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString::fromUtf8(script)});
        QVERIFY(shell.waitForFinished(test::patience));
        QVERIFY2(shell.exitCode() == 0, (shell.readAllStandardOutput() + shell.readAllStandardError()).constData());
    }
};

QTEST_GUILESS_MAIN(CeremonyTest)
#include "ceremony_test.moc"
