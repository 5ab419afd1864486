// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_world.h"
#include "evidence/access.h"

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

} // namespace

namespace rc {
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
