// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export_rows.h"

#include "database.h"
#include "lists/write.h"
#include "manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::evidence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t askEvery = 4096;
constexpr Milliseconds hour = 3'600'000;
constexpr std::size_t mostShuffled = 1u << 16; ///< rows that are mixed with each other

/// Entries of a table are lines: what would break one becomes a space.
std::string line(std::string text)
{
    for (char &c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return text;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

struct Column {
    const char *key;
    core::LocalName heading;
    lists::CellKind kind = lists::CellKind::Text;
    bool redacted = true; ///< is in the redacted variant too
    bool printed = true;  ///< is on paper too, where there is less room
};

const std::vector<Column> &columns()
{
    using lists::CellKind;
    static const std::vector<Column> all{{"at", {"Lúc", "At"}, CellKind::Date},
                                         {"device", {"Thiết bị", "Device"}, CellKind::Text, false},
                                         {"branch", {"Nhánh", "Branch"}, CellKind::Number, false, false},
                                         {"seq", {"Mục", "Entry"}, CellKind::Number, false},
                                         {"entry", {"Loại mục", "Kind of entry"}, CellKind::Text, true, false},
                                         {"kind", {"Kết luận", "Verdict"}},
                                         {"reasons", {"Lý do", "Reasons"}},
                                         {"number", {"Số giấy", "Pass"}},
                                         {"genuine", {"Chữ ký đúng", "Genuine"}},
                                         {"category", {"Nhóm", "Category"}},
                                         {"authority", {"Nơi cấp", "Authority"}},
                                         {"checkpoint", {"Chốt", "Checkpoint"}},
                                         {"area", {"Khu vực", "Area"}, CellKind::Text, true, false},
                                         {"officer", {"Cán bộ", "Officer"}},
                                         {"source", {"Nguồn", "Source"}, CellKind::Text, true, false},
                                         {"clock", {"Đồng hồ", "Clock"}, CellKind::Text, true, false}};
    return all;
}

const char *clockName(core::ClockState clock)
{
    switch (clock) {
    case core::ClockState::Trusted:
        return "trusted";
    case core::ClockState::WentBackwards:
        return "went_backwards";
    case core::ClockState::Implausible:
        return "implausible";
    }
    return "implausible";
}

/// Rows of an order on their way into one file.
class RowWriter {
public:
    RowWriter(Archive &archive, const ExportOrder &order, PendingFile &file, Written &written)
        : m_archive(archive), m_order(order), m_file(file), m_written(written)
    {
        std::vector<lists::TableColumn> headings;
        for (const Column &column : columns())
            if (has(column)) {
                headings.push_back({column.heading.in(order.language), column.kind});
                written.columns.emplace_back(column.key);
            }
        written.filter = order.filter;
        if (redacted()) {
            for (std::string &officer : written.filter.officers)
                officer = m_pseudonyms.of("P", officer);
            for (std::string &pass : written.filter.passes)
                pass = m_pseudonyms.of("G", pass);
        }
        if (order.format == Format::Pdf)
            m_pages = pages(headings);
        else if (order.format != Format::JsonLines)
            m_table = std::make_unique<lists::TableWriter>(
                order.format == Format::Csv ? lists::FileKind::Csv : lists::FileKind::Xlsx, std::move(headings),
                [this](std::string_view piece) { return take(piece), true; });
    }

    void run()
    {
        bool goesOn = true;
        const auto read = eachRow(m_archive, m_order.filter, Order::OldestFirst, [&](const Row &row) {
            goesOn = ++m_read % askEvery != 0 || m_order.progress(m_read);
            if (goesOn)
                redacted() ? mix(row) : write(row);
            return goesOn && !m_full;
        });
        if (!read)
            throw Thrown(read.error());
        if (!goesOn)
            throw Thrown({Fault::Cancelled, ""});
        pour();
        if (m_full)
            throw Thrown({Fault::TooManyRows, ""});
        m_tail = true;
        if (m_table)
            if (const auto finished = m_table->finish(); !finished)
                throw Thrown({finished.error().fault == lists::WriteFault::TooManyRows ? Fault::TooManyRows : Fault::Io,
                              lists::sentence(finished.error()).in(m_order.language)});
        if (m_pages && !m_pages->finish())
            throwUnwritten();
        m_written.digests.finish();
        m_written.groups.finish();
    }

private:
    [[nodiscard]] bool redacted() const { return m_order.people == People::Pseudonyms; }
    [[nodiscard]] bool has(const Column &column) const
    {
        return (column.redacted || !redacted()) && (column.printed || m_order.format != Format::Pdf);
    }

    /// How many there will be is counted first: each page says of how many it is.
    std::unique_ptr<PageWriter> pages(const std::vector<lists::TableColumn> &columns)
    {
        const auto rows = count(m_archive, m_order.filter);
        if (!rows)
            throw Thrown(rows.error());
        if (*rows > mostPdfRows)
            throw Thrown({Fault::TooManyRows, "pdf"});
        PageTable table{m_written.columns, {}, *rows, [this](std::string_view piece) { return tryTake(piece); }};
        for (const lists::TableColumn &column : columns)
            table.headings.push_back(column.heading);
        return m_order.drawPages(std::move(table));
    }

    /// No exception goes through whoever draws.
    bool tryTake(std::string_view piece)
    {
        try {
            take(piece);
            return true;
        } catch (...) {
            m_unwritten = std::current_exception();
            return false;
        }
    }
    [[noreturn]] void throwUnwritten() const
    {
        if (m_unwritten)
            std::rethrow_exception(m_unwritten);
        throw Thrown({Fault::Io, ""});
    }

    void take(std::string_view piece)
    {
        m_file.write(piece);
        m_written.digests.add(piece);
        if (m_written.rows > 0 && !m_tail && isTableOfText(name(m_order.format)))
            m_written.groups.add(piece);
    }

    /// Within the hour the order says nothing: rows of two exports cannot be laid side by side.
    void mix(const Row &row)
    {
        if (!m_mixed.empty() &&
            (row.wall / hour != m_mixed.front().second.wall / hour || m_mixed.size() >= mostShuffled))
            pour();
        m_mixed.emplace_back(m_pseudonyms.shuffle(row), row);
    }
    void pour()
    {
        std::ranges::sort(m_mixed, {}, [](const auto &each) { return each.first; });
        for (const auto &[key, row] : m_mixed)
            if (!m_full)
                write(row);
        m_mixed.clear();
    }

    void write(const Row &row)
    {
        ++m_written.rows;
        m_written.reduced += row.reduced ? 1 : 0;
        ++m_written.verdicts[row.verdict ? core::name(*row.verdict) : name(row.kind)];
        DeviceShare &share = m_written.devices[row.place.device];
        share.firstSeq = share.rows == 0 ? row.place.seq : std::min(share.firstSeq, row.place.seq);
        share.lastSeq = std::max(share.lastSeq, row.place.seq);
        ++share.rows;
        if (m_pages) {
            if (!m_pages->row(paperCells(row)))
                throwUnwritten();
        } else if (m_table) {
            m_full = !m_table->row(cells(row));
        } else {
            take(object(row).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
        }
    }

    [[nodiscard]] std::string officerOf(const Row &row) const
    {
        return redacted() ? m_pseudonyms.of("P", row.officer) : row.officer;
    }
    [[nodiscard]] std::string numberOf(const Row &row) const
    {
        return redacted() ? m_pseudonyms.of("G", row.number) : row.number;
    }
    [[nodiscard]] Milliseconds wallOf(const Row &row) const
    {
        return redacted() ? row.wall - (row.wall % hour + hour) % hour : row.wall;
    }

    [[nodiscard]] std::vector<std::string> cells(const Row &row) const
    {
        const Milliseconds ahead = std::chrono::milliseconds(m_order.utcOffset).count();
        std::string at = formatMoment(
            std::abs(row.wall) < std::numeric_limits<Milliseconds>::max() / 2 ? wallOf(row) + ahead : row.wall);
        if (at.size() >= 19) {
            at.resize(19);
            at[10] = ' ';
        }
        std::vector<std::string> cells{std::move(at)};
        if (!redacted()) {
            cells.push_back(core::toHex(m_archive.devices()[row.place.device]).substr(0, 16));
            cells.push_back(std::to_string(row.place.branch));
            cells.push_back(std::to_string(row.place.seq));
        }
        for (const std::string &text :
             {std::string(name(row.kind)), std::string(row.verdict ? core::name(*row.verdict) : ""),
              joined(row.reasons), numberOf(row), std::string(row.proven ? "yes" : "no"), row.category, row.authority,
              row.checkpoint, row.area, officerOf(row), row.source, std::string(clockName(row.clock))})
            cells.push_back(line(text));
        return cells;
    }

    /// With less of it, and what is decided in words.
    [[nodiscard]] std::vector<std::string> paperCells(const Row &row) const
    {
        std::vector<std::string> all = cells(row), kept;
        std::size_t at = 0;
        for (const Column &column : columns())
            if (column.redacted || !redacted()) {
                if (std::string_view(column.key) == "kind")
                    all[at] = row.verdict ? core::word(*row.verdict, m_order.language) : name(row.kind);
                if (column.printed)
                    kept.push_back(std::move(all[at]));
                ++at;
            }
        return kept;
    }

    [[nodiscard]] Json object(const Row &row) const
    {
        Json object{{"at", formatMoment(wallOf(row))}};
        if (!redacted()) {
            object["wall_ms"] = row.wall;
            object["device"] = core::toHex(m_archive.devices()[row.place.device]);
            object["branch"] = row.place.branch;
            object["seq"] = row.place.seq;
        }
        object["entry"] = name(row.kind);
        object["kind"] = row.verdict ? Json(core::name(*row.verdict)) : Json();
        object["reasons"] = row.reasons;
        object["number"] = numberOf(row);
        object["genuine"] = row.proven;
        object["category"] = row.category;
        object["authority"] = row.authority;
        object["checkpoint"] = row.checkpoint;
        object["area"] = row.area;
        object["officer"] = officerOf(row);
        object["source"] = row.source;
        object["clock"] = clockName(row.clock);
        return object;
    }

    Archive &m_archive;
    const ExportOrder &m_order;
    PendingFile &m_file;
    Written &m_written;
    Pseudonyms m_pseudonyms;
    std::unique_ptr<lists::TableWriter> m_table;
    std::exception_ptr m_unwritten;
    std::unique_ptr<PageWriter> m_pages; ///< ends before what it writes through
    std::vector<std::pair<std::uint64_t, Row>> m_mixed;
    std::uint64_t m_read = 0;
    bool m_full = false, m_tail = false;
};

} // namespace

Pseudonyms::Pseudonyms()
{
    core::initialiseCrypto();
    randombytes_buf(m_key.data(), m_key.size());
}

Pseudonyms::~Pseudonyms() { sodium_memzero(m_key.data(), m_key.size()); }

std::string Pseudonyms::of(const char *kind, const std::string &text) const
{
    if (text.empty())
        return {};
    const auto hash = core::blake2b256(core::asBytes(kind + text), m_key);
    return std::string(kind) + "-" + core::toHex(core::ByteView(hash).first(6));
}

std::uint64_t Pseudonyms::shuffle(const Row &row) const
{
    const std::string text = "row" + std::to_string(row.place.device) + "/" + std::to_string(row.place.branch) + "/" +
                             std::to_string(row.place.seq);
    const auto hash = core::blake2b256(core::asBytes(text), m_key);
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8 | hash[i];
    return key;
}

void writeRows(Archive &archive, const ExportOrder &order, PendingFile &file, Written &written)
{
    RowWriter(archive, order, file, written).run();
}

} // namespace th::evidence
