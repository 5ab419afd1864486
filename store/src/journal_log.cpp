// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_log.h"

#include "core/cbor.h"
#include "core/receipt.h"
#include "machine_notes.h"

#include <algorithm>

namespace th::store {

namespace {

constexpr std::string_view stateName = "journal";
constexpr std::size_t maxBootId = 64;
constexpr std::uint64_t entriesPerCheckpoint = 256;
// Opening the last of them costs an auditor a third of a second.
constexpr std::uint64_t recordsPerSession = 1U << 20;
static_assert(recordsPerSession < core::journal::maxRecordsOfSession);

bool readHash(core::cbor::Reader &reader, core::journal::Hash &into)
{
    const auto bytes = reader.readBytes(into.size());
    if (!bytes || bytes->size() != into.size())
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

bool readNumber(core::cbor::Reader &reader, std::uint64_t &into)
{
    const auto value = reader.readUnsigned();
    if (value)
        into = *value;
    return value.ok();
}

} // namespace

std::int64_t wallMilliseconds(const core::ClockReading &clock)
{
    return std::chrono::milliseconds(clock.wall.time_since_epoch()).count();
}

core::Bytes encodeState(const JournalState &state)
{
    core::cbor::Writer writer;
    writer.array(5).unsignedInteger(state.lastSeq).bytes(state.head).unsignedInteger(state.checkpointSeq);
    writer.bytes(state.checkpoint).unsignedInteger(state.ackedSeq);
    return std::move(writer).take();
}

std::optional<JournalState> decodeState(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    JournalState state;
    const auto items = reader.enterArray(5);
    if (!items || *items != 5 || !readNumber(reader, state.lastSeq) || !readHash(reader, state.head) ||
        !readNumber(reader, state.checkpointSeq) || !readHash(reader, state.checkpoint) ||
        !readNumber(reader, state.ackedSeq) || !reader.finish())
        return std::nullopt;
    return state;
}

std::optional<JournalState> readState(CheckedTable &meta)
{
    const auto bytes = meta.get(stateName);
    if (!bytes)
        return std::nullopt;
    auto state = decodeState(*bytes);
    if (!state)
        throw StoreFailure({StoreFault::Damaged, "meta/journal"});
    return state;
}

JournalLog::JournalLog(SQLite::Database &database, CheckedTable &meta, const StationIdentity &identity)
    : m_folder(std::filesystem::path(database.getFilename()).parent_path()), m_meta(meta), m_identity(identity),
      m_insert(database, "INSERT INTO journal_entry (seq, bytes, hash) VALUES (?1, ?2, ?3)"),
      m_insertScan(database, "INSERT INTO journal_scan (seq, wall, judged_at, verdict, proven, number, checkpoint,"
                             " officer, source, reasons) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
      m_last(database, "SELECT seq, bytes FROM journal_entry ORDER BY seq DESC LIMIT 1"),
      m_countUnsent(database, "SELECT count(*) FROM journal_scan WHERE seq > ?1"),
      m_receipt(database, "SELECT hub, bytes FROM receipt WHERE agrees = 1 ORDER BY seq DESC LIMIT 1"),
      m_entry(database, "SELECT bytes FROM journal_entry WHERE seq = ?1"),
      m_numbers(database,
                "SELECT seq FROM journal_entry"
                " WHERE seq >= coalesce((SELECT max(seq) FROM journal_entry WHERE seq <= ?1), 0) ORDER BY seq"),
      m_all(database, "SELECT bytes FROM journal_entry ORDER BY seq")
{
}

void JournalLog::load()
{
    m_state = {};
    m_state.head = core::journal::hash(m_identity.key);
    try {
        m_state = readState(m_meta).value_or(m_state);
    } catch (const StoreFailure &) {
        // Damaged: the last entry tells where to go on.
    }
    repairState();
    countUnsent();
}

void JournalLog::countUnsent()
{
    Run run(m_countUnsent);
    run.bind(1, static_cast<std::int64_t>(m_state.ackedSeq)).step();
    m_unsent = static_cast<std::uint64_t>(run.integer(0));
}

void JournalLog::acknowledge(std::uint64_t seq)
{
    m_state.ackedSeq = seq;
    countUnsent();
}

void JournalLog::repairState()
{
    m_lost.reset();
    goOnBehindReceipts();
    Run run(m_last);
    const bool any = run.step();
    const std::uint64_t seq = any ? static_cast<std::uint64_t>(run.integer(0)) : 0;
    const core::journal::Hash head =
        any ? core::journal::hashOfStored(run.bytes(1)) : core::journal::hash(m_identity.key);
    if (seq < m_state.lastSeq) {
        m_lost = core::journal::Gap{seq + 1, m_state.lastSeq, head};
    } else if (seq > m_state.lastSeq) {
        m_state.lastSeq = seq;
        m_state.head = head;
    }
}

/// A number that a hub has is never given twice, even where our own record of the journal's end is lost as well.
void JournalLog::goOnBehindReceipts()
{
    Run run(m_receipt);
    core::PublicKey hub{};
    if (!run.step() || run.bytes(0).size() != hub.size())
        return;
    std::ranges::copy(run.bytes(0), hub.begin());
    const auto receipt = core::journal::openReceipt(run.bytes(1), hub, m_identity.key);
    if (!receipt || receipt->seq <= m_state.lastSeq || receipt->seq > INT64_MAX / 2)
        return;
    m_state.lastSeq = m_state.ackedSeq = receipt->seq;
    m_state.head = receipt->head;
}

void JournalLog::mark() { m_mark = {m_state, m_unsent, m_started, m_lost}; }

void JournalLog::revert()
{
    m_state = m_mark.state;
    m_unsent = m_mark.unsent;
    m_started = m_mark.started;
    m_lost = m_mark.lost;
    if (m_sealer && m_sessionSeq > m_state.lastSeq)
        m_sealer.reset();
}

void JournalLog::save() { m_meta.put(stateName, encodeState(m_state)); }

std::uint64_t JournalLog::append(core::journal::EntryKind kind, core::Bytes content, const core::ClockReading &clock)
{
    core::journal::Entry entry;
    entry.seq = m_state.lastSeq + 1;
    entry.previous = m_state.head;
    entry.bootId = core::isValidUtf8(clock.bootId) && clock.bootId.size() <= maxBootId ? clock.bootId : "?";
    entry.wallMilliseconds = wallMilliseconds(clock);
    entry.monotonicMilliseconds = clock.monotonic.count();
    entry.kind = kind;
    entry.content = std::move(content);
    const core::Bytes bytes = core::journal::encode(entry);
    const core::journal::Hash hash = core::journal::hash(bytes);
    Run(m_insert)
        .bind(1, static_cast<std::int64_t>(entry.seq))
        .bind(2, core::ByteView(bytes))
        .bind(3, core::ByteView(hash))
        .finish();
    m_state.lastSeq = entry.seq;
    m_state.head = hash;
    return entry.seq;
}

void JournalLog::ensureStarted(const core::ClockReading &clock)
{
    nameLost(clock);
    if (m_started)
        return;
    core::journal::Start start{"thonghanh " TH_VERSION, m_identity.name, m_identity.demonstration};
    if (const auto room = roomOf(m_folder)) {
        start.diskFree = room->free;
        start.diskWanted = room->wanted;
    }
    append(core::journal::EntryKind::Start, core::journal::encodeStart(start), clock);
    m_started = true;
}

void JournalLog::ensureSession(const core::ClockReading &clock, const std::vector<core::Auditor> &auditors)
{
    if (m_sealer && m_state.lastSeq - m_sessionSeq < recordsPerSession)
        return;
    m_sealer.emplace(auditors);
    m_sessionSeq = append(core::journal::EntryKind::Session, m_sealer->sessionContent(), clock);
}

ScanSeq JournalLog::appendScan(const ScanRecord &record, const std::vector<core::Auditor> &auditors,
                               core::Signer &device)
{
    ensureStarted(record.clock);
    ensureSession(record.clock, auditors);
    ScanContent content = contentOf(record);
    content.sealed = SealedPart{m_sessionSeq, m_sealer->seal(encodePersonal(record))};
    const std::uint64_t seq = append(core::journal::EntryKind::Scan, encodeScan(content), record.clock);
    insertIndexRow(seq, content, record.clock);
    ++m_unsent;
    if (m_state.lastSeq - m_state.checkpointSeq >= entriesPerCheckpoint)
        appendCheckpoint(record.clock, device);
    return seq;
}

void JournalLog::insertIndexRow(std::uint64_t seq, const ScanContent &content, const core::ClockReading &clock)
{
    Run run(m_insertScan);
    run.bind(1, static_cast<std::int64_t>(seq)).bind(2, wallMilliseconds(clock));
    run.bind(3, std::int64_t{content.judgedAt.time_since_epoch().count()});
    run.bind(4, static_cast<std::int64_t>(content.kind)).bind(5, std::int64_t{content.proven});
    if (content.number.empty())
        run.bindNull(6);
    else
        run.bind(6, std::string_view(content.number));
    run.bind(7, std::string_view(content.checkpoint)).bind(8, std::string_view(content.officer));
    run.bind(9, std::string_view(content.source)).bind(10, std::string_view(reasonNames(content.reasons)));
    run.finish();
}

void JournalLog::appendImport(const Update &update, const core::ClockReading &clock)
{
    ensureStarted(clock);
    append(core::journal::EntryKind::Import, encodeImport(update), clock);
}

std::uint64_t JournalLog::appendWork(core::journal::Work work, const std::string &reason,
                                     const core::ClockReading &clock, const std::vector<core::Auditor> &auditors,
                                     core::Signer &device)
{
    ensureStarted(clock);
    if (!reason.empty()) {
        ensureSession(clock, auditors);
        if (auto sealed = m_sealer->seal(core::asBytes(reason)); !sealed.box.empty())
            work.reason = core::journal::Work::SealedReason{m_sessionSeq, sealed.index, std::move(sealed.box)};
    }
    const std::uint64_t seq = append(core::journal::EntryKind::Work, core::journal::encodeWork(work), clock);
    if (m_state.lastSeq - m_state.checkpointSeq >= entriesPerCheckpoint)
        appendCheckpoint(clock, device);
    return seq;
}

void JournalLog::appendNote(const core::journal::Note &note, const core::ClockReading &clock)
{
    ensureStarted(clock);
    append(core::journal::EntryKind::Note, core::journal::encodeNote(note), clock);
}

void JournalLog::appendReductions(const core::journal::Reductions &reductions, const core::ClockReading &clock)
{
    ensureStarted(clock);
    append(core::journal::EntryKind::Note, core::journal::encodeReductions(reductions), clock);
}

void JournalLog::appendFact(const core::journal::Fact &fact, const core::ClockReading &clock)
{
    ensureStarted(clock);
    append(core::journal::kindOf(fact), core::journal::encodeFact(fact), clock);
}

void JournalLog::appendCheckpoint(const core::ClockReading &clock, core::Signer &device)
{
    nameLost(clock);
    core::Bytes content = core::journal::signCheckpoint(m_state.head, m_state.lastSeq, device);
    if (content.empty())
        throw StoreFailure({StoreFault::Io, "the device key did not sign"});
    append(core::journal::EntryKind::Checkpoint, std::move(content), clock);
    m_state.checkpointSeq = m_state.lastSeq;
    m_state.checkpoint = m_state.head;
}

} // namespace th::store
