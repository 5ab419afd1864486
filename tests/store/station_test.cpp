// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/station.h"
#include "support/small_province.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

using namespace th;
using store::Access;
using store::Station;
using store::StoreFault;
using test::SmallProvince;

class StationTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::filesystem::path m_folder;

    Station made() { return *Station::create(m_folder, "Chốt Phù Đổng", true); }

    void sql(const char *statement) const
    {
        SQLite::Database(m_folder / "station.sqlite", SQLite::OPEN_READWRITE).exec(statement);
    }

    static void compareFault(const store::Stored<Station> &result, StoreFault fault)
    {
        QVERIFY2(!result.ok(), "it went well");
        QCOMPARE(store::name(result.error().fault), store::name(fault));
        for (const auto language : {core::Language::Vietnamese, core::Language::English})
            QVERIFY(store::sentence(result.error(), language).size() > 20);
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = std::filesystem::path(m_root->path().toStdString()) / "a" / "trạm 1?#%41";
    }

    void aNewStationRemembersWhoItIs()
    {
        const store::StationIdentity identity = made().identity();
        QCOMPARE(identity.name, std::string("Chốt Phù Đổng"));
        QVERIFY(identity.deviceId.starts_with("dev-") && identity.deviceId.size() == 20);
        for (const Access access : {Access::Write, Access::Read}) {
            const auto again = Station::open(m_folder, access);
            QVERIFY2(again.ok(), again.ok() ? "" : again.error().detail.c_str());
            QCOMPARE(again->identity().deviceId, identity.deviceId);
            QVERIFY(again->identity().key == identity.key && again->identity().demonstration);
            QVERIFY(again->damage().empty());
            QVERIFY(!again->directory() && !again->policy() && !again->dataAsOf());
        }
    }

    void keyAndDatabaseAreForTheOwnerAlone()
    {
        made();
        for (const char *file : {"device.key", "station.sqlite", "station.lock"}) {
            struct stat info {};
            QCOMPARE(::stat((m_folder / file).c_str(), &info), 0);
            QCOMPARE(info.st_mode & 0777, 0600U);
        }
        struct stat info {};
        QCOMPARE(::stat(m_folder.c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0700U);
    }

    void anExistingStationIsNeverWrittenOver()
    {
        const auto key = made().identity().key;
        compareFault(Station::create(m_folder, "Other", false), StoreFault::AlreadyExists);
        QVERIFY(Station::open(m_folder, Access::Write)->identity().key == key);
    }

    void anotherProgramsDatabaseIsLeftAlone()
    {
        std::filesystem::create_directories(m_folder);
        SQLite::Database(m_folder / "station.sqlite", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (42)");
        compareFault(Station::create(m_folder, "Mine", false), StoreFault::AlreadyExists);
        compareFault(Station::open(m_folder, Access::Write), StoreFault::NotAStation);
        SQLite::Database theirs(m_folder / "station.sqlite");
        QCOMPARE(theirs.execAndGet("SELECT x FROM theirs").getInt(), 42);
        QCOMPARE(theirs.execAndGet("PRAGMA journal_mode").getString(), std::string("delete"));
        QVERIFY(!std::filesystem::exists(m_folder / "device.key"));
    }

    void anInterruptedCreationIsToldAndTakenUpAgain()
    {
        std::filesystem::create_directories(m_folder);
        QFile(QString::fromStdString((m_folder / "station.sqlite").string())).open(QIODevice::WriteOnly);
        QVERIFY(std::filesystem::exists(m_folder / "station.sqlite"));
        std::filesystem::copy(m_folder / "station.sqlite", m_folder / "device.key");
        compareFault(Station::open(m_folder, Access::Write), StoreFault::NotAStation);
        QVERIFY(Station::create(m_folder, "Again", false).ok());
        QVERIFY(Station::open(m_folder, Access::Write).ok());
        QVERIFY(std::filesystem::exists(m_folder / "device.key.unused-1"));
    }

    void noStationIsSaidToBeNone()
    {
        compareFault(Station::open(m_folder, Access::Write), StoreFault::NotAStation);
        std::filesystem::create_directories(m_folder);
        compareFault(Station::open(m_folder, Access::Read), StoreFault::NotAStation);
        QVERIFY(std::filesystem::is_empty(m_folder));
    }

    void aSecondStartFindsTheStationBusy()
    {
        const Station first = made();
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Busy);
        compareFault(Station::create(m_folder, "Second", false), StoreFault::Busy);
        QVERIFY(Station::open(m_folder, Access::Read).ok());
    }

    void aNewerDatabaseIsRefused()
    {
        made();
        sql("PRAGMA user_version = 999");
        compareFault(Station::open(m_folder, Access::Write), StoreFault::NewerVersion);
        compareFault(Station::open(m_folder, Access::Read), StoreFault::NewerVersion);
    }

    void aDamagedFileIsNamedDamagedAndKept()
    {
        made();
        const auto file = m_folder / "station.sqlite";
        const auto size = std::filesystem::file_size(file);
        QFile raw(QString::fromStdString(file.string()));
        QVERIFY(raw.open(QIODevice::ReadWrite));
        raw.seek(100);
        raw.write(QByteArray(3000, '\xee'));
        raw.close();
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Damaged);
        compareFault(Station::open(m_folder, Access::Read), StoreFault::Damaged);
        QCOMPARE(std::filesystem::file_size(file), size);
    }

    void aFileThatIsNoDatabaseIsDamaged()
    {
        made();
        QFile raw(QString::fromStdString((m_folder / "station.sqlite").string()));
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(QByteArray(8192, 'x'));
        raw.close();
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Damaged);
    }

    void theKeyOfAnotherStationIsNoticed()
    {
        made();
        const auto other = m_folder.parent_path() / "other";
        QVERIFY(Station::create(other, "Other", false).ok());
        std::filesystem::copy_file(other / "device.key", m_folder / "device.key",
                                   std::filesystem::copy_options::overwrite_existing);
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Damaged);
        compareFault(Station::open(m_folder, Access::Read), StoreFault::Damaged);
        std::filesystem::remove(m_folder / "device.key");
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Damaged);
        QVERIFY(Station::open(m_folder, Access::Read).ok());
    }

    void aPipeInPlaceOfTheKeyDoesNotKeepAnybodyWaiting()
    {
        (void)made();
        std::filesystem::remove(m_folder / "device.key");
        QCOMPARE(mkfifo((m_folder / "device.key").c_str(), 0600), 0);
        compareFault(Station::open(m_folder, Access::Write), StoreFault::Damaged);
    }

    void anUpdateAppliesWholeAndStays()
    {
        {
            Station station = made();
            QVERIFY(station.apply(SmallProvince::update({SmallProvince::snapshot(1000, {3})})).ok());
            QVERIFY(station.directory() && station.policy());
        }
        const auto station = Station::open(m_folder, Access::Read);
        QVERIFY(station.ok() && station->directory()->findSeries(SmallProvince::series()));
        QCOMPARE(station->policy()->checkpoints().size(), 1U);
        QCOMPARE(*station->dataAsOf(), SmallProvince::now() - std::chrono::hours(1));
        const auto metadata = station->trustedMetadata();
        QVERIFY(metadata.ok() && metadata->at("root") == SmallProvince::bytes("{\"root\":1}"));
        QVERIFY(station->verifyStorage()->empty());
    }

    void anUpdateThatCannotBeUsedChangesNothing()
    {
        Station station = made();
        QVERIFY(station.apply(SmallProvince::update({SmallProvince::snapshot(1000, {3})})).ok());
        const auto refused = [&](store::Update update) {
            update.metadata["root"] = SmallProvince::bytes("changed");
            const auto result = station.apply(update);
            QVERIFY(!result.ok());
            QCOMPARE(store::name(result.error().fault), store::name(StoreFault::Refused));
            QCOMPARE(station.trustedMetadata()->at("root"), SmallProvince::bytes("{\"root\":1}"));
            QCOMPARE(*station.dataAsOf(), SmallProvince::now() - std::chrono::hours(1));
            const auto status = std::get<core::SeriesStatus>(station.statusOf({SmallProvince::series(), 5}));
            QVERIFY(status.registration == core::Registration::Registered && status.operation == 1000);
            QVERIFY(station.verifyLog()->firstBad == std::nullopt);
        };
        auto older = SmallProvince::update({SmallProvince::snapshot(2000, {})});
        older.asOf -= std::chrono::seconds(1);
        refused(older);
        auto broken = SmallProvince::update({SmallProvince::snapshot(2000, {})});
        broken.policy = SmallProvince::bytes("{}");
        refused(broken);
        refused(SmallProvince::update({SmallProvince::snapshot(2000, {}), SmallProvince::snapshot(500, {})}));
        refused(SmallProvince::update({SmallProvince::snapshot(2000, {}, {7, 7})}));
        refused(SmallProvince::update({SmallProvince::snapshot(2000, {}, {2001})}));
    }

    void aDamagedDirectoryIsNotUsedAndCanBeBroughtAnew()
    {
        {
            Station station = made();
            QVERIFY(station.apply(SmallProvince::update({})).ok());
        }
        sql("UPDATE document SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ward 1', 'Ward 2') AS BLOB)"
            " WHERE name = 'directory'");
        Station station = *Station::open(m_folder, Access::Write);
        QVERIFY(!station.directory() && station.policy());
        QCOMPARE(station.damage(), std::vector<std::string>{"document/directory"});
        QCOMPARE(*station.verifyStorage(), std::vector<std::string>{"document/directory"});
        QVERIFY(station.apply(SmallProvince::update({})).ok());
        QVERIFY(station.directory() && station.verifyStorage()->empty());
    }

    void settingsSurviveARestart()
    {
        {
            Station station = made();
            QVERIFY(station.setSetting("language", "vi").ok());
            QVERIFY(station.setSetting("language", "en").ok());
        }
        Station station = *Station::open(m_folder, Access::Read);
        QCOMPARE(station.setting("language"), std::string("en"));
        QCOMPARE(station.setting("never"), std::string());
        QCOMPARE(store::name(station.setSetting("language", "vi").error().fault), store::name(StoreFault::ReadOnly));
    }

    void timeIsRememberedAcrossARestart()
    {
        {
            Station station = made();
            QVERIFY(station.observeClock(SmallProvince::clock()) == core::ClockState::Trusted);
            store::ScanRecord record;
            record.clock = SmallProvince::clock();
            QVERIFY(station.append({record}).ok());
        }
        Station station = *Station::open(m_folder, Access::Write);
        const auto before = SmallProvince::clock(SmallProvince::now() - std::chrono::hours(48));
        QVERIFY(station.observeClock(before) == core::ClockState::WentBackwards);
    }
};

QTEST_GUILESS_MAIN(StationTest)
#include "station_test.moc"
