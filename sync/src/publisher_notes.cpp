// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher_notes.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t maxNotes = 1u << 17; ///< devices, bases
constexpr std::size_t waitingHead = 32;    ///< lengths and numbers of an entry that waits

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

core::Bytes encodeNotes(const PublisherNotes &notes)
{
    core::cbor::Writer writer;
    writer.array(4).text("th-publisher-3").array(notes.bases.size());
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
    return std::move(writer).take();
}

std::optional<PublisherNotes> decodeNotes(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    PublisherNotes notes;
    const auto items = reader.enterArray(4);
    const auto format = reader.readText(64);
    const auto bases = reader.enterArray(maxNotes);
    if (!items || *items != 4 || !format || *format != "th-publisher-3" || !bases)
        return std::nullopt;
    for (std::size_t i = 0; i < *bases; ++i) {
        (void)reader.enterArray(2);
        const auto state = reader.readUnsigned();
        const auto at = reader.readInteger();
        if (!at)
            return std::nullopt;
        notes.bases.push_back({*state, core::Instant(std::chrono::seconds(*at))});
    }
    const auto journals = reader.enterArray(maxNotes);
    for (std::size_t i = 0; journals && i < *journals; ++i) {
        (void)reader.enterArray(3);
        const auto device = reader.readText(64);
        const auto seq = reader.readUnsigned();
        const auto head = reader.readBytes(32);
        if (!head || head->size() != 32)
            return std::nullopt;
        core::journal::Position &position = notes.journals[std::string(*device)];
        position.seq = *seq;
        std::ranges::copy(*head, position.head.begin());
    }
    if (!journals || !readWaiting(reader, notes.waiting))
        return std::nullopt;
    if (!reader.finish() || encodeNotes(notes).size() != bytes.size() || !std::ranges::equal(encodeNotes(notes), bytes))
        return std::nullopt;
    return notes;
}

} // namespace th::sync
