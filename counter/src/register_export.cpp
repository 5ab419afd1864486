// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/register_export.h"

#include "lists/write.h"

#include <QFile>
#include <QString>
#include <QTemporaryFile>

#include <algorithm>
#include <filesystem>
#include <unistd.h>

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

desk::Problem cannotWrite(const std::string &file, const QString &why)
{
    return {"export.file",
            {"Không ghi được " + file + " (" + why.toStdString() + "). Hãy kiểm tra ổ đĩa, hoặc chọn chỗ khác.",
             file + " cannot be written (" + why.toStdString() + "). Check the disk, or choose another place."}};
}

desk::Problem stopped()
{
    return {"export.stopped", {"Đã dừng; không có tệp nào được ghi ra.", "It was stopped; no file was written."}};
}

/// Everything into a file of one's own.
class Export {
public:
    Export(const AtDesk &atDesk, const ExportOrder &order, const OnExport &onExport, lists::FileKind kind,
           QTemporaryFile &file)
        : m_atDesk(atDesk), m_order(order), m_onExport(onExport), m_file(file),
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
        const auto size = static_cast<qint64>(piece.size());
        return m_file.write(piece.data(), size) == size;
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
        if (const auto finished = m_writer.finish(); !finished)
            return core::Failure{desk::Problem{"export.table", lists::sentence(finished.error())}};
        if (!m_file.flush() || ::fsync(m_file.handle()) != 0) // on the disk before the journal says that it was taken
            return core::Failure{cannotWrite(m_file.fileName().toStdString(), m_file.errorString())};
        if (!goesOn())
            return core::Failure{stopped()};
        return m_rows;
    }

    const AtDesk &m_atDesk;
    const ExportOrder &m_order;
    const OnExport &m_onExport;
    QTemporaryFile &m_file;
    lists::TableWriter m_writer;
    std::chrono::minutes m_offset{420};
    std::size_t m_all = 0, m_passes = 0, m_rows = 0;
    bool m_full = false; ///< the table takes no more, which `finish` says why
};

} // namespace

desk::Done<std::size_t> exportRegister(const AtDesk &atDesk, const ExportOrder &order, const std::string &name,
                                       const OnExport &onExport)
{
    const QString wanted = QString::fromStdString(name);
    if (order.existing == Existing::Refuse && QFile::exists(wanted))
        return core::Failure{desk::Problem{
            "export.exists",
            {name + ": đã có tệp này; không ghi đè.", name + ": it is there already; nothing is written over."}}};
    const bool isBook = wanted.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
    QTemporaryFile file(wanted + QStringLiteral(".XXXXXX")); // readable to its owner alone; nameless where that can be
    if (!file.open())
        return core::Failure{cannotWrite(name, file.errorString())};
    auto rows = Export(atDesk, order, onExport, isBook ? lists::FileKind::Xlsx : lists::FileKind::Csv, file).run();
    if (!rows)
        return rows;
    const core::ClockReading now = order.clock(); // it may ask the desk as well
    const auto noted = ask(atDesk, [&](desk::Desk &desk) {
        return desk::noteExport(desk, order.officer, now, order.filter, isBook ? "xlsx" : "csv", *rows);
    });
    if (!noted)
        return core::Failure{noted.error()};
    std::error_code error;
    std::filesystem::rename(file.fileName().toStdString(), name, error);
    if (error)
        return core::Failure{cannotWrite(name, QString::fromStdString(error.message()))};
    file.setAutoRemove(false);
    return rows;
}

} // namespace th::counter
