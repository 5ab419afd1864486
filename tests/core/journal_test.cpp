// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal.h"
#include "core/session_reader.h"
#include "support/sample_pass.h"

#include <QTest>
#include <rapidcheck.h>
#include <sodium.h>

using namespace th::core;
using namespace th::core::journal;
using th::test::sampleKey;

namespace {

Entry sampleEntry()
{
    Entry entry;
    entry.seq = 42;
    entry.previous.fill(7);
    entry.bootId = "f3b0c442-98fc-1c14-9afb-f4c8996fb924";
    entry.wallMilliseconds = 1'630'983'600'123;
    entry.monotonicMilliseconds = 4711;
    entry.kind = EntryKind::Scan;
    entry.content = {0x83, 0x01, 0x02, 0x03};
    return entry;
}

bool same(const Entry &a, const Entry &b)
{
    return a.seq == b.seq && a.previous == b.previous && a.bootId == b.bootId && a.kind == b.kind &&
           a.wallMilliseconds == b.wallMilliseconds && a.monotonicMilliseconds == b.monotonicMilliseconds &&
           a.content == b.content;
}

std::string complaint(const Bytes &bytes)
{
    const auto decoded = decode(bytes);
    return decoded ? "ok" : decoded.error();
}

struct AuditorPair {
    Auditor auditor;
    std::array<std::uint8_t, 32> secret{};
};

AuditorPair makeAuditor(const std::string &id, std::uint8_t seed)
{
    AuditorPair pair;
    std::array<std::uint8_t, crypto_box_SEEDBYTES> bytes{};
    bytes.fill(seed);
    pair.auditor.id = id;
    crypto_box_seed_keypair(pair.auditor.key.data(), pair.secret.data(), bytes.data());
    return pair;
}

const Bytes secretText{'N', 'g', 'u', 'y', 0xe1, 0xbb, 0x85, 'n'};

} // namespace

class JournalTest : public QObject {
    Q_OBJECT
private slots:
    void entriesComeBackAsTheyWere()
    {
        QVERIFY(same(*decode(encode(sampleEntry())), sampleEntry()));
        QVERIFY(rc::check("round trip", [] {
            Entry entry = sampleEntry();
            entry.seq = *rc::gen::inRange<std::uint64_t>(1, INT64_MAX);
            entry.wallMilliseconds = *rc::gen::arbitrary<std::int64_t>();
            entry.monotonicMilliseconds = *rc::gen::arbitrary<std::int64_t>();
            entry.kind = static_cast<EntryKind>(*rc::gen::inRange(1, 7));
            entry.content = *rc::gen::arbitrary<Bytes>();
            RC_ASSERT(same(*decode(encode(entry)), entry));
        }));
    }

    void theBytesAreAsDocumented()
    {
        Entry entry = sampleEntry();
        entry.previous.fill(0);
        entry.bootId = "b";
        entry.wallMilliseconds = -1;
        QCOMPARE(toHex(encode(entry)), "8801182a5820" + std::string(64, '0') + "61622019126701" + "4483010203");
    }

    void refusesByName()
    {
        const Bytes good = encode(sampleEntry());
        Bytes version = good, trailing = good;
        version[1] = 2;
        trailing.push_back(0);
        QCOMPARE(complaint(version), std::string("entry.version"));
        QVERIFY(QString::fromStdString(complaint(trailing)).startsWith(QStringLiteral("cbor.trailing_bytes")));
        QVERIFY(complaint(Bytes(good.begin(), good.end() - 1)) != "ok");
        QVERIFY(complaint({}) != "ok");
        Entry entry = sampleEntry();
        entry.seq = 0;
        QCOMPARE(complaint(encode(entry)), std::string("entry.seq"));
        entry = sampleEntry();
        entry.kind = static_cast<EntryKind>(12);
        QCOMPARE(complaint(encode(entry)), std::string("entry.kind"));
        entry = sampleEntry();
        entry.content.resize(maxContentBytes + 1);
        QVERIFY(QString::fromStdString(complaint(encode(entry))).startsWith(QStringLiteral("cbor.too_long")));
    }

