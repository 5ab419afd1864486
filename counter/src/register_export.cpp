// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/register_export.h"

#include "lists/write.h"
#include "store/pending_file.h"

#include <algorithm>
#include <filesystem>

namespace th::counter {

namespace {

std::vector<lists::TableColumn> columnsOf(core::Language language)
{
    using lists::CellKind;
    const auto say = [language](const char *vi, const char *en) {
        return std::string(language == core::Language::English ? en : vi);
    };
    return {{say("Số giấy", "Number")},
            {say("Ngày cấp", "Issued"), CellKind::Date},
            {say("Họ tên", "Holder")},
            {say("Số giấy tờ", "ID number")},
            {say("Cơ quan, tổ chức", "Organisation")},
            {say("Biển số", "Plates")},
            {say("Nhóm", "Category")},
            {say("Loại", "Kind")},
            {say("Có giá trị đến", "Valid until"), CellKind::Date},
            {say("Hộ", "Household")},
            {say("Số giấy trước", "Paper number")},
            {say("Hồ sơ", "Request"), CellKind::Number},
            {say("Dòng", "Line"), CellKind::Number},
            {say("Cách đóng dấu", "Sealing")},
            {say("Thu hồi vì", "Revoked")},
            {say("Thu hồi lúc", "Revoked at"), CellKind::Date}};
}

/// "2021-09-06 08:15:00", where the ward is.
std::string local(core::Instant at, std::chrono::minutes offset)
{
    std::string text = core::formatRfc3339(at + offset).substr(0, 19);
    text[10] = ' ';
    return text;
}

std::vector<std::string> cellsOf(const desk::RegisterEntry &entry, std::chrono::minutes offset)
{
    const auto until = core::parseRfc3339(entry.validUntil);
    return {core::toText(entry.number),
            local(entry.issued, offset),
            entry.holder,
            entry.idNumber,
            entry.organisation,
            entry.plates,
            entry.category,
            entry.kind,
            until ? local(*until, offset) : entry.validUntil,
            entry.household,
            entry.paperNumber,
            std::to_string(entry.request),
            std::to_string(entry.line),
            core::name(entry.sealing),
            entry.revoked ? core::name(*entry.revoked) : "",
            entry.revokedAt ? local(*entry.revokedAt, offset) : ""};
}

desk::Problem cannotWrite(const std::string &file, const std::error_code &why)
{
    if (why == std::errc::file_exists)
        return {"export.exists",
                {file + ": đã có tệp này; không ghi đè.", file + ": it is there already; nothing is written over."}};
    return {"export.file",
            {"Không ghi được " + file + " (" + why.message() + "). Hãy kiểm tra ổ đĩa, hoặc chọn chỗ khác.",
             file + " cannot be written (" + why.message() + "). Check the disk, or choose another place."}};
}

desk::Problem stopped()
{
    return {"export.stopped", {"Đã dừng; không có tệp nào được ghi ra.", "It was stopped; no file was written."}};
}

/// "Sổ.XLSX" too.
bool isBookName(std::string name)
{
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return name.ends_with(".xlsx");
}

/// Everything into a file of one's own.
class Export {
public:
    Export(const AtDesk &atDesk, const ExportOrder &order, const OnExport &onExport, lists::FileKind kind,
           store::PendingFile &file, const std::string &name)
        : m_atDesk(atDesk), m_order(order), m_onExport(onExport), m_file(file), m_name(name),
          m_writer(kind, columnsOf(order.language), [this](std::string_view piece) { return write(piece); })
    {
    }

    desk::Done<std::size_t> run()
    {
        const auto all = ask(m_atDesk, [this](desk::Desk &desk) {
            if (const core::Policy *policy = desk.station().policy())
                m_offset = policy->utcOffset();
            return desk::beginExport(desk, m_order.officer);
        });
        if (!all)
            return all;
        m_all = *all;
        std::optional<core::PassNumber> after;
        do {
            const auto piece = ask(m_atDesk, [&](desk::Desk &desk) {
                return desk::entriesAfter(desk, m_order.filter, after, passesAtATime);
            });
            if (!piece)
                return core::Failure{piece.error()};
            take(*piece);
            if (!goesOn())
                return core::Failure{stopped()};
            after = piece->last;
        } while (after && !m_full);
        return finish();
    }

private:
    static constexpr std::size_t passesAtATime = 1000;

    bool goesOn() const { return !m_onExport || m_onExport(m_passes, std::max(m_all, m_passes)); }
    bool write(std::string_view piece)
    {
        const auto written = m_file.write(piece);
        if (!written)
            m_fault = written.error();
        return written.ok();
    }
    void take(const desk::RegisterPiece &piece)
    {
        m_passes += piece.passes;
        for (const desk::RegisterEntry &entry : piece.entries)
            if (!m_full) {
                m_full = !m_writer.row(cellsOf(entry, m_offset));
                ++m_rows;
            }
    }
    desk::Done<std::size_t> finish()
    {
        const auto finished = m_writer.finish();
        if (m_fault)
            return core::Failure{cannotWrite(m_name, m_fault)};
        if (!finished)
            return core::Failure{desk::Problem{"export.table", lists::sentence(finished.error())}};
        if (const auto synced = m_file.sync(); !synced) // on the disk before the journal says that it was taken
            return core::Failure{cannotWrite(m_name, synced.error())};
        if (!goesOn())
            return core::Failure{stopped()};
        return m_rows;
    }

    const AtDesk &m_atDesk;
    const ExportOrder &m_order;
    const OnExport &m_onExport;
    store::PendingFile &m_file;
    const std::string &m_name;
    std::error_code m_fault; ///< of the disk, for which the table has no word
    lists::TableWriter m_writer;
    std::chrono::minutes m_offset{420};
    std::size_t m_all = 0, m_passes = 0, m_rows = 0;
    bool m_full = false; ///< the table takes no more, which `finish` says why
};

} // namespace

desk::Done<std::size_t> exportRegister(const AtDesk &atDesk, const ExportOrder &order, const std::string &name,
                                       const OnExport &onExport)
{
    const std::filesystem::path wanted(name);
    const bool isBook = isBookName(name);
    auto file = store::PendingFile::begin(wanted, order.existing == Existing::Refuse ? store::Placing::NewPrivate
                                                                                     : store::Placing::Replace);
    if (!file) {
        std::error_code ignored;
        const bool isThere = order.existing == Existing::Refuse && std::filesystem::exists(wanted, ignored);
        const bool isBeside = !isThere && file.error() == std::errc::file_exists; // where it was to be written first
        return core::Failure{cannotWrite(isBeside ? name + ".partial" : name, file.error())};
    }
    const auto kind = isBook ? lists::FileKind::Xlsx : lists::FileKind::Csv;
    auto rows = Export(atDesk, order, onExport, kind, *file, name).run();
    if (!rows)
        return rows;
    const core::ClockReading now = order.clock(); // it may ask the desk as well
    const auto noted = ask(atDesk, [&](desk::Desk &desk) {
        return desk::noteExport(desk, order.officer, now, order.filter, isBook ? "xlsx" : "csv", *rows);
    });
    if (!noted)
        return core::Failure{noted.error()};
    if (const auto placed = file->place(); !placed)
        return core::Failure{cannotWrite(name, placed.error())};
    (void)store::syncFolder(wanted.parent_path()); // what cannot be synced, e.g. over a network, is there all the same
    return rows;
}

} // namespace th::counter
