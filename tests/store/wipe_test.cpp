// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"
#include "store/ward_book.h"
#include "store/wipe.h"
#include "support/ordered_device.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace th;
using store::Access;
using store::Station;
using store::StoreFault;
using test::SmallProvince;
namespace fs = std::filesystem;

namespace {

using Orders = std::vector<std::string>;

store::Update ordering(const core::PublicKey &key, const Orders &orders, std::chrono::minutes later = {})
{
    auto update = SmallProvince::update({SmallProvince::snapshot(4, {4})});
    update.directory = test::withDevice(SmallProvince::directory(), key, orders);
    update.asOf += later;
    return update;
}

void put(const fs::path &file, std::size_t size = 3)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << std::string(size, 'S');
}

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

/// While it lives nothing more can be written to a file, as on a medium that fails.
class NoWriting {
public:
    NoWriting() : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoWriting()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        (void)std::signal(SIGXFSZ, m_signal);
    }
    NoWriting(const NoWriting &) = delete;
    NoWriting &operator=(const NoWriting &) = delete;

private:
    void (*m_signal)(int);
    rlimit m_before{};
};

} // namespace

/// What a station does that its directory suspends, or orders to be wiped.
class WipeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    fs::path m_folder;

    Station stationWith(const Orders &orders)
    {
        Station station = *Station::create(m_folder, "Chốt 1", false);
        if (const auto applied = station.apply(ordering(station.identity().key, orders)); !applied)
            qFatal("%s", applied.error().detail.c_str());
        return station;
    }
    static core::Verdict verdictOn(Station &station, std::uint32_t serial = 4)
    {
        const auto answer = store::Examiner(station).examine(SmallProvince::question(SmallProvince::pass(serial)));
        if (!answer.seq)
            qFatal("not recorded");
        return answer.verdict;
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_root->path().toStdString()) / "station";
    }

    void aSuspendedStationAdmitsNobodyUntilItIsResumed()
    {
        Station station = stationWith({});
        QCOMPARE(verdictOn(station).kind, core::VerdictKind::Admit);
        QVERIFY(station.apply(ordering(station.identity().key, {"suspended_since"}, std::chrono::minutes(1))).ok());
        QCOMPARE(station.order(), core::DeviceOrder::Suspended);
        const core::Verdict suspended = verdictOn(station);
        QCOMPARE(suspended.kind, core::VerdictKind::CannotTell);
        QCOMPARE(suspended.reasons.front().code, core::ReasonCode::DeviceOutOfUse);
        QCOMPARE(verdictOn(station, 3).kind, core::VerdictKind::Refuse); // registered for another pass
        // Older data, in which it was not suspended, is refused.
        QCOMPARE(station.apply(ordering(station.identity().key, {})).error().fault, StoreFault::Refused);
        QCOMPARE(verdictOn(station).kind, core::VerdictKind::CannotTell);
        QVERIFY(station.apply(ordering(station.identity().key, {}, std::chrono::minutes(2))).ok());
        QCOMPARE(verdictOn(station).kind, core::VerdictKind::Admit);
    }

    void theOrderSurvivesARestart()
    {
        (void)stationWith({"suspended_since"});
        auto station = *Station::open(m_folder, Access::Write);
        QCOMPARE(verdictOn(station).kind, core::VerdictKind::CannotTell);
        QCOMPARE(Station::open(m_folder, Access::Read)->order(), core::DeviceOrder::Suspended);
    }

    void anotherDevicesOrderIsNotObeyed()
    {
        Station station = *Station::create(m_folder, "Chốt 1", false);
        const core::PublicKey other = test::sampleKey(5).publicKey();
        QVERIFY(station.apply(ordering(other, {"suspended_since", "wipe_ordered_at"})).ok());
        QCOMPARE(verdictOn(station).kind, core::VerdictKind::Admit);
        QCOMPARE(store::wipe(std::move(station)).error().fault, StoreFault::Refused);
        QVERIFY(Station::open(m_folder, Access::Write).ok());
    }

    void aSuspendedDeskSaysNothingOfPasses()
    {
        for (const bool suspended : {false, true}) {
            init();
            Station station = stationWith(suspended ? Orders{"suspended_since"} : Orders{});
            store::WardWrite write;
            write.clock = SmallProvince::clock();
            write.facts.push_back(core::journal::Revoke{
                SmallProvince::series(), {1}, {core::RevocationReason::Lost, SmallProvince::now()}});
            const auto written = store::WardBook(station).write(write);
            QCOMPARE(written.ok(), !suspended);
            if (suspended)
                QCOMPARE(written.error().fault, StoreFault::OutOfUse);
        }
    }

    void aWipedStationIsGoneAndSaysSo()
    {
        Station station = stationWith({"wipe_ordered_at"});
        for (const char *file : {"ward.key", "mail.json", "attachments/ab12", "kept/metadata/x", "sync/y",
                                 "kiosk.tries", "account.anchor", "station.sqlite.version-3", "device.key.unused-1"})
            put(m_folder / file);
        put(m_folder / "notes.txt");
        put(m_folder / "left" / "journal");
        const fs::path elsewhere = fs::path(m_root->path().toStdString()) / "elsewhere";
        put(elsewhere / "photo");
        fs::create_directory_symlink(elsewhere, m_folder / "attachments" / "link");
        QVERIFY(store::wipe(std::move(station)).ok());
        QCOMPARE(namesIn(m_folder), (std::vector<std::string>{"left", "notes.txt", "station.lock", "wiped"}));
        QVERIFY(fs::exists(elsewhere / "photo") && fs::exists(m_folder / "left" / "journal"));
        for (const Access access : {Access::Write, Access::Read})
            QCOMPARE(Station::open(m_folder, access).error().fault, StoreFault::Wiped);
        for (const auto language : {core::Language::Vietnamese, core::Language::English})
            QVERIFY(!store::sentence({StoreFault::Wiped}, language).empty());
    }

    void whatCannotBeOverwrittenGoesAllTheSame()
    {
        (void)stationWith({"wipe_ordered_at"});
        put(m_folder / "attachments" / "ab12", 200000);
        put(m_folder / "wiped");
        std::optional<StoreFault> told;
        {
            const NoWriting broken;
            told = Station::open(m_folder, Access::Write).error().fault;
        }
        QCOMPARE(told, std::optional(StoreFault::Io)); // said, once
        QCOMPARE(namesIn(m_folder), (std::vector<std::string>{"station.lock", "wiped"}));
        QCOMPARE(Station::open(m_folder, Access::Write).error().fault, StoreFault::Wiped);
    }

    void onlyANewStationStartsThereAgain()
    {
        Station station = stationWith({"wipe_ordered_at"});
        const core::PublicKey before = station.identity().key;
        QVERIFY(store::wipe(std::move(station)).ok());
        auto again = Station::create(m_folder, "Chốt 1", false);
        QVERIFY(again.ok());
        QVERIFY(again->identity().key != before && !again->directory());
        // The old order names the old key.
        QVERIFY(again->apply(ordering(before, {"wipe_ordered_at"})).ok());
        QCOMPARE(again->order(), core::DeviceOrder::InUse);
        again = core::Failure{store::StoreError{StoreFault::Io}};
        QVERIFY(Station::open(m_folder, Access::Write).ok());
    }

    void aReaderDestroysNothing()
    {
        (void)stationWith({"wipe_ordered_at"});
        QCOMPARE(store::wipe(*Station::open(m_folder, Access::Read)).error().fault, StoreFault::ReadOnly);
        QVERIFY(fs::exists(m_folder / "device.key") && !store::isWiped(m_folder));
    }

    /// A real kill -9 at some moment of it: the next start goes on, or the order still stands.
    void whatWasKilledGoesOnAtTheNextStart()
    {
        std::minstd_rand random(20210906);
        int halfDone = 0;
        for (int round = 0; round < 12; ++round) {
            init();
            const core::PublicKey key = stationWith({"wipe_ordered_at"}).identity().key;
            for (int i = 0; i < 60; ++i)
                put(m_folder / "attachments" / std::to_string(i), 20000);
            const pid_t child = ::fork();
            if (child == 0) {
                auto station = Station::open(m_folder, Access::Write);
                ::_exit(station.ok() && store::wipe(std::move(*station)).ok() ? 0 : 1);
            }
            while (!store::isWiped(m_folder) && ::waitpid(child, nullptr, WNOHANG) == 0) {
            }
            for (unsigned spin = random() % 3000; spin > 0; --spin)
                (void)::getppid();
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            halfDone += fs::exists(m_folder / "attachments") ? 1 : 0;
            const auto next = Station::open(m_folder, Access::Write);
            QVERIFY(!next.ok());
            QCOMPARE(next.error().fault, StoreFault::Wiped);
            QCOMPARE(namesIn(m_folder), (std::vector<std::string>{"station.lock", "wiped"}));
            QVERIFY(Station::create(m_folder, "again", false)->identity().key != key);
        }
        QVERIFY2(halfDone > 0, "no kill came in the middle");
    }
};

QTEST_GUILESS_MAIN(WipeTest)
#include "wipe_test.moc"
