// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"
#include "core/work.h"
#include "evidence/access.h"
#include "store/reduction.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <rapidcheck.h>

using namespace th;
using namespace th::test;
using evidence::Weight;

namespace {

enum class Deed { Edit, Remove, Insert, Reorder, Truncate };
enum class Cover { No, Chain }; ///< Chain: numbers and hashes fit again, but the device's key is not the falsifier's

/// Does it to entry `at` (its number); gives the first number that is wrong then.
void tamper(LogMaker &log, Deed deed, Cover cover, std::uint64_t at)
{
    auto &entries = log.entries;
    const auto place = entries.begin() + static_cast<std::ptrdiff_t>(at - 1);
    switch (deed) {
    case Deed::Edit: {
        auto entry = *core::journal::decode(*place);
        entry.monotonicMilliseconds += 1;
        *place = core::journal::encode(entry);
        break;
    }
    case Deed::Remove:
        entries.erase(place);
        break;
    case Deed::Insert:
        entries.insert(place, core::Bytes(*place));
        break;
    case Deed::Reorder:
        std::swap(*place, *(place + 1));
        break;
    case Deed::Truncate:
        entries.erase(place, entries.end());
        break;
    }
    if (cover == Cover::Chain && at <= entries.size())
        log.rechain(at, nullptr);
}

/// What can be done to a log that its station has reduced, besides.
enum class Falsify { Left, Hash, Note, Reduce, Disguise, Swap };

using Places = std::vector<std::uint64_t>;
/// A log of scans and deeds of which some were reduced, with the signed note: `reduced` and `whole` scans, the note.
struct ReducedLog {
    LogMaker log;
    Places reduced, whole;
    std::uint64_t note = 0;

    ReducedLog(std::uint8_t which, std::size_t length, std::uint32_t pattern) : log(which)
    {
        log.write(length);
        core::journal::Work work;
        work.kind = core::journal::WorkKind::Decide;
        work.officer = "Lê Thị Bình";
        log.add(core::journal::EntryKind::Work, core::journal::encodeWork(work));
        core::journal::Reductions said;
        std::map<std::uint64_t, core::Bytes> left;
        for (std::uint64_t seq = 1; seq <= log.entries.size(); ++seq) {
            auto stored = *core::journal::openStored(log.entries[seq - 1]);
            if (stored.entry.kind == core::journal::EntryKind::Checkpoint)
                continue;
            if ((pattern >> seq % 32 & 1) == 0 && seq != log.entries.size()) {
                whole.push_back(seq);
                continue;
            }
            (void)store::letGoOf(stored.entry, {false, true, true, {}});
            left[seq] = core::journal::encodeReduced(stored.hash, stored.entry);
            said.entries.push_back({seq, core::journal::digestOfLeft(left[seq])});
            reduced.push_back(seq);
        }
        log.add(core::journal::EntryKind::Note, core::journal::encodeReductions(said));
        note = log.entries.size();
        log.sign();
        log.write(8);
        for (auto &[seq, bytes] : left)
            log.entries[seq - 1] = std::move(bytes);
    }
    core::Bytes scanBehindHash(std::uint64_t seq)
    {
        auto stored = *core::journal::openStored(log.entries[seq - 1]);
        auto scan = LogMaker::scan(seq + 1, "CK-09");
        scan.number.clear();
        stored.entry.kind = core::journal::EntryKind::Scan;
        stored.entry.content = store::encodeScan(scan);
        return core::journal::encodeReduced(stored.hash, stored.entry);
    }
    /// Where it was done; 0: it cannot be done here.
    std::uint64_t falsify(Falsify how, std::size_t which)
    {
        const auto one = [&](const Places &places) { return places.empty() ? 0 : places[which % places.size()]; };
        std::uint64_t at = how == Falsify::Note ? note : how == Falsify::Reduce ? one(whole) : one(reduced);
        if (at == 0)
            return 0;
        core::Bytes &bytes = log.entries[at - 1];
        switch (how) {
        case Falsify::Left:
        case Falsify::Reduce:
            bytes = scanBehindHash(at);
            break;
        case Falsify::Hash:
            bytes[1 + which % 32] ^= 1;
            break;
        case Falsify::Note:
            bytes[bytes.size() - 1 - which % 16] ^= 1;
            break;
        case Falsify::Disguise: // what a checkpoint covers as something else
            at = note;
            log.entries[at - 1] = scanBehindHash(at);
            break;
        case Falsify::Swap: {
            const std::uint64_t other = reduced[(which + 1) % reduced.size()];
            if (other == at)
                return 0;
            at = std::min(at, other);
            std::swap(bytes, log.entries[other - 1]);
            break;
        }
        }
        return at;
    }
};

} // namespace

