// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/account_book.h"
#include "sync/publisher_world.h"
#include "tools/program.h"

using namespace th;
using namespace th::test;

namespace {

/// The world's files as a script would have them.
struct Desktop : PublisherWorld {
    Desktop()
    {
        fs::create_directory(path("journals"));
        put("root.json", core::asText(root));
        const auto key = core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key publisher")));
        put("publisher.key", key.wrap("")->view());
    }
    fs::path path(const std::string &name) const { return fs::path(folder.path().toStdString()) / name; }
    void put(const std::string &name, std::string_view content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
    }
    void carry(const Desk &desk) const
    {
        put("journals/" + desk.id + ".journal", core::asText(core::journal::encodeExtract(desk.extract)));
    }
    QStringList command(const char *now, const QStringList &more = {}) const
    {
        const auto text = [](const fs::path &each) { return QString::fromStdString(each.string()); };
        return QStringList{QStringLiteral("--json"),    QStringLiteral("publish"),    text(tree),
                           QStringLiteral("--root"),    text(path("root.json")),      QStringLiteral("--key"),
                           text(path("publisher.key")), QStringLiteral("--journals"), text(path("journals")),
                           QStringLiteral("--now"),     QString::fromLatin1(now)} +
               more;
    }
};

} // namespace

class PublishTest : public QObject {
    Q_OBJECT
private slots:
    /// From the roster to a device and back out again, without those who sign the targets.
    void anAdministratorsKeyGivesAndTakesAccounts()
    {
        Desktop desktop;
        desktop.put("admin.key",
                    core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key admin"))).wrap("")->view());
        desktop.put("stranger.key",
                    core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key stranger"))).wrap("")->view());
        desktop.delegations = {
            {"accounts", {{desktop.repository.key("admin").publicKey()}, 1}, {"accounts/W1.acc"}, true}};
        std::string directory = desktop.directory();
        const std::string desk = core::toHex(desktop.repository.key("desk-1").publicKey());
        directory.replace(directory.find(desk), desk.size(), core::toHex(desktop.station.identity().key));
        desktop.putTargets(2, directory);
        const auto text = [&](const char *name) { return QString::fromStdString(desktop.path(name).string()); };
        const auto say = [&](const char *what, const QStringList &more) {
            return run(QStringList{QStringLiteral("account"), QLatin1String(what)} + more);
        };
        const auto sign = [&](const char *roster, const char *key, const char *now = "2026-03-01T02:00:00Z") {
            return say("publish",
                       {text(roster), QStringLiteral("--tree"), QString::fromStdString(desktop.tree.string()),
                        QStringLiteral("--root"), text("root.json"), QStringLiteral("--key"), text(key),
                        QStringLiteral("--now"), QLatin1String(now)});
        };
        for (const char *unit : {"W1", "W2"})
            QCOMPARE(say("new", {text(unit), QStringLiteral("--unit"), QLatin1String(unit)}).status, 0);
        const QStringList an{
            text("W1"),           QStringLiteral("--name"), QStringLiteral("An"),        QStringLiteral("--id"),
            QStringLiteral("an"), QStringLiteral("--role"), QStringLiteral("ward_clerk")};
        QCOMPARE(say("add", an).status, 0);
        QVERIFY(sign("W1", "stranger.key").complaints.contains("no role of this key"));
        QVERIFY(sign("W2", "admin.key").complaints.contains("no role of this key"));
        const Ran made = sign("W1", "admin.key");
        QVERIFY2(made.status == 0, made.complaints.constData());
        const auto account = [&](const char *now) -> std::optional<accounts::Account> {
            const Ran ran = run(desktop.command(now));
            if (ran.status != 0 || !desktop.import(desktop.tree).ok() || !store::AccountBook(desktop.station).list())
                return std::nullopt;
            return *store::AccountBook(desktop.station).list()->find("an");
        };
        const auto given = account("2026-03-01T03:00:00Z");
        QVERIFY(given && !given->disabled);
        QCOMPARE(say("disable", {text("W1"), QStringLiteral("an")}).status, 0);
        QCOMPARE(sign("W1", "admin.key", "2026-03-01T03:00:30Z").status, 0);
        const auto taken = account("2026-03-01T03:01:00Z");
        QVERIFY(taken && taken->disabled);
    }

    void journalsBecomeAPublicationThatAStationTakes()
    {
        Desktop desktop;
        desktop.one.issue("AA", 1, {11, 12});
        desktop.one.revoke("AA", {1});
        desktop.carry(desktop.one);
        auto ran = run(desktop.command("2026-03-01T03:00:00Z"));
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        QCOMPARE(ran.objects[0]["issued"].get<int>(), 2);
        QCOMPARE(ran.objects[0]["revoked"].get<int>(), 1);
        QVERIFY(ran.objects[0]["written"].get<bool>());
        EXPECT_TAKEN(desktop.import(desktop.tree));
        QCOMPARE(desktop.status(desktop.station, "AA"), std::string("yRy..."));
        ran = run(desktop.command("2026-03-01T03:10:00Z"));
        QVERIFY(ran.status == 0 && !ran.objects[0]["written"].get<bool>());
        ran = run(desktop.command("2026-03-01T03:20:00Z", {QStringLiteral("--refresh")}));
        QVERIFY(ran.status == 0 && ran.objects[0]["written"].get<bool>());
    }

    void whatIsNotTakenIsAnAlarm()
    {
        Desktop desktop;
        desktop.two.issue("AA", 1, {11});
        desktop.carry(desktop.two);
        const auto ran = run(desktop.command("2026-03-01T03:00:00Z"));
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects[0]["alarms"][0]["rule"].get<std::string>(), std::string("series.not_yours"));
        QCOMPARE(ran.objects[0]["alarms"][0]["device"].get<std::string>(), std::string("desk-2"));
    }

    void aBrokenFileHoldsUpNobodyElse()
    {
        Desktop desktop;
        desktop.one.issue("AA", 1, {11});
        desktop.one.revoke("AA", {1});
        desktop.carry(desktop.one);
        desktop.put("journals/a-half.journal", "THJRN1\n");
        const auto ran = run(desktop.command("2026-03-01T03:00:00Z"));
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains("a-half.journal"), ran.complaints.constData());
        QCOMPARE(ran.objects[0]["revoked"].get<int>(), 1);
    }

