// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/journal_extract.h"
#include "core/signing.h"

using namespace th::core;
using namespace th::core::journal;

namespace {

/// A device that writes notes, loses some of them, and may say so.
struct Writer {
    Writer() { head = journal::hash(key.publicKey()); }

    void add(EntryKind kind, Bytes content)
    {
        const Entry entry{next, head, "b", 1, 1, kind, std::move(content)};
        Bytes bytes = encode(entry);
        head = journal::hash(bytes);
        hashes[next] = head;
        entries.emplace(next++, std::move(bytes));
    }
    void notes(int count)
    {
        for (int i = 0; i < count; ++i)
            add(EntryKind::Note, {0x01});
    }
    void sign() { add(EntryKind::Checkpoint, signCheckpoint(head, next - 1, key)); }
    void lose(std::uint64_t first, std::uint64_t last)
    {
        for (std::uint64_t seq = first; seq <= last; ++seq)
            entries.erase(seq);
    }
    void name(std::uint64_t first, std::uint64_t last)
    {
        add(EntryKind::Gap, encodeGap({first, last, first == 1 ? journal::hash(key.publicKey()) : hashes[first - 1]}));
    }
    /// What somebody on the way puts into a place that is empty: chained to what is before it, signed by nobody.
    void forge(std::uint64_t seq, EntryKind kind, Bytes content)
    {
        Bytes bytes = encode({seq, hashes[seq - 1], "b", 1, 1, kind, std::move(content)});
        hashes[seq] = journal::hash(bytes);
        entries[seq] = std::move(bytes);
    }
    [[nodiscard]] Extract extract(std::uint64_t after = 0) const
    {
        Extract made{key.publicKey(), after, {}};
        for (const auto &[seq, bytes] : entries)
            if (seq > after)
                made.entries.push_back(bytes);
        return made;
    }

    SoftwareKey key = SoftwareKey::fromSeed({3});
    Hash head{};
    std::uint64_t next = 1;
    std::map<std::uint64_t, Bytes> entries;
    std::map<std::uint64_t, Hash> hashes;
};

/// 1 to 7; 8 to 10 lost and named in 11; 12; a checkpoint, the only one but for number 4.
Writer withALossOfThree()
{
    Writer device;
    device.notes(3);
    device.sign();
    device.notes(6);
    device.lose(8, 10);
    device.name(8, 10);
    device.notes(1);
    device.sign();
    return device;
}

std::vector<std::uint64_t> provenNumbers(const Walk &walk)
{
    std::vector<std::uint64_t> numbers;
    for (const Entry &entry : walk.proven())
        numbers.push_back(entry.seq);
    return numbers;
}

using Numbers = std::vector<std::uint64_t>;

std::string walked(Walk &walk, const Extract &extract)
{
    const auto taken = walk.take(extract);
    return taken ? "ok" : taken.error();
}

} // namespace

/// What a device lost, and says itself that it lost, does not keep its readers from what it wrote behind.
class JournalGapTest : public QObject {
    Q_OBJECT
private slots:
    void theBytesAreAsDocumented()
    {
        Hash before{};
        before.fill(0xab);
        std::string hex = "8318"
                          "3d"
                          "1864"
                          "5820";
        for (int i = 0; i < 32; ++i)
            hex += "ab";
        QCOMPARE(toHex(encodeGap({61, 100, before})), hex);
        const auto back = decodeGap(encodeGap({61, 100, before}), 101);
        QVERIFY(back && *back == (Gap{61, 100, before}));
    }

