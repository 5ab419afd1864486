// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/station.h"

#include "log_verify.h"
#include "station_core.h"

#include <algorithm>

namespace th::store {

namespace {

core::StatusEvidence look(StationCore &station, const core::PassNumber &number, core::ByteView toBeSigned)
{
    (void)guard([&] { station.hold(); }); // without it the look-up only takes longer
    return station.statusOf(number, toBeSigned);
}

} // namespace

Station::Station(std::unique_ptr<StationCore> core) : m_core(std::move(core)) {}
Station::Station(Station &&) noexcept = default;
Station &Station::operator=(Station &&) noexcept = default;
Station::~Station() = default;

StationCore &coreOf(Station &station) { return *station.m_core; }

const StationIdentity &Station::identity() const { return m_core->identity(); }

const core::Directory *Station::directory() const { return m_core->directory() ? &*m_core->directory() : nullptr; }

const core::Policy *Station::policy() const { return m_core->policy() ? &*m_core->policy() : nullptr; }

Stored<TrustedMetadata> Station::trustedMetadata() const
{
    return guard([this] { return m_core->trustedMetadata(); });
}

std::string Station::accountsTaken() const
{
    const auto taken = guard([this] { return m_core->accounts().taken(); });
    return taken ? *taken : std::string();
}

std::string Station::accountsFault() const
{
    const auto fault = guard([this] { return m_core->accounts().fault(); });
    return fault ? *fault : std::string();
}

std::uint64_t Station::rootVersion() const { return m_core->rootVersion(); }

std::optional<core::Bytes> Station::pinnedRoot() const
{
    const auto root = guard([this] { return m_core->pinnedRoot(); });
    return root ? *root : std::nullopt;
}

core::DeviceOrder Station::order() const { return m_core->order(); }

Stored<void> Station::noteMachine(const core::ClockReading &reading)
{
    return guard([&] { m_core->noteMachine(reading); });
}

std::optional<core::Instant> Station::dataAsOf() const { return m_core->asOf(); }

std::optional<StatusState> Station::statusState() const { return m_core->statusState(); }

bool Station::statusWithdrawn() const { return m_core->statusWithdrawn(); }

std::vector<std::string> Station::damage() const { return m_core->damage(); }

Stored<void> Station::apply(const Update &update)
{
    return guard([&] { m_core->apply(update); });
}

core::OtherStations Station::otherStations() const { return m_core->otherStations(); }

Stored<void> Station::takeSightings(core::ByteView file)
{
    return guard([&] { m_core->takeSightings(file); });
}

core::StatusEvidence Station::statusOf(const core::VerifiedPass &pass) const
{
    return look(*m_core, pass.claims().number, pass.toBeSigned());
}

core::StatusEvidence Station::statusOf(const core::PassNumber &number) const { return look(*m_core, number, {}); }

core::Evidence Station::gather(const core::VerifiedPass &pass, const core::Place &place, core::Instant when,
                               core::ClockState clock) const
{
    return m_core->gather(pass, place, when, clock);
}

core::ClockState Station::observeClock(const core::ClockReading &reading) { return m_core->observeClock(reading); }

Stored<std::vector<ScanSeq>> Station::append(const std::vector<ScanRecord> &records)
{
    return guard([&] {
        std::vector<ScanSeq> seqs;
        seqs.reserve(records.size());
        WriteBatch batch(*m_core);
        for (const ScanRecord &record : records)
            seqs.push_back(batch.append(record));
        batch.commit();
        return seqs;
    });
}

Stored<void> Station::signCheckpoint(const core::ClockReading &clock)
{
    return guard([&] { m_core->signCheckpoint(clock); });
}

Stored<void> Station::nameGaps(std::uint64_t after, const core::ClockReading &clock)
{
    return guard([&] { m_core->nameGaps(after, clock); });
}

Stored<std::vector<LogRow>> Station::lastRows(std::size_t count) const
{
    return guard([&] { return m_core->view().last(count); });
}

Stored<void> Station::eachRow(const std::function<bool(const LogRow &)> &visit) const
{
    return guard([&] { m_core->view().each(visit); });
}

Stored<std::vector<LogRow>> Station::rowsOf(const core::PassNumber &number, std::size_t count) const
{
    return guard([&] { return m_core->view().ofNumber(number, count); });
}

Stored<TodayCounts> Station::countsSince(core::Instant since) const
{
    return guard([&] { return m_core->view().countsSince(since); });
}

std::uint64_t Station::unsentRecords() const { return m_core->journal().unsentScans(); }

Stored<LogReport> Station::verifyLog() const
{
    return guard([this] { return verifyJournal(m_core->database(), m_core->meta(), m_core->identity().key); });
}

Stored<std::vector<core::Bytes>> Station::journalAfter(std::uint64_t after, std::size_t most) const
{
    return guard([&] {
        SQLite::Statement get(m_core->database(), "SELECT bytes FROM journal_entry WHERE seq > ?1 ORDER BY seq");
        Run run(get);
        run.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(after, INT64_MAX)));
        std::vector<core::Bytes> entries;
        for (std::size_t size = 0; size <= most && run.step();) {
            const core::ByteView bytes = run.bytes(0);
            size += bytes.size() + 10; // and how long it is
            if (size <= most)
                entries.emplace_back(bytes.begin(), bytes.end());
        }
        return entries;
    });
}

Stored<std::vector<std::string>> Station::verifyStorage() const
{
    return guard([this] { return m_core->verifyStorage(); });
}

Stored<void> Station::setSetting(const std::string &key, const std::string &value)
{
    return guard([&] { m_core->putSetting(key, value); });
}

std::string Station::setting(const std::string &key) const
{
    const auto found = guard([&] {
        SQLite::Statement get(m_core->database(), "SELECT value FROM setting WHERE name = ?1");
        Run run(get);
        return run.bind(1, std::string_view(key)).step() ? run.text(0) : std::string();
    });
    return found ? *found : std::string();
}

} // namespace th::store
