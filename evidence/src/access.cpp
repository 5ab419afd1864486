// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/access.h"

#include "access_lines.h"
#include "core/cbor.h"
#include "who_and_why.h"

#include <algorithm>

namespace th::evidence {

using core::journal::Hash;

namespace {

constexpr std::size_t mostText = 4096;
constexpr std::size_t mostWords = 200;

core::Bytes encode(const Access &access)
{
    core::cbor::Writer writer;
    writer.array(8).unsignedInteger(1).unsignedInteger(access.seq).bytes(access.previous);
    writer.integer(access.at.time_since_epoch().count());
    writer.text(access.by).text(access.what).text(access.about).text(access.reason);
    return std::move(writer).take();
}

/// Nothing: it is no line.
std::optional<Access> decode(core::ByteView bytes)
{
    core::cbor::Reader reader(bytes);
    const auto items = reader.enterArray(8);
    const auto version = reader.readUnsigned(), seq = reader.readUnsigned();
    const auto previous = reader.readBytes(32);
    const auto at = reader.readInteger();
    const auto by = reader.readText(mostText), what = reader.readText(mostText), about = reader.readText(mostText),
               reason = reader.readText(mostText);
    Access access;
    if (!items || *items != 8 || !version || *version != 1 || !seq || !previous ||
        previous->size() != access.previous.size() || !at || !by || !what || !about || !reason || !reader.finish())
        return std::nullopt;
    access.seq = *seq;
    access.at = core::Instant(std::chrono::seconds(*at));
    access.by = *by;
    access.what = *what;
    access.about = *about;
    access.reason = *reason;
    std::ranges::copy(*previous, access.previous.begin());
    access.hash = core::blake2b256(bytes);
    return access;
}

std::string cut(const std::string &text)
{
    std::string kept = text.substr(0, mostText);
    while (!core::isValidUtf8(kept) && !kept.empty())
        kept.pop_back();
    return kept;
}

} // namespace

AccessJournal readJournal(ArchiveState &state)
{
    SQLite::Statement all(state.database(), "SELECT seq, bytes FROM access ORDER BY seq");
    AccessJournal journal;
    auto &lines = journal.lines;
    for (Run run(all); run.step();) {
        auto access = decode(run.bytes(1));
        const std::uint64_t seq = lines.size() + 1;
        const Hash before = lines.empty() ? Hash{} : lines.back().hash;
        if (!access || access->seq != seq || run.natural(0) != seq || access->previous != before) {
            journal.firstBad = seq;
            break;
        }
        lines.push_back(std::move(*access));
    }
    return journal;
}

std::vector<Access> readLines(ArchiveState &state)
{
    AccessJournal journal = readJournal(state);
    if (journal.firstBad)
        throw Thrown({Fault::Damaged, "the access journal does not hold at line " + std::to_string(*journal.firstBad)});
    return std::move(journal.lines);
}

void requireWords(const std::string &text, const char *which)
{
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    const bool control = std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    if (blank || control || text.size() > mostWords || !core::isValidUtf8(text))
        throw Thrown({Fault::WhoAndWhy, which});
}

Access addLine(ArchiveState &state, const Access &access)
{
    const auto before = readLines(state);
    Access noted = access;
    for (std::string *text : {&noted.by, &noted.what, &noted.about, &noted.reason})
        *text = cut(*text);
    noted.seq = before.size() + 1;
    noted.previous = before.empty() ? Hash{} : before.back().hash;
    const core::Bytes bytes = encode(noted);
    noted.hash = core::blake2b256(bytes);
    SQLite::Statement add(state.database(), "INSERT INTO access (seq, bytes) VALUES (?1, ?2)");
    Run(add).bind(1, noted.seq).bind(2, core::ByteView(bytes)).finish();
    return noted;
}

Outcome<Access> noteAccess(Archive &archive, const Access &access)
{
    return guard([&] {
        ArchiveState &state = stateOf(archive);
        SQLite::Transaction transaction(state.database(), SQLite::TransactionBehavior::IMMEDIATE);
        const Access noted = addLine(state, access);
        transaction.commit();
        return noted;
    });
}

Outcome<std::vector<Access>> accesses(Archive &archive)
{
    return guard([&] { return readLines(stateOf(archive)); });
}

Outcome<AccessJournal> accessJournal(Archive &archive)
{
    return guard([&] { return readJournal(stateOf(archive)); });
}

} // namespace th::evidence
