// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reduction.h"

#include "core/work.h"
#include "store/scan_content.h"

namespace th::store {

using core::journal::Entry;
using core::journal::EntryKind;

namespace {

void replaceName(std::string &name, const LettingGo &what)
{
    name = what.nameInstead ? what.nameInstead(name) : std::string();
}

void reduceScan(Entry &entry, const LettingGo &what)
{
    auto scan = decodeScan(entry.content);
    if (!scan)
        return entry.content.clear(); // what cannot be read may hold anything
    if (!what.passes && !what.officers)
        return;
    if (what.passes)
        scan->number.clear();
    if (what.officers)
        replaceName(scan->officer, what);
    scan->sealed.reset(); // the pass's text has its number; a tag finds it again
    scan->sightingTag.reset();
    entry.content = encodeScan(*scan);
}

void reduceWork(Entry &entry, const LettingGo &what)
{
    auto work = core::journal::decodeWork(entry.content);
    if (!work)
        return entry.content.clear();
    if (!what.passes && !what.officers)
        return;
    if (what.passes)
        work->passes.clear();
    if (what.officers)
        replaceName(work->officer, what);
    work->reason.reset();
    entry.content = core::journal::encodeWork(*work);
}

} // namespace

bool letGoOf(Entry &entry, const LettingGo &what)
{
    if (!what.sealed && !what.passes && !what.officers)
        return false;
    const core::Bytes before = entry.content;
    if (entry.kind == EntryKind::Session && what.sealed)
        entry.content.clear();
    else if (entry.kind == EntryKind::Scan)
        reduceScan(entry, what);
    else if (entry.kind == EntryKind::Work)
        reduceWork(entry, what);
    return entry.content != before;
}

bool isWhatRulesLeave(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Session:
        return entry.content.empty();
    case EntryKind::Scan: {
        const auto scan = decodeScan(entry.content);
        return entry.content.empty() || (scan && !scan->sealed && !scan->sightingTag);
    }
    case EntryKind::Work: {
        const auto work = core::journal::decodeWork(entry.content);
        return entry.content.empty() || (work && !work->reason);
    }
    default:
        return false;
    }
}

std::optional<Reduced> reducedLike(const core::journal::StoredEntry &stored,
                                   const core::journal::Reductions::Digest &left)
{
    const bool session = stored.entry.kind == EntryKind::Session;
    std::optional<Reduced> like;
    for (const auto &[passes, officers] :
         {std::pair(false, false), std::pair(true, false), std::pair(false, true), std::pair(true, true)}) {
        LettingGo what{session || (!passes && !officers), passes, officers, {}};
        Entry entry = stored.entry;
        if (!letGoOf(entry, what))
            continue;
        core::Bytes bytes = core::journal::encodeReduced(stored.hash, entry);
        if (core::journal::digestOfLeft(bytes) == left) {
            if (!like)
                like = Reduced{std::move(bytes), {}};
            like->ways.push_back(std::move(what));
        }
        if (session)
            break;
    }
    return like;
}

} // namespace th::store
