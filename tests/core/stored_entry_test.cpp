// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/journal_extract.h"
#include "core/signing.h"

using namespace th::core;
using namespace th::core::journal;

namespace {

/// A device that writes scans, notes which of them it reduced, and signs.
struct Writer {
    Writer() { head = journal::hash(key.publicKey()); }

    std::uint64_t add(EntryKind kind, Bytes content)
    {
        const Entry entry{entries.size() + 1, head, "b", 1, 1, kind, std::move(content)};
        entries.push_back(encode(entry));
        head = journal::hash(entries.back());
        return entries.size();
    }
    void sign() { add(EntryKind::Checkpoint, signCheckpoint(head, entries.size(), key)); }
    /// What is left of an entry.
    [[nodiscard]] Bytes left(std::uint64_t seq, EntryKind kind = EntryKind::Scan, Bytes content = {}) const
    {
        Entry entry = *decode(entries.at(seq - 1));
        entry.kind = kind;
        entry.content = std::move(content);
        return encodeReduced(journal::hash(entries.at(seq - 1)), entry);
    }
    void note(std::vector<std::uint64_t> seqs)
    {
        Reductions said;
        for (const std::uint64_t seq : seqs)
            said.entries.push_back({seq, digestOfLeft(left(seq))});
        add(EntryKind::Note, encodeReductions(said));
    }
    [[nodiscard]] Extract extract(std::map<std::uint64_t, Bytes> instead = {}) const
    {
        Extract made{key.publicKey(), 0, entries};
        for (auto &[seq, bytes] : instead)
            made.entries.at(seq - 1) = bytes;
        return made;
    }

    std::shared_ptr<SoftwareKey> owned = std::make_shared<SoftwareKey>(SoftwareKey::fromSeed({4})); ///< of copies too
    SoftwareKey &key = *owned;
    Hash head{};
    std::vector<Bytes> entries;
};

/// 1 to 3 scans, 4 revokes, 5 a checkpoint; 6 names 1 and 3 as reduced, 7 a checkpoint.
Writer withTwoReduced()
{
    Writer device;
    for (int i = 0; i < 3; ++i)
        device.add(EntryKind::Scan, {0x01});
    device.add(EntryKind::Revoke, {0x02});
    device.sign();
    device.note({1, 3});
    device.sign();
    return device;
}

std::string walked(Walk &walk, const Extract &extract)
{
    const auto taken = walk.take(extract);
    return taken ? "ok" : taken.error();
}

} // namespace

class StoredEntryTest : public QObject {
    Q_OBJECT
private slots:
    void theBytesAreAsDocumented()
    {
        Reductions said;
        said.policy.fill(0xab);
        said.entries = {{7, {}}, {300, {}}};
        said.entries[1].left.fill(0xcd);
        std::string hex = "83045820";
        for (int i = 0; i < 32; ++i)
            hex += "ab";
        hex += "840750" + std::string(32, '0') + "19012c50";
        for (int i = 0; i < 16; ++i)
            hex += "cd";
        QCOMPARE(toHex(encodeReductions(said)), hex);
        const Entry note{301, {}, "b", 1, 1, EntryKind::Note, encodeReductions(said)};
        QVERIFY(reductionsIn(note) == said);
    }