    void rulesAreNamed()
    {
        const auto rule = [](const Bytes &content, std::uint64_t seq = 10) {
            const auto gap = decodeGap(content, seq);
            return gap ? std::string("ok") : gap.error();
        };
        QCOMPARE(rule(encodeGap({0, 3, {}})), std::string("gap.range"));
        QCOMPARE(rule(encodeGap({4, 3, {}})), std::string("gap.range"));
        QCOMPARE(rule(encodeGap({4, 10, {}})), std::string("gap.range")); // what is to come is not lost
        Bytes good = encodeGap({4, 9, {}});
        QCOMPARE(rule(good), std::string("ok"));
        for (std::size_t length = 0; length < good.size(); ++length)
            QCOMPARE(rule(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length))),
                     std::string("gap.cbor"));
        good.push_back(0);
        QCOMPARE(rule(good), std::string("gap.cbor"));
    }

    void behindALostEndThatIsNamedTheJournalGoesOn()
    {
        Writer device;
        device.notes(5);
        device.sign(); // 6
        device.notes(4);
        device.lose(8, 10);
        device.name(8, 10);
        device.notes(1);
        device.sign(); // 13
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QVERIFY(!walk.hasGap());
        QCOMPARE(walk.position().seq, std::uint64_t(13));
        QCOMPARE(walk.lost().size(), std::size_t(1));
        QCOMPARE(walk.lost().front().first, std::uint64_t(8));
        QCOMPARE(walk.lost().front().last, std::uint64_t(10));
        QCOMPARE(walk.proven().size(), std::size_t(5 + 1 + 1 + 1));
    }

    /// Lost in the middle, noticed long after: all behind it waits for the word of the device, under its signature.
    void nothingBehindAGapCountsUntilItIsNamedUnderACheckpoint()
    {
        Writer device;
        device.notes(3);
        device.sign(); // 4
        device.notes(3);
        device.sign(); // 8
        device.notes(3);
        device.sign(); // 12
        device.lose(5, 6);
        Walk unnamed(device.key.publicKey(), {});
        QCOMPARE(walked(unnamed, device.extract()), std::string("ok"));
        QVERIFY(unnamed.hasGap() && unnamed.lost().empty());
        QCOMPARE(unnamed.position().seq, std::uint64_t(4));
        device.name(5, 6); // 13
        Walk unsignedYet(device.key.publicKey(), {});
        QCOMPARE(walked(unsignedYet, device.extract()), std::string("ok"));
        QVERIFY(unsignedYet.hasGap());
        QCOMPARE(unsignedYet.position().seq, std::uint64_t(4));
        device.sign(); // 14
        Walk named(device.key.publicKey(), {});
        QCOMPARE(walked(named, device.extract()), std::string("ok"));
        QVERIFY(!named.hasGap());
        QCOMPARE(named.position().seq, std::uint64_t(14));
    }

    void aNameForLessThanIsMissingIsNotEnough()
    {
        Writer device;
        device.notes(3);
        device.sign(); // 4
        device.notes(6);
        device.lose(5, 10);
        device.name(7, 10);
        device.sign();
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QVERIFY(walk.hasGap());
        QCOMPARE(walk.position().seq, std::uint64_t(4));
    }

    /// What was sent in time is known for ever, whatever the device lost of it later.
    void whatIsKnownOfALossStays()
    {
        Writer device;
        device.notes(5);
        device.sign(); // 6
        Walk before(device.key.publicKey(), {});
        QCOMPARE(walked(before, device.extract()), std::string("ok"));
        device.notes(3);
        device.lose(3, 9);
        device.name(3, 9); // 10
        device.sign();
        Walk walk(device.key.publicKey(), before.position());
        QCOMPARE(walked(walk, device.extract(2)), std::string("ok"));
        QCOMPARE(walk.position().seq, std::uint64_t(11));
        QCOMPARE(walk.lost().front().first, std::uint64_t(7));
    }

    void aNameForALossRewritesNothing()
    {
        Writer device;
        device.notes(5);
        device.sign(); // 6
        Walk before(device.key.publicKey(), {});
        QCOMPARE(walked(before, device.extract()), std::string("ok"));
        const Position known = before.position();
        Writer other; // the same key with another past
        other.notes(2);
        other.add(EntryKind::Note, {0x02});
        other.notes(3);
        other.lose(4, 6);
        other.name(4, 6);
        other.sign();
        QCOMPARE(walked(before, other.extract()), std::string("journal.fork"));
        Walk later(device.key.publicKey(),
                   known); // only what follows: another head under the last number that is known
        QCOMPARE(walked(later, other.extract(6)), std::string("journal.fork"));
        Writer liar;
        liar.notes(5);
        liar.sign();
        liar.notes(2);
        liar.lose(7, 8);
        liar.hashes[6] = {}; // says that it went on from another entry than the one that is known
        liar.name(7, 8);
        liar.sign();
        Walk walk(liar.key.publicKey(), known);
        QCOMPARE(walked(walk, liar.extract(6)), std::string("journal.fork"));
    }

    /// No signature reaches what stands in a range that the device has lost: neither its bytes nor what it names.
    void whatIsPutIntoALossIsNotProven()
    {
        Writer device = withALossOfThree();
        device.forge(8, EntryKind::Revoke, {0x01});
        device.forge(9, EntryKind::Note, {0x01});
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QCOMPARE(provenNumbers(walk), (Numbers{1, 2, 3, 5, 6, 7, 11, 12}));
        QVERIFY(!walk.hasGap());
        QCOMPARE(walk.lost().size(), std::size_t(1));
        QCOMPARE(walk.lost().front().first, std::uint64_t(8));
        QCOMPARE(walk.lost().front().last, std::uint64_t(10));
    }

    void aGapEntryPutIntoALossHidesNothing()
    {
        Writer device = withALossOfThree();
        device.lose(7, 7); // kept back on the way
        device.forge(9, EntryKind::Gap, encodeGap({7, 8, device.hashes[6]}));
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QVERIFY(walk.hasGap());
        QCOMPARE(walk.position().seq, std::uint64_t(4));
        device.entries.erase(9); // nor does the genuine one excuse more than it names
        Walk more(device.key.publicKey(), {});
        QCOMPARE(walked(more, device.extract()), std::string("ok"));
        QVERIFY(more.hasGap());
        QCOMPARE(more.position().seq, std::uint64_t(4));
    }

    void aGapEntryInAnotherLossExcusesNothing()
    {
        Writer device = withALossOfThree(); // and 1 to 2 kept back, said to be lost in 9
        device.lose(1, 2);
        device.forge(9, EntryKind::Gap, encodeGap({1, 2, journal::hash(device.key.publicKey())}));
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QVERIFY(walk.hasGap());
        QCOMPARE(walk.position().seq, std::uint64_t(0));
    }

    /// Known by its bytes under a signature, though an older loss was not named yet when it came.
    void whatWasSignedBeforeItWasLostIsProven()
    {
        Writer device;
        device.notes(7);
        device.sign(); // 8
        device.notes(1);
        device.sign(); // 10
        device.notes(2);
        device.lose(5, 6);
        device.lose(12, 12);
        device.name(9, 12); // 13; 9 to 11 are known here all the same, 9 and 10 signed
        device.name(5, 6);
        device.sign(); // 15
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QCOMPARE(provenNumbers(walk), (Numbers{1, 2, 3, 4, 7, 9, 13, 14}));
        QCOMPARE(walk.lost().size(), std::size_t(2));
        QCOMPARE(walk.lost().front().first, std::uint64_t(5));
        QCOMPARE(walk.lost().back().first, std::uint64_t(11));
        QCOMPARE(walk.lost().back().last, std::uint64_t(12));
    }

    void aLossMayBeNamedAgainAndWider()
    {
        Writer device;
        device.notes(3);
        device.sign(); // 4
        device.notes(9);
        device.lose(6, 6);
        device.lose(8, 10);
        device.name(8, 10); // 14
        device.name(6, 6);
        device.lose(11, 12);
        device.name(8, 12); // 16
        device.lose(6, 12);
        device.name(6, 12); // 17
        device.sign();
        device.notes(1);
        device.sign(); // 20
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QCOMPARE(walk.position().seq, std::uint64_t(20));
        QCOMPARE(provenNumbers(walk), (Numbers{1, 2, 3, 5, 13, 14, 15, 16, 17, 19}));
        QCOMPARE(walk.lost().size(), std::size_t(1));
    }

    /// Whoever holds a device's key may write what he likes into its journal: reading it ends.
    void moreLossesAtOnceThanMayBeAreRefused()
    {
        const auto withLosses = [](std::uint64_t count) {
            Writer device;
            device.notes(static_cast<int>(2 * count + 1));
            for (std::uint64_t i = 1; i <= count; ++i)
                device.lose(2 * i, 2 * i);
            for (std::uint64_t i = 1; i <= count; ++i)
                device.name(2 * i, 2 * i);
            device.sign();
            return device;
        };
        Writer device = withLosses(mostGapsAtOnce);
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract()), std::string("ok"));
        QCOMPARE(walk.lost().size(), mostGapsAtOnce);
        const std::uint64_t last = walk.position().seq;
        device.notes(2); // what was named no longer counts
        device.lose(last + 1, last + 1);
        device.name(last + 1, last + 1);
        device.sign();
        QCOMPARE(walked(walk, device.extract(last)), std::string("ok"));
        QVERIFY(!walk.hasGap());
        const Writer ruined = withLosses(mostGapsAtOnce + 1);
        Walk refused(ruined.key.publicKey(), {});
        QCOMPARE(walked(refused, ruined.extract()), std::string("journal.entry"));
        Writer wordy;
        wordy.notes(2);
        wordy.lose(1, 1);
        for (std::size_t i = 0; i <= mostGapsAtOnce; ++i)
            wordy.name(1, 1);
        Walk talk(wordy.key.publicKey(), {});
        QCOMPARE(walked(talk, wordy.extract()), std::string("journal.entry"));
    }

    void numbersAscend()
    {
        Writer device;
        device.notes(3);
        device.sign();
        Extract extract = device.extract();
        std::swap(extract.entries[0], extract.entries[1]);
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, extract), std::string("journal.entry"));
        extract = device.extract();
        extract.after = 1; // and come after what it says they come after
        Walk again(device.key.publicKey(), {});
        QCOMPARE(walked(again, extract), std::string("journal.entry"));
    }
};

QTEST_GUILESS_MAIN(JournalGapTest)
#include "journal_gap_test.moc"