    void everyFlippedBitShows()
    {
        const Bytes good = encode(sampleEntry());
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1u << bit % 8));
            const auto decoded = decode(bad);
            QVERIFY(hash(bad) != hash(good));
            QVERIFY(!decoded || encode(*decoded) == bad); // one entry, one encoding
        }
    }

    void aCheckpointVouchesForOneHeadOnly()
    {
        SoftwareKey device = sampleKey(9);
        const Hash head = hash(encode(sampleEntry()));
        Hash other = head;
        other[31] ^= 1;
        const Bytes content = signCheckpoint(head, 42, device);
        QVERIFY(verifyCheckpoint(content, head, 42, device.publicKey()));
        QVERIFY(!verifyCheckpoint(content, head, 43, device.publicKey()));
        QVERIFY(!verifyCheckpoint(content, other, 42, device.publicKey()));
        QVERIFY(!verifyCheckpoint(content, head, 42, sampleKey(8).publicKey()));
        QVERIFY(!verifyCheckpoint({}, head, 42, device.publicKey()));
        for (std::size_t i = 0; i < content.size(); ++i) {
            Bytes bad = content;
            bad[i] ^= 0x01;
            QVERIFY(!verifyCheckpoint(bad, head, 42, device.publicKey()));
            QVERIFY(!verifyCheckpoint(ByteView(content).first(i), head, 42, device.publicKey()));
        }
    }

    void everyAuditorOpensEveryRecord()
    {
        const AuditorPair first = makeAuditor("pc06", 1), second = makeAuditor("thanh-tra", 2);
        Sealer sealer({first.auditor, second.auditor});
        std::vector<Sealer::Sealed> records;
        for (int i = 0; i < 5; ++i)
            records.push_back(sealer.seal(secretText));
        for (const AuditorPair &pair : {first, second})
            for (const auto &[index, box] : records) {
                const auto opened = openSealed(sealer.sessionContent(), pair.auditor.id, pair.secret, index, box);
                QVERIFY(opened && *opened == secretText);
            }
        QVERIFY(records[0].box != records[1].box);
        QCOMPARE(records[4].index, std::uint64_t(4));
    }

    void auditorReadsASessionInAnyOrder()
    {
        const SoftwareKey key = sampleKey(4), stranger = sampleKey(5);
        Auditor auditor{};
        auditor.id = "pc06";
        auditor.key = *auditorKeyOf(key.publicKey());
        const AuditorPair other = makeAuditor("thanh-tra", 2);
        Sealer sealer({other.auditor, auditor});
        std::vector<Sealer::Sealed> records;
        for (int i = 0; i < 5; ++i)
            records.push_back(sealer.seal(secretText));
        const Bytes session = sealer.sessionContent();
        auto reader = SessionReader::open(session, [&](ByteView box) { return key.openSealed(box); });
        QVERIFY(reader);
        for (const std::size_t i : {0U, 1U, 4U, 4U, 2U, 0U, 3U})
            QVERIFY(reader->read(records[i].index, records[i].box) == Bytes(secretText));
        QVERIFY(!reader->read(1, records[2].box));
        QVERIFY(!reader->read(UINT64_MAX, records[2].box));
        QVERIFY(!reader->read(2, {}));
        QVERIFY(reader->read(2, records[2].box));
        QVERIFY(!SessionReader::open(session, [&](ByteView box) { return stranger.openSealed(box); }));
        for (std::size_t length = 0; length < session.size(); ++length)
            QVERIFY(!SessionReader::open(ByteView(session).first(length),
                                         [&](ByteView box) { return key.openSealed(box); }));
    }

    void nobodyElseDoes()
    {
        const AuditorPair auditor = makeAuditor("pc06", 1), stranger = makeAuditor("pc06", 3);
        Sealer sealer({auditor.auditor});
        const auto &[index, box] = sealer.seal(secretText);
        const Bytes session = sealer.sessionContent();
        QVERIFY(!openSealed(session, "pc06", stranger.secret, index, box));
        QVERIFY(!openSealed(session, "other", auditor.secret, index, box));
        QVERIFY(!openSealed(session, "pc06", auditor.secret, index + 1, box));
        QVERIFY(!openSealed(session, "pc06", auditor.secret, UINT64_MAX, box));
        QVERIFY(!openSealed(Sealer({auditor.auditor}).sessionContent(), "pc06", auditor.secret, index, box));
        for (std::size_t i = 0; i < box.size(); ++i) {
            Bytes bad = box;
            bad[i] ^= 1;
            QVERIFY(!openSealed(session, "pc06", auditor.secret, index, bad));
        }
        for (std::size_t length = 0; length < session.size(); ++length)
            QVERIFY(!openSealed(ByteView(session).first(length), "pc06", auditor.secret, index, box));
        QVERIFY(!openSealed(session, "pc06", auditor.secret, index, {}));
    }

    void withoutAuditorsNothingPersonalStays()
    {
        Sealer sealer(std::vector<Auditor>{});
        QVERIFY(sealer.seal(secretText).box.empty());
        Auditor useless; // an all-zero key: nothing can be sealed to it
        useless.id = "x";
        Sealer other({useless});
        QVERIFY(other.seal(secretText).box.empty());
    }

    void aMovedSealerGoesOn()
    {
        const AuditorPair auditor = makeAuditor("pc06", 1);
        Sealer sealer({auditor.auditor});
        (void)sealer.seal(secretText);
        Sealer moved = std::move(sealer);
        const auto &[index, box] = moved.seal({});
        QCOMPARE(index, std::uint64_t(1));
        QVERIFY(openSealed(moved.sessionContent(), "pc06", auditor.secret, index, box) == Bytes{});
    }
};

QTEST_APPLESS_MAIN(JournalTest)
#include "journal_test.moc"