namespace rc {
template <> struct Arbitrary<Falsify> {
    static Gen<Falsify> arbitrary()
    {
        return gen::element(Falsify::Left, Falsify::Hash, Falsify::Note, Falsify::Reduce, Falsify::Disguise,
                            Falsify::Swap);
    }
};
template <> struct Arbitrary<Deed> {
    static Gen<Deed> arbitrary()
    {
        return gen::element(Deed::Edit, Deed::Remove, Deed::Insert, Deed::Reorder, Deed::Truncate);
    }
};
} // namespace rc

class TamperingTest : public QObject {
    Q_OBJECT
private slots:
    void whateverIsDoneToALogIsFoundAndNamed()
    {
        QVERIFY(rc::check([] {
            LogMaker log(1), whole(1);
            const auto length = static_cast<std::size_t>(*rc::gen::inRange(3, 60));
            log.write(length);
            whole.write(length);
            auto hubKey = core::SoftwareKey::fromSeed(LogMaker::seedOf(200));
            const core::Bytes receipt = whole.receipt(length, hubKey);
            const auto deed = *rc::gen::arbitrary<Deed>();
            const auto cover = *rc::gen::element(Cover::No, Cover::Chain);
            const auto at = *rc::gen::inRange<std::uint64_t>(1, length); // one follows it
            tamper(log, deed, cover, at);
            ArchiveWorld world;
            RC_ASSERT(world.archive.takeReceipt(receipt).ok());
            (void)world.take(log.extract());
            const auto report = world.report(log.device);
            // Nothing that was not written counts as proven.
            const bool honest = report.provenUntil == 0 ||
                                report.provenHead == core::journal::hash(whole.entries.at(report.provenUntil - 1));
            RC_ASSERT(honest);
            const bool leavesItOut = report.provenUntil < at || report.chainedFrom > at || deed == Deed::Insert;
            RC_ASSERT(leavesItOut);
            const bool named = std::ranges::any_of(report.findings, [&](const evidence::Finding &finding) {
                const bool here = finding.seq <= at + 9 && finding.until >= at;
                const bool byHub = finding.kind == "receipt_differs" || finding.kind == "removed_tail";
                return finding.weight == Weight::Alarm && (here || (byHub && cover == Cover::Chain));
            });
            RC_ASSERT(named);
        }));
    }

    /// An alarm of the report or a fault of the archive, about this station and none of the others.
    static bool isNamedOfThisStationAlone(ArchiveWorld &world, const std::vector<core::PublicKey> &stations,
                                          std::size_t which)
    {
        bool named = false, others = false;
        for (std::size_t i = 0; i < stations.size(); ++i) {
            const auto report = world.report(stations[i]);
            const bool alarm = std::ranges::any_of(
                report.findings, [](const evidence::Finding &finding) { return finding.weight == Weight::Alarm; });
            (i == which ? named : others) |= alarm;
        }
        const auto faults = *evidence::verifyArchive(world.archive, [](std::uint64_t) { return true; });
        for (const auto &fault : faults)
            (fault.place.device == which ? named : others) = true;
        return named && !others;
    }

