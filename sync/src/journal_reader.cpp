// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_reader.h"

#include "core/cbor.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace th::sync {
namespace {

using core::journal::EntryKind;

bool speaksOfPasses(EntryKind kind)
{
    return kind == EntryKind::Issue || kind == EntryKind::Revoke || kind == EntryKind::Reinstate;
}

/// When the publication was made that a station says it took in.
std::optional<core::Instant> importedOf(const core::journal::Entry &entry)
{
    core::cbor::Reader reader(entry.content);
    std::optional<std::int64_t> previous;
    const auto pairs = reader.enterMap(16);
    const auto key = reader.readKey(previous);
    const auto at = reader.readInteger();
    if (!pairs || !key || *key != 1 || !at)
        return std::nullopt;
    return core::Instant(std::chrono::seconds(*at));
}

std::size_t serialsRevokedAfter(std::uint64_t seq, const std::vector<core::journal::Entry> &proven)
{
    std::size_t serials = 0;
    for (const core::journal::Entry &entry : proven)
        if (entry.kind == EntryKind::Revoke && entry.seq > seq)
            if (const auto fact = core::journal::decodeFact(entry.kind, entry.content))
                serials += std::get<core::journal::Revoke>(*fact).serials.size();
    return serials;
}

} // namespace

std::vector<Said> JournalReader::read(const std::vector<core::journal::Extract> &extracts)
{
    std::map<core::PublicKey, Parts> byDevice;
    for (const auto &extract : extracts)
        byDevice[extract.device].push_back(&extract);
    readWaiting();
    for (auto &[key, parts] : byDevice) {
        std::ranges::sort(parts, [](const auto *a, const auto *b) { // two pasts: always the same one first
            return std::tie(a->after, a->entries) < std::tie(b->after, b->entries);
        });
        const auto &devices = m_own.directory.devices();
        const auto device = std::ranges::find(devices, key, &core::Device::key);
        if (device == devices.end())
            alarm(core::toHex(key), 0, "device.unknown");
        else if (device->revokedAt && *device->revokedAt <= m_now)
            readWithdrawn(*device, parts);
        else
            readDevice(*device, parts);
    }
    return std::move(m_said);
}

void JournalReader::alarm(std::string device, std::uint64_t seq, std::string rule, std::string detail)
{
    m_published.alarms.push_back({std::move(device), seq, std::move(rule), std::move(detail)});
}

/// What could not be taken so far is tried again, whatever has become of its device since.
void JournalReader::readWaiting()
{
    for (auto &entry : std::exchange(m_notes.waiting, {}))
        m_said.push_back({std::move(entry), {}, true});
}

/// Nothing new of it is read. A publisher put back from an old copy lacks revocations that it had read in good time:
/// what another publication proves to have been read then is read again, and of the rest nobody may take them for
/// never said.
void JournalReader::readWithdrawn(const core::Device &device, const Parts &parts)
{
    alarm(device.id, 0, "device.revoked");
    const auto known = m_notes.journals.find(device.id);
    const core::journal::Position from = known == m_notes.journals.end() ? core::journal::Position() : known->second;
    core::journal::Walk walk(device.key, from);
    for (const auto *part : parts)
        if (!walk.take(*part))
            break;
    const std::uint64_t until = std::max(from.seq, heardUntil(device, parts, walk));
    if (until > from.seq) {
        keep(device, walk.proven(), until);
        notePosition(device, m_heard.at(device.id));
    }
    if (const std::size_t serials = serialsRevokedAfter(until, walk.proven()); serials > 0)
        alarm(device.id, 0, "device.revoked.unheard", std::to_string(serials));
}

/// How far another publication had read this very journal; 0 if it is not here as far as that, or has another past.
std::uint64_t JournalReader::heardUntil(const core::Device &device, const Parts &parts, const core::journal::Walk &walk)
{
    const auto heard = m_heard.find(device.id);
    if (heard == m_heard.end() || heard->second.seq == 0)
        return 0;
    const std::uint64_t until = heard->second.seq;
    if (const auto known = m_notes.journals.find(device.id);
        known != m_notes.journals.end() && known->second.seq >= until)
        return 0;
    core::journal::Walk from(device.key, heard->second);
    for (const auto *part : parts)
        if (const auto taken = from.take(*part); !taken && taken.error() == "journal.fork") {
            alarm(device.id, until, "journal.fork");
            return 0;
        }
    if (walk.position().seq >= until)
        return until;
    alarm(device.id, until, "device.revoked.missing");
    return 0;
}

void JournalReader::readDevice(const core::Device &device, const Parts &parts)
{
    core::journal::Walk walk(device.key, m_notes.journals[device.id]);
    for (const auto *part : parts)
        if (const auto taken = walk.take(*part); !taken) {
            alarm(device.id, 0, taken.error());
            break;
        }
    if (walk.hasGap())
        alarm(device.id, 0, "journal.gap");
    if (walk.hasUnvouched())
        alarm(device.id, 0, "journal.reduced");
    tellLost(device, walk);
    keep(device, walk.proven(), std::numeric_limits<std::uint64_t>::max());
    notePosition(device, walk.position());
}

void JournalReader::tellLost(const core::Device &device, const core::journal::Walk &walk)
{
    for (const core::journal::Gap &gap : walk.lost())
        alarm(device.id, gap.first, "journal.lost", std::to_string(gap.last - gap.first + 1));
}

void JournalReader::keep(const core::Device &device, const std::vector<core::journal::Entry> &proven,
                         std::uint64_t until)
{
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
    for (const core::journal::Entry &entry : proven) {
        if (entry.seq > until)
            break;
        latest = std::max(latest, entry.wallMilliseconds);
        m_sightings.hear(device.id, entry, m_notes);
        if (entry.kind == EntryKind::Import)
            lookAtImport(device, entry);
        if (!speaksOfPasses(entry.kind))
            continue;
        if (auto fact = core::journal::decodeFact(entry.kind, entry.content))
            m_said.push_back({{device.id, device.authority, entry.seq, latest, std::move(fact).value()},
                              {entry.seq - 1, entry.previous}});
        else
            alarm(device.id, entry.seq, fact.error());
    }
}

void JournalReader::notePosition(const core::Device &device, const core::journal::Position &position)
{
    if (position.seq == 0)
        m_notes.journals.erase(device.id);
    else
        m_notes.journals[device.id] = position;
}

/// A station that took in a publication later than our last: ours was put back from an old copy.
void JournalReader::lookAtImport(const core::Device &device, const core::journal::Entry &entry)
{
    if (const auto made = importedOf(entry); made && *made > m_own.issued && *made <= m_now)
        alarm(device.id, entry.seq, "publication.newer", core::formatRfc3339(*made));
}

} // namespace th::sync