    void aFolderThatWasPutBackIsCarriedOnFromACopy()
    {
        Desktop desktop;
        const auto copyTo = [&](const fs::path &from, const fs::path &to) {
            fs::remove_all(to);
            fs::copy(from, to, fs::copy_options::recursive);
        };
        desktop.one.issue("AA", 1, {11, 12});
        desktop.carry(desktop.one);
        QCOMPARE(run(desktop.command("2026-03-01T03:00:00Z")).status, 0);
        copyTo(desktop.tree, desktop.path("backup"));
        desktop.one.revoke("AA", {1});
        desktop.carry(desktop.one);
        QCOMPARE(run(desktop.command("2026-03-01T03:10:00Z")).status, 0);
        copyTo(desktop.tree, desktop.path("mirror"));
        copyTo(desktop.path("backup"), desktop.tree);
        fs::remove_all(desktop.path("journals"));
        fs::create_directory(desktop.path("journals"));
        const QStringList copies{QStringLiteral("--copy"), QString::fromStdString(desktop.path("mirror").string())};
        auto ran = run(desktop.command("2026-03-01T03:20:00Z", copies));
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        QCOMPARE(ran.objects[0]["carried_on_from"].get<std::string>(), desktop.path("mirror").string());
        EXPECT_TAKEN(desktop.import(desktop.tree));
        QCOMPARE(desktop.status(desktop.station, "AA"), std::string("yRy..."));
        ran = run(desktop.command("2026-03-01T03:30:00Z", {QStringLiteral("--copy"), QStringLiteral("/nowhere")}));
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects[0]["alarms"][0]["rule"].get<std::string>(), std::string("copy.unread"));
    }

    void aStationsJournalCanBeExtracted()
    {
        Desktop desktop;
        const QString station = QString::fromStdString(desktop.path("made").string());
        const QString file = QString::fromStdString(desktop.path("made.journal").string());
        QCOMPARE(run({QStringLiteral("station"), QStringLiteral("init"), QStringLiteral("--station"), station}).status,
                 0);
        {
            auto made = store::Station::open(station.toStdString(), store::Access::Write);
            store::ScanRecord record;
            record.source = "file";
            QVERIFY(made->append({record}).ok());
        }
        const auto ran = run({QStringLiteral("--json"), QStringLiteral("log"), QStringLiteral("export"),
                              QStringLiteral("--station"), station, file});
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        std::ifstream stream(file.toStdString(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        const auto extract = core::journal::decodeExtract(core::asBytes(bytes));
        QVERIFY(extract.ok());
        QCOMPARE(ran.objects[0]["until"].get<std::size_t>(), extract->entries.size());
        core::journal::Walk walk(extract->device, {});
        QVERIFY(walk.take(*extract).ok());
        QCOMPARE(walk.position().seq, extract->entries.size()); // all of it is signed
    }
};

QTEST_GUILESS_MAIN(PublishTest)
#include "publish_test.moc"
