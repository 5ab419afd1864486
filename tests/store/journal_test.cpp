// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_world.h"

#include "core/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sodium.h>

using namespace th;
using store::Access;
using store::Station;
using test::Forgery;
using test::reportOf;
using test::sampleRecord;
using test::SmallProvince;

namespace {

constexpr std::uint32_t records = 600;

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    std::filesystem::path m_folder;

private slots:
    void initTestCase()
    {
        m_folder = std::filesystem::path(m_root.path().toStdString()) / "station";
        test::fillJournal(m_folder, records);
    }

    void rowsCanBeReadWithoutTheAuditor()
    {
        const auto station = Station::open(m_folder, Access::Read);
        const auto rows = station->lastRows(3);
        QVERIFY(rows.ok() && rows->size() == 3 && rows->at(0).seq > rows->at(2).seq);
        const store::LogRow &row = rows->at(0); // record 599
        QCOMPARE(row.number, std::string("BD01A-000599"));
        QCOMPARE(row.reasons, std::vector<std::string>{"expired"});
        QVERIFY(row.kind == core::VerdictKind::Refuse && row.officer == "Trần Văn An" && row.source == "gun");
        QCOMPARE(row.checkpoint, std::string("CK-01"));
        QCOMPARE(station->rowsOf({SmallProvince::series(), 599}, 10)->size(), 1U);
        std::uint64_t previous = 0, count = 0;
        QVERIFY(station
                    ->eachRow([&](const store::LogRow &each) {
                        return std::exchange(previous, each.seq) < each.seq && ++count < 50;
                    })
                    .ok());
        QCOMPARE(count, 50U);
        const auto counts = station->countsSince(SmallProvince::now() + std::chrono::seconds(300));
        QCOMPARE(counts->refused, 200U);
        QCOMPARE(counts->admitted + counts->cannotTell, 100U);
    }

    void nothingPersonalLiesInTheOpen()
    {
        QByteArray all;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder)) {
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += file.readAll();
        }
        QVERIFY(all.contains("food")); // the search finds what is there
        for (const char *personal : {"SECRETPASSTEXT", "001085012345", "HƯƠNG", "29A12345"})
            QVERIFY2(!all.contains(personal), personal);
    }

    void theAuditorReadsWhatWasSealed()
    {
        std::array<std::uint8_t, 32> secret{}, open{};
        secret.fill(5);
        QCOMPARE(crypto_scalarmult_base(open.data(), secret.data()), 0);
        const auto folder = m_folder.parent_path() / "sealed";
        {
            Station station = *Station::create(folder, "Sealed", false);
            QVERIFY(station.append({sampleRecord(1)}).ok()); // nobody to seal to yet
            QVERIFY(station.apply(SmallProvince::update({}, core::toHex(open))).ok());
            QVERIFY(station.append({sampleRecord(2), sampleRecord(4)}).ok());
            const auto seqs = station.append({sampleRecord(5)});
            Forgery file(folder / "station.sqlite");
            const auto entry = *core::journal::decode(file.bytesOf(seqs->front()));
            const auto content = store::decodeScan(entry.content);
            const auto session = *core::journal::decode(file.bytesOf(content->sealed->session));
            QVERIFY(session.kind == core::journal::EntryKind::Session);
            const auto plain = core::journal::openSealed(session.content, "a1", secret, content->sealed->sealed.index,
                                                         content->sealed->sealed.box);
            QVERIFY(plain && *plain == store::encodePersonal(sampleRecord(5)));
        }
        QVERIFY(!reportOf(folder).firstBad);
    }

    void hostileTextIsRecordedAndStaysReadable()
    {
        const auto folder = m_folder.parent_path() / "hostile";
        store::ScanRecord hostile = sampleRecord(1);
        hostile.passText = std::string(10'000'000, '\xff');
        hostile.idCardText = std::string("\0\xc3", 2);
        hostile.officer = std::string(63, 'a') + "Đ" + std::string(1000, '\xfe');
        hostile.source = "\xc0\x80";
        hostile.place.checkpoint.text = std::string(5000, '"');
        {
            Station station = *Station::create(folder, "Hostile", false);
            QVERIFY(station.append({hostile}).ok());
        }
        QVERIFY(!reportOf(folder).firstBad);
        QVERIFY(std::filesystem::file_size(folder / "station.sqlite") < 250'000);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
