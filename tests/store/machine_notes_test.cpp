// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine_notes.h"
#include "store/station.h"
#include "support/ordered_device.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>

using namespace th;
using core::journal::Note;
using store::DiskRoom;
using store::MachineNotes;
using test::SmallProvince;

namespace {

MachineNotes::Machine machine(std::optional<DiskRoom> disk, std::chrono::seconds after = {},
                              std::chrono::seconds leap = {})
{
    core::ClockReading reading = SmallProvince::clock(SmallProvince::now() + after);
    reading.wall += leap;
    return {disk, core::ClockState::Trusted, reading, core::DeviceOrder::InUse, {}};
}

const DiskRoom enough{100, 50}, low{49, 50};

} // namespace

class MachineNotesTest : public QObject {
    Q_OBJECT

    std::vector<Note> m_all;

    /// What is noted of one state after the other.
    std::vector<Note> noted(const std::vector<MachineNotes::Machine> &states)
    {
        MachineNotes notes;
        m_all.clear();
        for (const auto &state : states) {
            for (const Note &note : notes.news(state))
                m_all.push_back(note);
            notes.kept(state);
        }
        return m_all;
    }

private slots:
    void nothingIsNotedOfAMachineThatIsWell()
    {
        QCOMPARE(noted({machine(enough), machine(enough, std::chrono::hours(9)), machine({})}).size(), std::size_t{0});
    }

    void littleRoomIsNotedOnceAndItsEndToo()
    {
        const auto notes = noted({machine(low), machine(low), machine({}), machine(enough)});
        QCOMPARE(notes.size(), std::size_t{2});
        QVERIFY((notes[0] == Note{Note::About::Disk, 49, 50}) && (notes[1] == Note{Note::About::Disk, 100, 50}));
    }

    void aLeapOfTheWallClockIsNoted()
    {
        using std::chrono::hours;
        const auto notes =
            noted({machine(enough), machine(enough, hours(1), -hours(2)), machine(enough, hours(2), -hours(2))});
        QCOMPARE(notes.size(), std::size_t{1});
        QVERIFY((notes[0] == Note{Note::About::Clock, 0, -7200}));
        auto rebooted = machine(enough, hours(1), hours(5));
        rebooted.reading.bootId = "other";
        QCOMPARE(noted({machine(enough), rebooted}).size(), std::size_t{0}); // between boots nobody can compare
    }

    void aClockThatIsNotTrustedIsNoted()
    {
        auto wrong = machine(enough);
        wrong.clock = core::ClockState::WentBackwards;
        const auto notes = noted({machine(enough), wrong, wrong, machine(enough)});
        QCOMPARE(notes.size(), std::size_t{2});
        QCOMPARE(notes[0].first, std::int64_t{1});
        QCOMPARE(notes[1].first, std::int64_t{0});
    }

    void theJournalHasTheStartWithItsDiskAndTheOrder()
    {
        const QTemporaryDir root;
        auto station = *store::Station::create(root.path().toStdString() + "/s", "Chốt 1", false);
        auto update = SmallProvince::update({});
        update.directory = test::withDevice(SmallProvince::directory(), station.identity().key, {"suspended_since"});
        QVERIFY(station.apply(update).ok());
        (void)station.observeClock(SmallProvince::clock());
        QVERIFY(station.noteMachine(SmallProvince::clock()).ok());
        QVERIFY(station.noteMachine(SmallProvince::clock()).ok()); // once is enough
        core::DeviceReport report;
        const auto entries = station.journalAfter(0, 1 << 20);
        QVERIFY(entries.ok());
        std::size_t orders = 0;
        for (const core::Bytes &bytes : *entries) {
            const auto entry = core::journal::decode(bytes);
            QVERIFY(entry.ok());
            (void)hear(report, *entry);
            const auto note = entry->kind == core::journal::EntryKind::Note ? core::journal::decodeNote(entry->content)
                                                                            : std::nullopt;
            orders += note && note->about == Note::About::Order ? 1 : 0;
        }
        QCOMPARE(orders, std::size_t{1});
        QCOMPARE(report.obeys, core::DeviceOrder::Suspended);
        QVERIFY(report.software.starts_with("thonghanh ") && report.diskFree && report.diskWanted);
        QCOMPARE(report.dataAsOf, std::optional(update.asOf));
        QVERIFY(!station.verifyLog()->firstBad);
    }
};

QTEST_GUILESS_MAIN(MachineNotesTest)
#include "machine_notes_test.moc"
