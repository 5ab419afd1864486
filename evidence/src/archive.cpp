// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/archive.h"

#include "archive_state.h"
#include "history.h"

#include <algorithm>

namespace th::evidence {

Archive::Archive(std::unique_ptr<ArchiveState> state) : m_state(std::move(state)) {}
Archive::Archive(Archive &&) noexcept = default;
Archive &Archive::operator=(Archive &&) noexcept = default;
Archive::~Archive() = default;

ArchiveState &stateOf(Archive &archive) { return *archive.m_state; }

Outcome<Archive> Archive::open(const std::filesystem::path &file, Access access)
{
    return guard([&] {
        const Mode mode = access == Access::Create ? Mode::Create : access == Access::Write ? Mode::Write : Mode::Read;
        return Archive(std::make_unique<ArchiveState>(file, mode));
    });
}

const std::vector<core::PublicKey> &Archive::devices() const { return m_state->devices(); }

Outcome<core::Bytes> Archive::entry(const Place &place)
{
    return guard([&] {
        auto bytes = m_state->entry(place);
        if (!bytes)
            throw Thrown({Fault::NotFound, ""});
        return std::move(*bytes);
    });
}

Outcome<std::uint64_t> Archive::readAhead()
{
    return guard([&] {
        std::uint64_t bytes = 0;
        SQLite::Statement fields(m_state->database(), "SELECT data FROM field");
        for (Run run(fields); run.step();)
            bytes += run.bytes(0).size(); // of a column in pages of its own, SQLite reads them for this alone
        return bytes;
    });
}

void Archive::stopWhen(std::function<bool()> stop) { m_state->stopWhen(std::move(stop)); }

namespace {

/// Runs `work` in a transaction; if it fails, what is in memory goes back as well.
template <class Work> auto inTransaction(ArchiveState &state, Work &&work) -> decltype(guard(work))
{
    auto done = guard([&] {
        SQLite::Transaction transaction(state.database(), SQLite::TransactionBehavior::IMMEDIATE);
        auto result = work();
        transaction.commit();
        return result;
    });
    if (!done)
        if (const auto back = guard([&] { state.reload(); }); !back)
            return core::Failure{back.error()};
    return done;
}

} // namespace

Outcome<Archive::Taken> Archive::take(const core::journal::Extract &extract)
{
    if (!core::checkPublicKey(extract.device))
        return core::Failure{Error{Fault::NotAnExtract, "device.key"}};
    if (extract.after > mostSeq - blockRows)
        return core::Failure{Error{Fault::NotAnExtract, "extract.after"}};
    const std::vector<core::ByteView> piece(extract.entries.begin(), extract.entries.end());
    return inTransaction(
        *m_state, [&] { return Taking(*m_state, m_state->takeDevice(extract.device), extract.after, piece).run(); });
}

Outcome<Archive::Taken> Archive::takeRows(const core::PublicKey &device,
                                          const std::vector<std::pair<std::uint64_t, core::Bytes>> &rows)
{
    if (!core::checkPublicKey(device))
        return core::Failure{Error{Fault::NotAnExtract, "device.key"}};
    std::vector<std::uint64_t> numbers;
    std::vector<core::ByteView> piece;
    for (const auto &[row, bytes] : rows) {
        numbers.push_back(row);
        piece.emplace_back(bytes);
    }
    return inTransaction(*m_state,
                         [&] { return Taking(*m_state, m_state->takeDevice(device), 0, piece).run(numbers); });
}

Outcome<bool> Archive::takeReceipt(core::ByteView receipt)
{
    const auto named = namedIn(receipt);
    if (!named || !core::journal::openReceipt(receipt, named->hub, named->device) || named->seq > mostSeq)
        return core::Failure{Error{Fault::NotAnExtract, "receipt"}};
    return inTransaction(*m_state, [&] {
        const std::uint32_t device = m_state->takeDevice(named->device);
        SQLite::Statement add(m_state->database(),
                              "INSERT OR IGNORE INTO receipt (device, hub, seq, bytes) VALUES (?1, ?2, ?3, ?4)");
        Run(add)
            .bind(1, std::uint64_t{device})
            .bind(2, core::ByteView(named->hub))
            .bind(3, named->seq)
            .bind(4, receipt)
            .finish();
        return m_state->database().getChanges() > 0;
    });
}

Outcome<std::uint64_t> Archive::reached(const core::PublicKey &device)
{
    return guard([&]() -> std::uint64_t {
        const auto place = m_state->findDevice(device);
        if (!place)
            return 0;
        const Histories histories(*m_state, *place);
        return histories.chainedFrom() == 1 ? histories.last()
               : histories.log().empty() || histories.runs()[histories.log().front().run].first > 1
                   ? 0
                   : histories.log().front().end;
    });
}

} // namespace th::evidence