    void whatBreaksTheFormatTellsNothing()
    {
        const auto in = [](Bytes content, std::uint64_t seq = 10, EntryKind kind = EntryKind::Note) {
            return reductionsIn(Entry{seq, {}, "b", 1, 1, kind, std::move(content)}).has_value();
        };
        Reductions said;
        said.entries = {{4, {}}, {9, {}}};
        const Bytes good = encodeReductions(said);
        QVERIFY(in(good));
        QVERIFY(!in(good, 9)); // what is to come cannot have been reduced
        QVERIFY(!in(good, 10, EntryKind::Scan));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!in(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length))));
        Bytes longer = good;
        longer.push_back(0);
        QVERIFY(!in(longer));
        said.entries = {{4, {}}, {4, {}}};
        QVERIFY(!in(encodeReductions(said)));
        said.entries.clear();
        QVERIFY(!in(encodeReductions(said)));
    }

    void onlySessionsScansAndDeedsCanBeReduced()
    {
        const Writer device = withTwoReduced();
        QVERIFY(openStored(device.left(1))->reduced);
        QVERIFY(openStored(device.left(1))->hash == journal::hash(device.entries[0]));
        QVERIFY(!openStored(device.entries[0])->reduced);
        for (const EntryKind kind : {EntryKind::Revoke, EntryKind::Issue, EntryKind::Reinstate, EntryKind::Checkpoint,
                                     EntryKind::Gap, EntryKind::Note, EntryKind::Start, EntryKind::Import})
            QCOMPARE(openStored(device.left(4, kind)).error(), std::string("entry.reduced"));
        QVERIFY(!openStored(Bytes(33, 0)));
    }

    void whatTheDeviceItselfNamesAsReducedIsRead()
    {
        const Writer device = withTwoReduced();
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract({{1, device.left(1)}, {3, device.left(3)}})), std::string("ok"));
        QVERIFY(!walk.hasUnvouched());
        QCOMPARE(walk.position().seq, 7u);
        QCOMPARE(walk.proven().size(), 5u); // the revocation among them
    }

    void aRevocationThatSomebodyMadeIntoAScanKeepsTheReaderFromGoingOn()
    {
        const Writer device = withTwoReduced();
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract({{4, device.left(4)}})), std::string("ok"));
        QVERIFY(walk.hasUnvouched() && walk.proven().empty() && walk.position().seq == 0);
    }

    void anotherRestThanTheDeviceNamesIsNotBelieved()
    {
        const Writer device = withTwoReduced();
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract({{1, device.left(1, EntryKind::Scan, {0x03})}})), std::string("ok"));
        QVERIFY(walk.hasUnvouched() && walk.proven().empty());
    }

    void aNoteThatNobodySignedVouchesForNothing()
    {
        Writer device;
        device.add(EntryKind::Scan, {0x01});
        device.sign();
        device.note({1});
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract({{1, device.left(1)}})), std::string("ok"));
        QCOMPARE(walk.position().seq, 0u);
        device.sign();
        QCOMPARE(walked(walk, device.extract({{1, device.left(1)}})), std::string("ok")); // what is new of it goes on
        QCOMPARE(walk.position().seq, 4u);
    }

    void theWholeEntryNeedsNobodysWord()
    {
        const Writer device = withTwoReduced();
        Walk walk(device.key.publicKey(), {});
        QCOMPARE(walked(walk, device.extract({{2, device.left(2)}})), std::string("ok"));
        QVERIFY(walk.hasUnvouched());
        Writer more = device;
        more.sign();
        QCOMPARE(walked(walk, more.extract()), std::string("ok"));
        QVERIFY(!walk.hasUnvouched());
        QCOMPARE(walk.position().seq, 8u);
        Walk disguised(device.key.publicKey(), {}); // another kind was made of it
        QCOMPARE(walked(disguised, device.extract({{4, device.left(4)}})), std::string("ok"));
        QCOMPARE(walked(disguised, more.extract()), std::string("journal.fork"));
    }

    void whatWasReadBeforeNeedsNoWord()
    {
        const Writer device = withTwoReduced();
        Walk first(device.key.publicKey(), {});
        QCOMPARE(walked(first, device.extract()), std::string("ok"));
        Writer more = device;
        more.add(EntryKind::Revoke, {0x05});
        more.sign();
        Walk next(device.key.publicKey(), first.position());
        QCOMPARE(walked(next, more.extract({{1, device.left(1)}, {2, device.left(2)}})), std::string("ok"));
        QCOMPARE(next.proven().size(), 1u);
    }
};

QTEST_GUILESS_MAIN(StoredEntryTest)
#include "stored_entry_test.moc"