    void whateverIsDoneToAReducedLogAmongManyIsFoundAndNamed()
    {
        QVERIFY(rc::check([] {
            auto hubKey = core::SoftwareKey::fromSeed(LogMaker::seedOf(200));
            std::vector<ReducedLog> logs;
            for (std::uint8_t which = 1; which <= 3; ++which)
                logs.emplace_back(which, *rc::gen::inRange<std::size_t>(4, 40), *rc::gen::arbitrary<std::uint32_t>());
            ArchiveWorld world;
            std::vector<core::PublicKey> stations;
            for (ReducedLog &each : logs) {
                stations.push_back(each.log.device);
                const auto head = core::journal::hashOfStored(each.log.entries.back());
                const core::Bytes receipt = core::journal::signReceipt(
                    {{}, each.log.device, each.log.entries.size(), head, LogMaker::begin + 5}, hubKey);
                RC_ASSERT(world.archive.takeReceipt(receipt).ok());
            }
            const auto which = *rc::gen::inRange<std::size_t>(0, 3);
            const auto number = *rc::gen::inRange<std::size_t>(0, 1000);
            ReducedLog &victim = logs[which];
            if (*rc::gen::arbitrary<bool>()) {
                RC_PRE(victim.falsify(*rc::gen::arbitrary<Falsify>(), number) != 0);
            } else {
                auto deed = *rc::gen::arbitrary<Deed>();
                const std::uint64_t at = 1 + number % (victim.log.entries.size() - 1);
                if (deed == Deed::Edit && core::journal::openStored(victim.log.entries[at - 1])->reduced)
                    deed = Deed::Remove;
                tamper(victim.log, deed, Cover::No, at);
            }
            for (const ReducedLog &each : logs)
                (void)world.take(each.log.extract());
            RC_ASSERT(isNamedOfThisStationAlone(world, stations, which));
        }));
    }

    void reducedLogsOfManyStationsThatNobodyTouchedHold()
    {
        ArchiveWorld world;
        for (std::uint8_t which = 1; which <= 3; ++which) {
            const ReducedLog each(which, 30, 0xa5a5a5a5);
            (void)world.take(each.log.extract());
            const auto report = world.report(each.log.device);
            QVERIFY(std::ranges::none_of(
                report.findings, [](const evidence::Finding &finding) { return finding.weight == Weight::Alarm; }));
        }
        QVERIFY(evidence::verifyArchive(world.archive, [](std::uint64_t) { return true; })->empty());
    }

    void secondHistoryIsNamedWhereverItBegins()
    {
        QVERIFY(rc::check([] {
            LogMaker log(1);
            log.write(64);
            const auto at = *rc::gen::inRange<std::uint64_t>(0, 56);
            const bool hasKey = *rc::gen::arbitrary<bool>();
            ArchiveWorld world;
            (void)world.take(log.extract());
            log.cut(at);
            log.clockAhead = 500;
            log.write(9 + *rc::gen::inRange<std::size_t>(0, 60)); // a checkpoint that comes first signs nothing of it
            auto stranger = core::SoftwareKey::fromSeed(LogMaker::seedOf(77));
            if (!hasKey)
                log.rechain(at + 1, &stranger);
            (void)world.take(log.extract());
            const auto report = world.report(log.device);
            const auto *found = find(report, hasKey ? "cloned_device" : at == 0 ? "rewritten" : "fork");
            RC_ASSERT(found);
            const bool begins = found->seq == at + 1 || hasKey;
            RC_ASSERT(begins); // signed: which of the two is the log is what is proven farther
        }));
    }

