// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/register_export.h"

#include "lists/write.h"

#include <QFile>
#include <QString>
#include <QTemporaryFile>

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

desk::Problem cannotWrite(const std::string &file, const QString &why)
{
    return {"export.file",
            {"Không ghi được " + file + " (" + why.toStdString() + "). Hãy kiểm tra ổ đĩa, hoặc chọn chỗ khác.",
             file + " cannot be written (" + why.toStdString() + "). Check the disk, or choose another place."}};
}

std::chrono::minutes offsetOf(const desk::Desk &desk)
{
    const core::Policy *policy = desk.station().policy();
    return policy ? policy->utcOffset() : std::chrono::minutes(420);
}

/// Everything into the file; how many.
desk::Done<std::size_t> fill(const desk::Desk &desk, const ExportOrder &order, lists::FileKind kind,
                             QTemporaryFile &file)
{
    lists::TableWriter writer(kind, columnsOf(order.language), [&file](std::string_view piece) {
        const auto size = static_cast<qint64>(piece.size());
        return file.write(piece.data(), size) == size;
    });
    const auto offset = offsetOf(desk);
    std::size_t rows = 0;
    const auto read = desk::eachEntry(desk, order.filter, [&](const desk::RegisterEntry &entry) {
        ++rows;
        return writer.row(cellsOf(entry, offset));
    });
    if (!read)
        return core::Failure{read.error()};
    if (const auto finished = writer.finish(); !finished)
        return core::Failure{desk::Problem{"export.table", lists::sentence(finished.error())}};
    if (!file.flush())
        return core::Failure{cannotWrite(file.fileName().toStdString(), file.errorString())};
    return rows;
}

} // namespace

desk::Done<std::size_t> exportRegister(desk::Desk &desk, const ExportOrder &order, const std::string &name)
{
    const QString wanted = QString::fromStdString(name);
    if (order.existing == Existing::Refuse && QFile::exists(wanted))
        return core::Failure{desk::Problem{
            "export.exists",
            {name + ": đã có tệp này; không ghi đè.", name + ": it is there already; nothing is written over."}}};
    const bool isBook = wanted.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
    QTemporaryFile file(wanted + QStringLiteral(".XXXXXX")); // readable to its owner alone
    if (!file.open())
        return core::Failure{cannotWrite(name, file.errorString())};
    auto rows = fill(desk, order, isBook ? lists::FileKind::Xlsx : lists::FileKind::Csv, file);
    if (!rows)
        return rows;
    const auto noted = desk::noteExport(desk, order.officer, order.clock, order.filter, isBook ? "xlsx" : "csv", *rows);
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
