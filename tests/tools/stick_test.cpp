// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include "hub/hub_world.h"
#include "store/acknowledged.h"
#include "store/journal_world.h"
#include "store/outbox.h"
#include "support/files.h"
#include "sync/import_world.h"

using namespace th;
using namespace th::test;

/// `thonghanhctl sync export` and `import`, as somebody with a stick runs them, and the real hub between.
class StickCommandTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<HubWorld> m_world;
    QString m_key;

    QString path(const char *name) const { return m_root->filePath(QString::fromUtf8(name)); }
    QString stick() const { return path("stick"); }
    fs::path journals() const { return fs::path(stick().toStdString()) / "thonghanh-journals"; }
    Ran sync(const char *what, const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("--json"), QStringLiteral("sync"), QString::fromUtf8(what), stick(),
                               QStringLiteral("--station"), path("station")} +
                   more);
    }
    QByteArray atHub() const { return m_world->hub().command({QStringLiteral("stick"), stick()}); }
    fs::path parcel() const
    {
        for (const auto &entry : fs::directory_iterator(journals()))
            if (entry.path().extension() == ".journal")
                return entry.path();
        return {};
    }
    static QByteArray read(const fs::path &file) { return readAll(QString::fromStdString(file.string())); }
    static void write(const fs::path &file, const QByteArray &bytes)
    {
        std::ofstream(file, std::ios::binary).write(bytes.constData(), bytes.size());
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_world = std::make_unique<HubWorld>();
        fillJournal(path("station").toStdString(), 100);
        QDir().mkpath(stick());
        auto station = store::Station::open(path("station").toStdString(), store::Access::Write);
        m_key = QString::fromStdString(core::toHex(station->identity().key));
        QVERIFY(store::setHub(*station, {"http://127.0.0.1:1", m_world->key()}, store::HubChange::KeepsKey).ok());
        (void)m_world->hub().command({QStringLiteral("device"), QStringLiteral("approve"), m_key,
                                      QStringLiteral("--name"), QStringLiteral("Chốt")});
    }

    void theLogGoesUpAndTheReceiptComesBack()
    {
        const Ran up = sync("export");
        QVERIFY2(up.status == 0, up.complaints);
        QVERIFY(up.objects.back()["event"] == "exported" && up.objects.back()["files"] == 1);
        const int until = up.objects.back()["until"].get<int>();
        QVERIFY(until > 100);
        QVERIFY2(atHub().contains("  stored  +"), atHub());
        const Ran down = sync("import");
        QVERIFY2(down.status == 0, down.complaints);
        QVERIFY(down.objects.back()["event"] == "receipt" && down.objects.back()["agrees"].get<bool>());
        const Ran nothing = sync("export");
        QCOMPARE(nothing.status, 0);
        QVERIFY(nothing.objects.back()["files"] == 0 && nothing.objects.back()["after"] == until);
        QVERIFY(sync("export", {QStringLiteral("--after"), QStringLiteral("0")}).objects.back()["files"] == 1);
    }

    /// A unit on its own: its hub is a program on the supervisor's computer that no network reaches.
    void aStationWithoutANetworkLetsGoOfWhatItsHubTookFromAStick()
    {
        {
            auto station = store::Station::open(path("station").toStdString(), store::Access::Write);
            auto newest = SmallProvince::update({});
            newest.policy = policyWith(thirtyDays);
            newest.asOf = SmallProvince::now() + std::chrono::days(31);
            QVERIFY(station->apply(newest).ok());
        }
        const QStringList retention{QStringLiteral("--json"), QStringLiteral("log"), QStringLiteral("retention"),
                                    QStringLiteral("--station"), path("station")};
        QCOMPARE(run(retention).objects.at(0)["entries"], 0);
        QCOMPARE(sync("export").status, 0);
        QVERIFY(atHub().contains("  stored  +"));
        QCOMPARE(run(retention).objects.at(0)["entries"], 0); // the receipt is on the stick yet
        QCOMPARE(sync("import").status, 0);
        const Ran done = run(retention);
        QVERIFY2(done.status == 0, done.complaints);
        QVERIFY(done.objects.at(0)["entries"] > 50);
        QVERIFY(run({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--station"), path("station")})
                    .status == 0);
    }

    void aStickThatIsNotThereOrHasNothingIsAComplaint()
    {
        const Ran nothing = sync("import");
        QCOMPARE(nothing.status, 1);
        QVERIFY2(nothing.complaints.contains("nothing for this station on the stick"), nothing.complaints);
        fs::remove_all(stick().toStdString());
        for (const char *what : {"export", "import"}) {
            const Ran gone = sync(what);
            QCOMPARE(gone.status, 1);
            QVERIFY2(gone.complaints.contains("stick"), gone.complaints);
        }
    }

    /// Pulled out half-way: what was there before is there, or nothing; doing it again heals it.
    void aHalfCopiedLogIsRefusedByTheHubAndWrittenAnew()
    {
        QCOMPARE(sync("export").status, 0);
        const fs::path file = parcel();
        const QByteArray whole = read(file);
        write(file, whole.left(whole.size() / 2));
        write(file.string() + ".part", whole.left(100));
        const QByteArray said = atHub();
        QVERIFY2(said.contains("parcel.damaged"), said);
        const Ran none = sync("import"); // no receipt for a half
        QCOMPARE(none.status, 1);
        QCOMPARE(sync("export").status, 0);
        QVERIFY(!fs::exists(file.string() + ".part"));
        QVERIFY2(atHub().contains("  stored  +"), "written anew");
        QCOMPARE(sync("import").status, 0);
    }

    void linksAndHugeFilesOnTheStickAreNotRead()
    {
        fs::create_directory(path("elsewhere").toStdString());
        fs::create_directory_symlink(path("elsewhere").toStdString(), journals());
        const Ran up = sync("export");
        QCOMPARE(up.status, 1);
        QVERIFY2(up.complaints.contains("is a link"), up.complaints);
        QVERIFY(fs::is_empty(path("elsewhere").toStdString()));
        fs::remove(journals());
        fs::create_directory(journals());
        const fs::path receipt = journals() / (m_key.left(16).toStdString() + ".receipt");
        write(path("secret").toStdString(), "x");
        fs::create_symlink(path("secret").toStdString(), receipt);
        const Ran link = sync("import");
        QCOMPARE(link.status, 1);
        QVERIFY2(link.complaints.contains("a link"), link.complaints);
        fs::remove(receipt);
        write(receipt, {});
        fs::resize_file(receipt, 1ULL << 40); // holes only
        const Ran huge = sync("import");
        QCOMPARE(huge.status, 1);
        QVERIFY2(huge.objects.back()["fault"] == "unreadable", huge.output);
    }

    /// The data on the stick is judged as any other; the receipt is taken whatever becomes of it.
    void aBrokenTreeDoesNotKeepTheReceiptBack()
    {
        QCOMPARE(sync("export").status, 0);
        QVERIFY(atHub().contains("  stored  +"));
        fs::create_directories(fs::path(stick().toStdString()) / "tree" / "metadata");
        write(fs::path(stick().toStdString()) / "tree" / "metadata" / "timestamp.json", "{\"half");
        const Ran down = sync("import");
        QVERIFY(down.status != 0);
        QVERIFY(down.objects.front()["event"] == "failed");
        QVERIFY(down.objects.back()["event"] == "receipt" && down.objects.back()["agrees"].get<bool>());
        QVERIFY(sync("export").objects.back()["files"] == 0);
    }
};

QTEST_GUILESS_MAIN(StickCommandTest)
#include "stick_test.moc"
