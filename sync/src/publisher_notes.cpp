// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher_notes.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t maxNotes = 1u << 17; ///< devices, bases
constexpr std::size_t waitingHead = 32;    ///< lengths and numbers of an entry that waits
constexpr std::int64_t maxMinute = std::int64_t(1) << 40;

bool readWaiting(core::cbor::Reader &reader, std::vector<PublisherNotes::Waiting> &waiting)
{
    const auto count = reader.enterArray(maxWaitingBytes / waitingHead);
    for (std::size_t i = 0; count && i < *count; ++i) {
        (void)reader.enterArray(6);
        const auto device = reader.readText(64);
        const auto authority = reader.readText(64);
        const auto seq = reader.readUnsigned();
        const auto at = reader.readInteger();
        const auto kind = reader.readUnsigned();
        const auto content = reader.readBytes(core::journal::maxContentBytes);
        if (!content || *kind > 9)
            return false;
        auto fact = core::journal::decodeFact(static_cast<core::journal::EntryKind>(*kind), *content);
        if (!fact)
            return false;
        waiting.push_back(
            {std::string(*device), core::AuthorityCode(std::string(*authority)), *seq, *at, std::move(fact).value()});
    }
    return count.ok();
}

} // namespace

std::size_t sizeOf(const PublisherNotes::Waiting &waiting)
{
    return waitingHead + waiting.device.size() + waiting.authority.text.size() +
           core::journal::encodeFact(waiting.fact).size();
}

namespace {

enum class NotesForm { WithoutSightings, Now }; ///< th-publisher-3 is read, so that trees of before are carried on

core::Bytes encodeAs(const PublisherNotes &notes, NotesForm form)
{
    core::cbor::Writer writer;
    if (form == NotesForm::Now)
        writer.array(5).text("th-publisher-4");
    else
        writer.array(4).text("th-publisher-3");
    writer.array(notes.bases.size());
    for (const auto &base : notes.bases)
        writer.array(2).unsignedInteger(base.state).integer(base.at.time_since_epoch().count());
    writer.array(notes.journals.size());
    for (const auto &[device, position] : notes.journals)
        writer.array(3).text(device).unsignedInteger(position.seq).bytes(position.head);
    writer.array(notes.waiting.size());
    for (const auto &each : notes.waiting)
        writer.array(6)
            .text(each.device)
            .text(each.authority.text)
            .unsignedInteger(each.seq)
            .integer(each.at)
            .unsignedInteger(static_cast<std::uint64_t>(core::journal::kindOf(each.fact)))
            .bytes(core::journal::encodeFact(each.fact));
    if (form == NotesForm::WithoutSightings)
        return std::move(writer).take();
    writer.array(notes.seen.size());
    for (const auto &[device, last] : notes.seen)
        writer.array(3).text(device).integer(last.minute.time_since_epoch().count()).unsignedInteger(last.count);
    return std::move(writer).take();
}

bool readBases(core::cbor::Reader &reader, std::vector<PublisherNotes::Base> &bases)
{
    const auto count = reader.enterArray(maxNotes);
    for (std::size_t i = 0; count && i < *count; ++i) {
        (void)reader.enterArray(2);
        const auto state = reader.readUnsigned();
        const auto at = reader.readInteger();
        if (!at)
            return false;
        bases.push_back({*state, core::Instant(std::chrono::seconds(*at))});
    }
    return count.ok();
}

bool readJournals(core::cbor::Reader &reader, JournalPositions &journals)
{
    const auto count = reader.enterArray(maxNotes);
    for (std::size_t i = 0; count && i < *count; ++i) {
        (void)reader.enterArray(3);
        const auto device = reader.readText(64);
        const auto seq = reader.readUnsigned();
        const auto head = reader.readBytes(32);
        if (!head || head->size() != 32)
            return false;
        core::journal::Position &position = journals[std::string(*device)];
        position.seq = *seq;
        std::ranges::copy(*head, position.head.begin());
    }
    return count.ok();
}

bool readSeen(core::cbor::Reader &reader, std::map<std::string, PublisherNotes::SeenLast> &seen)
{
    const auto count = reader.enterArray(maxNotes);
    for (std::size_t i = 0; count && i < *count; ++i) {
        (void)reader.enterArray(3);
        const auto device = reader.readText(64);
        const auto minute = reader.readInteger();
        const auto number = reader.readUnsigned();
        if (!number || *minute < -maxMinute || *minute > maxMinute)
            return false;
        seen[std::string(*device)] = {core::Minute(std::chrono::minutes(*minute)), *number};
    }
    return count.ok();
}

} // namespace

core::Bytes encodeNotes(const PublisherNotes &notes) { return encodeAs(notes, NotesForm::Now); }

std::optional<PublisherNotes> decodeNotes(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    PublisherNotes notes;
    const auto items = reader.enterArray(5);
    const auto format = reader.readText(64);
    if (!items || !format)
        return std::nullopt;
    const bool isFormer = *items == 4 && *format == "th-publisher-3";
    if (!isFormer && (*items != 5 || *format != "th-publisher-4"))
        return std::nullopt;
    if (!readBases(reader, notes.bases) || !readJournals(reader, notes.journals) ||
        !readWaiting(reader, notes.waiting) || (!isFormer && !readSeen(reader, notes.seen)))
        return std::nullopt;
    const NotesForm form = isFormer ? NotesForm::WithoutSightings : NotesForm::Now;
    if (!reader.finish() || !std::ranges::equal(encodeAs(notes, form), bytes))
        return std::nullopt;
    return notes;
}

} // namespace th::sync
