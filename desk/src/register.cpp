// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/register.h"

#include "core/id_card.h"
#include "name_order.h"
#include "pass_maker.h"

#include <algorithm>

namespace th::desk {

namespace {

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words;
    const std::string folded = core::foldVietnamese(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at)
            words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

RegisterEntry entryOf(const store::WardPass &row, PassContent content)
{
    return {row.number,
            std::move(content.holder),
            std::move(content.idNumber),
            std::move(content.organisation),
            std::move(content.plates),
            std::move(content.category),
            std::move(content.kind),
            std::move(content.validUntil),
            std::move(content.household),
            std::move(content.paperNumber),
            row.request,
            row.line,
            row.issued,
            row.sealing,
            row.revoked,
            row.turn,
            row.revokedAt};
}

std::string textOf(const RegisterEntry &entry)
{
    return core::foldVietnamese(core::toText(entry.number) + ' ' + entry.holder + ' ' + entry.idNumber + ' ' +
                                entry.organisation + ' ' + entry.plates + ' ' + entry.household + ' ' +
                                entry.paperNumber);
}

/// By what is not in the box: most rows need not be opened.
bool mayBe(const RegisterFilter &filter, const store::WardPass &row)
{
    if ((filter.from && row.issued < *filter.from) || (filter.until && row.issued >= *filter.until))
        return false;
    return filter.standing == Standings::All || row.revoked.has_value() == (filter.standing == Standings::Revoked);
}

std::string inWords(const RegisterFilter &filter)
{
    std::string text = filter.words.substr(0, 500);
    while (!core::isValidUtf8(text))
        text.pop_back();
    if (filter.from)
        text += " from " + core::formatRfc3339(*filter.from);
    if (filter.until)
        text += " until " + core::formatRfc3339(*filter.until);
    text += filter.standing == Standings::All        ? " all"
            : filter.standing == Standings::Standing ? " standing"
                                                     : " revoked";
    return text;
}

} // namespace

Done<Register> Register::read(const Desk &desk)
{
    return attempt([&] {
        DeskInside inside(desk);
        Register made;
        const auto read = inside.book().eachPass(0, [&](const store::WardPass &row) {
            made.append(entryOf(row, contentOf(inside, row)));
            return true;
        });
        if (!read)
            stopFor(read.error());
        made.m_byName = orderByName(made.m_entries);
        return made;
    });
}

Register Register::of(std::vector<RegisterEntry> entries)
{
    Register made;
    for (RegisterEntry &entry : entries)
        made.append(std::move(entry));
    made.m_byName = orderByName(made.m_entries);
    return made;
}

void Register::append(RegisterEntry entry)
{
    m_text += textOf(entry);
    m_ends.push_back(m_text.size());
    m_entries.push_back(std::move(entry));
}

bool Register::has(std::size_t index, const std::vector<std::string> &words) const
{
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    const std::string_view text(m_text.data() + begin, m_ends[index] - begin);
    return std::ranges::all_of(words, [&](const std::string &word) { return text.find(word) != text.npos; });
}

std::vector<std::size_t> Register::search(const std::string &words, RegisterOrder order) const
{
    const std::vector<std::string> wanted = wordsOf(words);
    std::vector<std::size_t> found;
    if (order == RegisterOrder::Number) {
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (has(i, wanted))
                found.push_back(i);
        return found;
    }
    std::vector<char> hit(m_entries.size()); // texts are read in the order in which they lie: much quicker
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        hit[i] = has(i, wanted) ? 1 : 0;
    for (const std::uint32_t i : m_byName)
        if (hit[i] != 0)
            found.push_back(i);
    return found;
}

Done<RegisterPiece> entriesAfter(const Desk &desk, const RegisterFilter &filter,
                                 const std::optional<core::PassNumber> &after, std::size_t most)
{
    return attempt([&] {
        DeskInside inside(desk);
        const std::vector<std::string> words = wordsOf(filter.words);
        const auto rows = valueOf(inside.book().passesAfter(after, most));
        RegisterPiece piece{{}, rows.size(), {}};
        if (!rows.empty() && rows.size() == most)
            piece.last = rows.back().number;
        for (const store::WardPass &row : rows) {
            if (!mayBe(filter, row))
                continue;
            RegisterEntry entry = entryOf(row, contentOf(inside, row));
            const std::string text = words.empty() ? std::string() : textOf(entry);
            if (std::ranges::all_of(words, [&](const std::string &word) { return text.find(word) != text.npos; }))
                piece.entries.push_back(std::move(entry));
        }
        return piece;
    });
}

static void demandExporter(const DeskInside &inside, const issuing::Officer &officer)
{
    if (officer.unit != inside.unit())
        stop("wrong_unit", "Sổ này của đơn vị " + inside.unit().text + ".",
             "This register is unit " + inside.unit().text + "'s.");
    inside.demandRole(officer, accounts::Action::ExportRegister);
}

Done<std::size_t> beginExport(const Desk &desk, const issuing::Officer &officer)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandExporter(inside, officer);
        return static_cast<std::size_t>(valueOf(inside.book().passCount()));
    });
}

Done<void> noteExport(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                      const RegisterFilter &filter, const std::string &kind, std::size_t rows)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandExporter(inside, officer);
        store::WardWrite write;
        write.clock = clock;
        write.deeds.push_back(
            inside.deed({officer, 0, 0, clock}, core::journal::WorkKind::Export, {}, 0, inWords(filter)));
        write.deeds.back().work.step = "register " + kind + " " + std::to_string(rows);
        inside.write(write);
    });
}

} // namespace th::desk
