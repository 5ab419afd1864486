// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_walk.h"

#include "archive_state.h"
#include "core/session_reader.h"
#include "core/work.h"
#include "database.h"
#include "evidence/access.h"
#include "manifest.h"
#include "store/scan_content.h"
#include "stored_entry.h"
#include "taking.h"
#include "who_and_why.h"

#include <map>

namespace th::evidence {

namespace {

constexpr std::size_t mostReaders = 512; ///< keys that are held at a time

/// Where the sealed part of an entry lies.
struct Sealed {
    std::uint64_t session = 0, index = 0;
    core::Bytes box;
};
std::optional<Sealed> sealedOf(const core::journal::Entry &entry)
{
    using core::journal::EntryKind;
    if (entry.kind == EntryKind::Scan) {
        const auto scan = store::decodeScan(entry.content);
        if (scan && scan->sealed)
            return Sealed{scan->sealed->session, scan->sealed->sealed.index, scan->sealed->sealed.box};
    }
    if (entry.kind == EntryKind::Work) {
        const auto work = core::journal::decodeWork(entry.content);
        if (work && work->reason)
            return Sealed{work->reason->session, work->reason->index, work->reason->box};
    }
    return std::nullopt;
}

class Opener {
public:
    Opener(Archive &archive, const core::SoftwareKey &auditor) : m_archive(archive), m_auditor(auditor) {}

    /// Another history may have another session under the same number: the box itself says which is its own.
    std::optional<core::Bytes> open(const Place &place, const Sealed &sealed)
    {
        std::optional<core::Bytes> plain;
        // Each record of a session is an entry behind it: no index costs more than there are entries.
        if (sealed.session >= place.seq || sealed.index >= entriesBetween(place.device, sealed.session, place.seq))
            return plain;
        for (std::uint32_t i = 0; i < mostBranches && !plain; ++i) {
            const std::uint32_t branch = i == 0 ? place.branch : i <= place.branch ? i - 1 : i;
            if (auto *reader = readerOf({place.device, branch, sealed.session}))
                plain = reader->read(sealed.index, sealed.box);
        }
        return plain;
    }

    /// A retention rule has closed the session.
    [[nodiscard]] bool isLetGo(const Place &place, const Sealed &sealed)
    {
        const auto session = sealed.session > 0 && sealed.session <= mostSeq
                                 ? openStored(stateOf(m_archive).entry({place.device, place.branch, sealed.session}))
                                 : std::nullopt;
        return session && session->reduced && session->entry.kind == core::journal::EntryKind::Session;
    }

private:
    /// Numbers may be left out: what counts are entries that are here, of whatever history.
    std::uint64_t entriesBetween(std::uint32_t device, std::uint64_t after, std::uint64_t until)
    {
        const auto known = m_runs.find(device);
        const auto &runs = known != m_runs.end()
                               ? known->second
                               : m_runs.emplace(device, runsOf(stateOf(m_archive), device)).first->second;
        std::uint64_t sum = 0;
        for (const ChainRun &run : runs)
            if (run.last > after && run.first <= until)
                sum += std::min(run.last, until) - std::max(run.first, after + 1) + 1;
        return sum;
    }

    core::journal::SessionReader *readerOf(const Place &session)
    {
        if (session.seq == 0 || session.seq > mostSeq)
            return nullptr;
        const auto known = m_readers.find(session);
        if (known != m_readers.end())
            return known->second ? &*known->second : nullptr;
        if (m_readers.size() >= mostReaders)
            m_readers.clear();
        const auto bytes = stateOf(m_archive).entry(session);
        const auto entry = bytes ? core::journal::decode(*bytes) : core::journal::decode({});
        auto &reader = m_readers[session];
        if (entry && entry->kind == core::journal::EntryKind::Session)
            reader = core::journal::SessionReader::open(entry->content,
                                                        [&](core::ByteView box) { return m_auditor.openSealed(box); });
        return reader ? &*reader : nullptr;
    }

    Archive &m_archive;
    const core::SoftwareKey &m_auditor;
    std::map<Place, std::optional<core::journal::SessionReader>> m_readers;
    std::map<std::uint32_t, std::vector<ChainRun>> m_runs; ///< by device
};

std::optional<Opened> openedOf(const Row &row, const core::Bytes &plain)
{
    Opened opened{row, {}, {}, {}, {}};
    if (row.kind == core::journal::EntryKind::Work) {
        opened.reason = core::asText(plain);
        return opened;
    }
    const auto personal = store::decodePersonal(plain);
    if (!personal)
        return std::nullopt;
    opened.passText = personal->passText;
    opened.idCard = personal->idCardText;
    opened.plate = personal->plate;
    return opened;
}

} // namespace

WalkCount walkSealed(Archive &archive, const SealedWalk &walk, const core::SoftwareKey &auditor,
                     const std::function<bool(const Opened &)> &visit)
{
    Opener opener(archive, auditor);
    WalkCount count;
    std::uint64_t looked = 0;
    bool cancelled = false;
    const auto take = [&](const Row &row) {
        cancelled = !walk.progress(++looked); // each time: one may take a third of a second
        if (cancelled || !walk.wanted(row))
            return !cancelled;
        const auto bytes = row.sealed ? stateOf(archive).entry(row.place) : std::nullopt;
        const auto entry = bytes ? core::journal::decode(*bytes) : core::journal::decode({});
        const auto sealed = entry ? sealedOf(*entry) : std::nullopt;
        if (!sealed) {
            ++count.unsealed;
            return true;
        }
        const auto plain = opener.open(row.place, *sealed);
        const auto opened = plain ? openedOf(row, *plain) : std::nullopt;
        if (!opened)
            ++(opener.isLetGo(row.place, *sealed) ? count.letGo : count.closed);
        return !opened || visit(*opened);
    };
    const auto read = eachRow(archive, walk.filter, Order::OldestFirst, take);
    if (!read)
        throw Thrown(read.error());
    if (cancelled)
        throw Thrown({Fault::Cancelled, ""});
    return count;
}

void noteOpening(Archive &archive, const OpenOrder &order, const std::string &what, const std::string &about)
{
    requireWords(order.by, "by");
    requireWords(order.reason, "reason");
    const auto noted =
        noteAccess(archive, {0, order.now, order.by, what, order.reason, aboutText(order.filter) + about, {}, {}});
    if (!noted)
        throw Thrown(noted.error());
}

} // namespace th::evidence
