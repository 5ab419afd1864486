// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"
#include "core/device_report.h"
#include "support/ordered_device.h"
#include "support/sample_world.h"

#include <QTest>

using namespace th;
using namespace th::core;
using journal::Note;

namespace {

const Instant noon = test::instant("2026-03-01T05:00:00Z");

journal::Entry entryOf(std::uint64_t seq, journal::EntryKind kind, Bytes content, Instant at = noon)
{
    journal::Entry entry;
    entry.seq = seq;
    entry.wallMilliseconds = std::chrono::milliseconds(at.time_since_epoch()).count();
    entry.kind = kind;
    entry.content = std::move(content);
    return entry;
}

journal::Entry noteOf(std::uint64_t seq, const Note &note, Instant at = noon)
{
    return entryOf(seq, journal::EntryKind::Note, journal::encodeNote(note), at);
}

std::vector<std::string> kinds(const DeviceReport &report, std::optional<Instant> contacted, Instant now = noon)
{
    std::vector<std::string> found;
    for (const DeviceAlarm &alarm : alarmsOf(report, contacted, now, {}))
        found.push_back(alarm.kind + " " + alarm.detail);
    return found;
}

using Kinds = std::vector<std::string>;

} // namespace

class DeviceReportTest : public QObject {
    Q_OBJECT
private slots:
    void aStartIsReadAsItWasWritten()
    {
        const journal::Start plain{"thonghanh 1", "Chốt 1", true}, disk{"thonghanh 1", "", false, 5, 9};
        QVERIFY(journal::decodeStart(journal::encodeStart(plain)) == plain);
        QVERIFY(journal::decodeStart(journal::encodeStart(disk)) == disk);
        Bytes longer = journal::encodeStart(disk);
        longer.push_back(0);
        QVERIFY(!journal::decodeStart(longer));
        QVERIFY(!journal::decodeStart({}));
        // Only one of the two numbers of the disk.
        cbor::Writer writer;
        writer.map(4).unsignedInteger(1).text("x").unsignedInteger(2).text("").unsignedInteger(3).boolean(false);
        writer.unsignedInteger(4).unsignedInteger(5);
        QVERIFY(!journal::decodeStart(writer.view()));
    }

    void aNoteIsReadAsItWasWritten()
    {
        for (const Note &note : {Note{Note::About::Disk, 5, 9}, Note{Note::About::Clock, 2, -3600},
                                 Note{Note::About::Order, 3, 1630900800}})
            QVERIFY(journal::decodeNote(journal::encodeNote(note)) == note);
        QVERIFY(!journal::decodeNote(journal::encodeNote({Note::About::Disk, -1, 9})));
        QVERIFY(!journal::decodeNote(journal::encodeNote({Note::About::Clock, 3, 0})));
        QVERIFY(!journal::decodeNote(journal::encodeNote({Note::About::Order, 4, 0})));
        QVERIFY(!journal::decodeNote(journal::encodeNote({static_cast<Note::About>(4), 0, 0})));
        QVERIFY(!journal::decodeNote(Bytes(100, 7)));
    }

    void theNewestEntryCounts()
    {
        DeviceReport report;
        QVERIFY(hear(report, entryOf(3, journal::EntryKind::Start, journal::encodeStart({"v2", "", false, 50, 40}))));
        QVERIFY(!hear(report, entryOf(2, journal::EntryKind::Start, journal::encodeStart({"v1", ""}))));
        QVERIFY(hear(report, noteOf(5, {Note::About::Disk, 30, 40})));
        QVERIFY(!hear(report, noteOf(4, {Note::About::Disk, 60, 40})));
        QVERIFY(!hear(report, entryOf(6, journal::EntryKind::Note, Bytes(9, 9))));
        cbor::Writer import;
        import.map(1).unsignedInteger(1).integer((noon - std::chrono::hours(80)).time_since_epoch().count());
        QVERIFY(
            hear(report, entryOf(7, journal::EntryKind::Import, Bytes(import.view().begin(), import.view().end()))));
        QCOMPARE(report.software, std::string("v2"));
        QCOMPARE(report.diskFree, std::optional<std::uint64_t>(30));
        QCOMPARE(report.dataAsOf, std::optional(noon - std::chrono::hours(80)));
        QCOMPARE(report.seq, std::uint64_t{7});
    }

