// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_bench.h"

#include <QFloat16> // which QCOMPARE of a JSON value asks for

#include "administration.h"
#include "core/cbor.h"
#include "hub/device_status.h"

using namespace th;
using namespace th::hub;
using core::journal::EntryKind;
using th::test::JournalMaker;
using th::test::now;

/// What the hub knows of machines. Every case runs against SQLite and against a real PostgreSQL.
class DeviceReportTest : public QObject, private test::StorageBench {
    Q_OBJECT

    static constexpr Milliseconds hour = 3'600'000;

    DeviceStatus only() { return m_storage->deviceStatuses().value().at(0); }
    static void start(JournalMaker &device, const char *software)
    {
        device.add(EntryKind::Start, core::journal::encodeStart({software, "", false, 600, 500}));
    }
    nlohmann::json ask(const nlohmann::json &request, Milliseconds at = now)
    {
        return nlohmann::json::parse(administer(*m_storage, request.dump(), at).dump());
    }

private slots:
    void initTestCase_data() { engines(); }
    void initTestCase() { startPostgres(); }
    void init() { begin(); }
    void cleanup() { m_storage.reset(); }

    void it_learns_what_runs_and_how_old_the_data_is()
    {
        JournalMaker device = approved(1);
        QVERIFY(!only().contacted && only().report.seq == 0);
        start(device, "thonghanh 1.2");
        core::cbor::Writer import;
        import.map(1).unsignedInteger(1).integer(now / 1000 - 60);
        device.add(EntryKind::Import, core::Bytes(import.view().begin(), import.view().end()));
        device.add(EntryKind::Note, core::journal::encodeNote({core::journal::Note::About::Disk, 400, 500}));
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        const DeviceStatus status = only();
        QCOMPARE(status.report.software, std::string("thonghanh 1.2"));
        QCOMPARE(status.report.dataAsOf->time_since_epoch().count(), now / 1000 - 60);
        QCOMPARE(status.report.diskFree, std::optional<std::uint64_t>(400));
        QCOMPARE(status.contacted, std::optional(now));
        m_storage.reset();
        m_storage = openStorage(); // and keeps it
        QCOMPARE(only().report.software, std::string("thonghanh 1.2"));
        QCOMPARE(alarmsNow(only(), now, {}).at(0).kind, std::string("low_disk"));
    }

    void what_was_refused_tells_nothing_but_that_it_was_heard()
    {
        JournalMaker device = approved(1);
        start(device, "good");
        (void)upload(device, 0);
        JournalMaker forked = approved(1);
        start(forked, "forged");
        start(forked, "forged");
        QCOMPARE(upload(forked, 0).outcome, UploadOutcome::Fork);
        QCOMPARE(only().report.software, std::string("good"));
        QCOMPARE(only().kept.at(0).kind, std::string("fork"));
        QCOMPARE(only().kept.at(0).count, std::uint64_t{1});
    }

    void silence_and_old_data_are_alarms_as_of_the_moment_that_is_asked()
    {
        JournalMaker device = approved(1);
        QCOMPARE(ask({{"do", "device_list"}})["devices"][0]["alarms"][0]["detail"], "never");
        QVERIFY(m_storage->contacted(device.publicKey, now).ok());
        QVERIFY(ask({{"do", "device_list"}}, now + 24 * hour)["devices"][0]["alarms"].empty());
        const auto later = ask({{"do", "device_list"}}, now + 25 * hour)["devices"][0]["alarms"];
        QCOMPARE(later[0]["kind"], "stale");
        QCOMPARE(later[0]["since"], now);
        QVERIFY(ask({{"do", "device_list"}, {"contact_hours", 48}}, now + 25 * hour)["devices"][0]["alarms"].empty());
        const auto current = ask({{"do", "alarms"}, {"most", 10}}, now + 25 * hour)["current"];
        QCOMPARE(current[0]["device"], core::toHex(device.publicKey));
        const auto shown = ask({{"do", "device_show"}, {"key", core::toHex(device.publicKey).substr(0, 6)}});
        QCOMPARE(shown["device"]["contacted_at"], now);
        QVERIFY(m_storage->setState(device.publicKey, DeviceState::Revoked, "", now).value());
        QVERIFY(ask({{"do", "alarms"}, {"most", 10}}, now + 25 * hour)["current"].empty());
    }

    void a_device_that_says_it_was_wiped_ends_no_alarm()
    {
        JournalMaker device = approved(1);
        device.add(EntryKind::Note, core::journal::encodeNote({core::journal::Note::About::Order, 3, 0}));
        QCOMPARE(upload(device, 0).outcome, UploadOutcome::Stored);
        const auto shown = ask({{"do", "device_list"}}, now + 25 * hour)["devices"][0];
        QCOMPARE(shown["obeys"], "wipe");
        QCOMPARE(shown["alarms"][0]["kind"], "stale");
        QVERIFY(m_storage->setState(device.publicKey, DeviceState::Revoked, "", now).value());
        QVERIFY(ask({{"do", "device_list"}}, now + 25 * hour)["devices"][0]["alarms"].empty());
    }

    void contacts_close_to_each_other_are_one()
    {
        const JournalMaker device = approved(1);
        QVERIFY(m_storage->contacted(device.publicKey, now).ok());
        QVERIFY(m_storage->contacted(device.publicKey, now + 59'000).ok());
        QCOMPARE(only().contacted, std::optional(now));
        QVERIFY(m_storage->contacted(device.publicKey, now + 60'000).ok());
        QCOMPARE(only().contacted, std::optional(now + 60'000));
        QVERIFY(m_storage->contacted(JournalMaker(7).publicKey, now).ok()); // nobody: nothing
        QCOMPARE(m_storage->deviceStatuses().value().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(DeviceReportTest)
#include "device_report_test.moc"
