// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "store/scan_content.h"
#include "store/station.h"
#include "support/small_province.h"

#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

namespace th::test {

/// The n-th of a mixed lot: every third a foreign code, the others expired.
inline store::ScanRecord sampleRecord(std::uint32_t n)
{
    store::ScanRecord record;
    record.verdict =
        n % 3 == 0 ? core::judge(core::DecodeError{core::DecodeFault::NotAPass, {}, {}})
                   : core::conclude({{core::ReasonCode::Expired, core::Weight::Refuse, {}, SmallProvince::now()}});
    if (n % 3 != 0)
        record.number = core::PassNumber{SmallProvince::series(), n};
    record.proven = n % 3 == 1;
    record.category = "food";
    record.authority = "P00001";
    record.officer = "Trần Văn An";
    record.place = SmallProvince::gate();
    record.clock = SmallProvince::clock(SmallProvince::now() + std::chrono::seconds(n));
    record.judgedAt = record.clock.wall;
    record.source = "gun";
    record.passText = "TH1:SECRETPASSTEXT" + std::to_string(n);
    record.idCardText = "001085012345||NGUYỄN THỊ HƯƠNG||||";
    record.plate = "29A12345";
    return record;
}

/// A copy of the database in a falsifier's hands: the triggers are gone.
class Forgery {
public:
    explicit Forgery(const std::filesystem::path &file) : m_database(file, SQLite::OPEN_READWRITE)
    {
        for (const char *trigger :
             {"journal_entry_kept", "journal_entry_fixed", "journal_scan_kept", "journal_scan_fixed"})
            m_database.exec(std::string("DROP TRIGGER IF EXISTS ") + trigger);
        m_database.exec("PRAGMA synchronous = OFF; BEGIN");
    }
    ~Forgery() { m_database.exec("COMMIT"); }

    void run(const std::string &sql) { m_database.exec(sql); }
    std::uint64_t number(const std::string &sql)
    {
        return static_cast<std::uint64_t>(m_database.execAndGet(sql).getInt64());
    }

    core::Bytes bytesOf(std::uint64_t seq)
    {
        SQLite::Statement get(m_database, "SELECT bytes FROM journal_entry WHERE seq = ?1");
        get.bind(1, static_cast<std::int64_t>(seq));
        get.executeStep();
        const auto *data = static_cast<const std::uint8_t *>(get.getColumn(0).getBlob());
        return {data, data + get.getColumn(0).getBytes()};
    }

    void setBytes(std::uint64_t seq, const core::Bytes &bytes)
    {
        SQLite::Statement set(m_database, "UPDATE journal_entry SET bytes = ?2 WHERE seq = ?1");
        set.bind(1, static_cast<std::int64_t>(seq));
        set.bind(2, bytes.data(), static_cast<int>(bytes.size()));
        set.exec();
    }

    void setHash(std::uint64_t seq, const core::journal::Hash &hash)
    {
        SQLite::Statement set(m_database, "UPDATE journal_entry SET hash = ?2 WHERE seq = ?1");
        set.bind(1, static_cast<std::int64_t>(seq));
        set.bind(2, hash.data(), static_cast<int>(hash.size()));
        set.exec();
    }

    /// Changes entry `from` and makes the chain fit again from there on; `signer`: also checkpoints, with its own key.
    void rewriteChain(std::uint64_t from, core::Signer *signer)
    {
        const std::uint64_t last = number("SELECT max(seq) FROM journal_entry");
        auto first = *core::journal::decode(bytesOf(from));
        first.monotonicMilliseconds += 1;
        core::journal::Hash head = first.previous;
        for (std::uint64_t seq = from; seq <= last; ++seq) {
            auto entry = seq == from ? first : *core::journal::decode(bytesOf(seq));
            entry.previous = head;
            if (signer && entry.kind == core::journal::EntryKind::Checkpoint)
                entry.content = core::journal::signCheckpoint(head, seq - 1, *signer);
            const core::Bytes bytes = core::journal::encode(entry);
            head = core::journal::hash(bytes);
            setBytes(seq, bytes);
            setHash(seq, head);
        }
    }

    SQLite::Database &database() { return m_database; }

private:
    SQLite::Database m_database;
};

/// What `verifyLog` finds in a folder.
inline store::LogReport reportOf(const std::filesystem::path &folder)
{
    const auto station = store::Station::open(folder, store::Access::Read);
    if (!station)
        qFatal("%s", station.error().detail.c_str());
    return *station->verifyLog();
}

/// A new station whose log holds this many `sampleRecord`s, in batches of a hundred.
inline void fillJournal(const std::filesystem::path &folder, std::uint32_t records)
{
    store::Station station = *store::Station::create(folder, "Log", false);
    for (std::uint32_t n = 0; n < records; n += 100) {
        std::vector<store::ScanRecord> batch;
        for (std::uint32_t i = 0; i < 100; ++i)
            batch.push_back(sampleRecord(n + i));
        QVERIFY(station.append(batch).ok());
    }
    QCOMPARE(station.unsentRecords(), static_cast<std::uint64_t>(records));
}

} // namespace th::test