    void aTimeNobodyCanReckonWithIsNone()
    {
        DeviceReport report;
        cbor::Writer import;
        import.map(1).unsignedInteger(1).integer(std::numeric_limits<std::int64_t>::max());
        QVERIFY(
            !hear(report, entryOf(1, journal::EntryKind::Import, Bytes(import.view().begin(), import.view().end()))));
        journal::Entry start = entryOf(2, journal::EntryKind::Start, journal::encodeStart({"v", ""}));
        start.wallMilliseconds = std::numeric_limits<std::int64_t>::min();
        QVERIFY(hear(report, start));
        QVERIFY(!formatRfc3339(*report.startedAt).empty());
    }

    void alarmsComeFromWhatHoldsNow()
    {
        DeviceReport report;
        QCOMPARE(kinds(report, {}), Kinds{"stale never"});
        QCOMPARE(kinds(report, noon - std::chrono::hours(24)), Kinds{});
        QCOMPARE(kinds(report, noon - std::chrono::hours(25)), Kinds{"stale contact"});
        report.dataAsOf = noon - std::chrono::hours(73);
        QCOMPARE(kinds(report, noon), Kinds{"stale data"});
        report.dataAsOf = noon;
        (void)hear(report, noteOf(1, {Note::About::Disk, 39, 40}));
        QCOMPARE(kinds(report, noon), Kinds{"low_disk 39"});
        (void)hear(report, noteOf(2, {Note::About::Disk, 40, 40}));
        QCOMPARE(kinds(report, noon), Kinds{});
        (void)hear(report, noteOf(3, {Note::About::Clock, 1, 0}));
        QCOMPARE(kinds(report, noon), Kinds{"clock went_backwards"});
        (void)hear(report, noteOf(4, {Note::About::Clock, 0, 3600}));
        QCOMPARE(kinds(report, noon), Kinds{"clock leapt"});
        QCOMPARE(kinds(report, noon + std::chrono::hours(24), noon + std::chrono::hours(24)), Kinds{});
    }

    void noWordOfItsOwnHidesThatADeviceFellSilent()
    {
        for (const std::int64_t order : {0, 1, 2, 3}) {
            DeviceReport report;
            (void)hear(report, noteOf(1, {Note::About::Order, order, 0}));
            QCOMPARE(kinds(report, {}), Kinds{"stale never"});
            QCOMPARE(kinds(report, noon - std::chrono::hours(25)), Kinds{"stale contact"});
        }
    }

    void theHeaviestOrderHoldsForExactlyThisKey()
    {
        const PublicKey mine = test::sampleKey(5).publicKey(), other = test::sampleKey(6).publicKey();
        const std::string sample = test::sampleDirectoryJson();
        const auto order = [&](const PublicKey &of, const std::vector<std::string> &orders) {
            return std::string(name(orderFor(*parseDirectory(test::withDevice(asBytes(sample), mine, orders)), of)));
        };
        QCOMPARE(order(mine, {}), std::string("in_use"));
        QCOMPARE(order(mine, {"suspended_since"}), std::string("suspended"));
        QCOMPARE(order(mine, {"suspended_since", "revoked_at"}), std::string("revoked"));
        QCOMPARE(order(mine, {"suspended_since", "revoked_at", "wipe_ordered_at"}), std::string("wipe"));
        QCOMPARE(order(other, {"wipe_ordered_at"}), std::string("in_use"));
    }

    void underAnOrderNothingIsAdmittedAndRefusalsStay()
    {
        const Verdict good = conclude({{ReasonCode::IdCardMatches, Weight::Note}});
        const Verdict bad = conclude({{ReasonCode::BadSignature, Weight::Refuse}});
        QCOMPARE(underOrder(good, DeviceOrder::InUse).kind, VerdictKind::Admit);
        for (const auto order : {DeviceOrder::Suspended, DeviceOrder::Revoked, DeviceOrder::Wipe}) {
            QCOMPARE(underOrder(good, order).kind, VerdictKind::CannotTell);
            QCOMPARE(underOrder(good, order).reasons.front().code, ReasonCode::DeviceOutOfUse);
            QCOMPARE(underOrder(bad, order).kind, VerdictKind::Refuse);
        }
    }
};

QTEST_APPLESS_MAIN(DeviceReportTest)
#include "device_report_test.moc"