    void entryBehindTheHashOfWhatItReplacedIsChanged()
    {
        ArchiveWorld world;
        LogMaker log(1);
        log.write(40);
        (void)world.take(log.extract());
        auto entry = *core::journal::decode(log.entries[9]);
        entry.monotonicMilliseconds += 1;
        core::Bytes bytes(1, 0);
        for (const auto &part :
             {core::Bytes(entry.previous.begin(), entry.previous.end()), core::journal::encode(entry)})
            bytes.insert(bytes.end(), part.begin(), part.end());
        const auto hash = core::journal::hash(log.entries[9]);
        std::ranges::copy(hash, bytes.begin() + 1);
        SQLite::Database database(world.file.string(), SQLite::OPEN_READWRITE);
        SQLite::Statement change(database, "UPDATE entry SET bytes = ?1 WHERE id = 10");
        change.bind(1, bytes.data(), static_cast<int>(bytes.size()));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, change.exec());
        database.exec("DROP TRIGGER entry_fixed");
        change.tryReset();
        QCOMPARE(change.exec(), 1);
        const auto faults = evidence::verifyArchive(world.archive, [](std::uint64_t) { return true; });
        QVERIFY(!faults->empty());
        QCOMPARE(faults->front().place.seq, 10u);
        const bool found = std::ranges::any_of(*faults, [](const auto &fault) { return fault.kind == "retention"; });
        QVERIFY(found); // no line of the access journal says so
    }

    void whateverIsDoneToTheArchiveIsFoundAndNamed()
    {
        ArchiveWorld world;
        LogMaker log(1), other(2);
        log.write(40);
        other.write(30);
        (void)world.take(log.extract());
        (void)world.take(other.extract());
        QVERIFY(evidence::noteAccess(world.archive, {0, {}, "An", "export", "case 7", "a.csv", {}, {}}).ok());
        const QString copy = world.folder.filePath(QStringLiteral("copy.evidence"));
        const auto always = [](std::uint64_t) { return true; };
        QVERIFY(rc::check([&] {
            QFile::remove(copy);
            {
                SQLite::Database whole(world.file.string(), SQLite::OPEN_READONLY);
                whole.exec("VACUUM INTO '" + copy.toStdString() + "'");
            }
            const auto seq = *rc::gen::inRange(1, 30);
            const std::string id = std::to_string((std::int64_t{*rc::gen::inRange(0, 2)} << 44) + seq);
            const auto deed = *rc::gen::element<std::string>(
                "UPDATE entry SET bytes = (SELECT bytes FROM entry WHERE id = 25) WHERE id = " + id,
                "DELETE FROM entry WHERE id = " + id, "UPDATE entry SET id = id + (1 << 40) WHERE id = " + id,
                "INSERT INTO entry SELECT id + 1000, bytes FROM entry WHERE id = " + id,
                "UPDATE run SET proven = proven + 8, head = zeroblob(32)",
                "UPDATE field SET data = (SELECT data FROM field WHERE id = 2) WHERE id = 1",
                "UPDATE run SET proven = 0", "UPDATE block SET min_wall = min_wall - 1",
                "UPDATE block SET max_wall = max_wall - 1 WHERE id = 2",
                "INSERT INTO field SELECT id + 5, data FROM field WHERE (id & 0xffffffff) = 1;"
                "INSERT INTO block SELECT 6, device, branch, first_seq + " +
                    std::string(*rc::gen::arbitrary<bool>() ? "0" : "100") +
                    ", rows, min_wall, max_wall FROM block WHERE id = 1",
                "DROP TRIGGER access_fixed; UPDATE access SET bytes = zeroblob(9)");
            {
                SQLite::Database database(copy.toStdString(), SQLite::OPEN_READWRITE);
                database.exec("DROP TRIGGER entry_kept; DROP TRIGGER entry_fixed;" + deed);
                RC_PRE(database.execAndGet("SELECT count(*) FROM entry WHERE id = 25").getInt() == 1 ||
                       deed.starts_with("DELETE") || deed.find("id + (1") != std::string::npos);
                if (deed.find("WHERE id = 25) WHERE id = 25") != std::string::npos)
                    RC_DISCARD("nothing changed");
            }
            auto archive = evidence::Archive::open(copy.toStdString(), evidence::Archive::Access::Read);
            RC_ASSERT(archive.ok());
            const auto faults = evidence::verifyArchive(*archive, always);
            const bool found = !faults.ok() || !faults->empty();
            RC_ASSERT(found);
        }));
    }
};

QTEST_GUILESS_MAIN(TamperingTest)
#include "tampering_test.moc"
