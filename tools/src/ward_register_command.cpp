// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/register.h"
#include "desk/statistics.h"
#include "lists/write.h"
#include "moments.h"
#include "open_station.h"
#include "ward_desk.h"

#include <QFile>
#include <QTemporaryFile>

namespace th::tools {

namespace {

struct RegisterArguments : WardArguments {
    std::string out, state = "all", by = "day";
    desk::RegisterFilter filter;
    std::optional<core::Instant> from, until;
};
using Arguments = RegisterArguments;

std::vector<lists::TableColumn> columnsOf(const Console &console)
{
    using lists::CellKind;
    return {{console.say("Số giấy", "Number")},
            {console.say("Ngày cấp", "Issued"), CellKind::Date},
            {console.say("Họ tên", "Holder")},
            {console.say("Số giấy tờ", "ID number")},
            {console.say("Cơ quan, tổ chức", "Organisation")},
            {console.say("Biển số", "Plates")},
            {console.say("Nhóm", "Category")},
            {console.say("Loại", "Kind")},
            {console.say("Có giá trị đến", "Valid until"), CellKind::Date},
            {console.say("Hộ", "Household")},
            {console.say("Số giấy trước", "Paper number")},
            {console.say("Hồ sơ", "Request"), CellKind::Number},
            {console.say("Dòng", "Line"), CellKind::Number},
            {console.say("Cách đóng dấu", "Sealing")},
            {console.say("Thu hồi vì", "Revoked")},
            {console.say("Thu hồi lúc", "Revoked at"), CellKind::Date}};
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

desk::RegisterFilter filterOf(const Arguments &arguments)
{
    desk::RegisterFilter filter = arguments.filter;
    filter.from = arguments.from;
    filter.until = arguments.until;
    filter.standing = arguments.state == "standing"  ? desk::Standings::Standing
                      : arguments.state == "revoked" ? desk::Standings::Revoked
                                                     : desk::Standings::All;
    return filter;
}

Exit cannotWrite(const Console &console, const Arguments &arguments, const QString &why)
{
    return failedWith(console, printable(arguments.out + ": " + why.toStdString()));
}

/// Written beside its place; the journal knows of it before it gets its name.
Exit exportRegister(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const QString name = QString::fromStdString(arguments.out);
    if (QFile::exists(name))
        return failedWith(console,
                          printable(arguments.out) + console.say(": đã có tệp này; không ghi đè.",
                                                                 ": it is there already; nothing is written over."));
    const bool isBook = name.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
    QTemporaryFile file(name + QStringLiteral(".XXXXXX")); // readable to its owner alone
    if (!file.open())
        return cannotWrite(console, arguments, file.errorString());
    lists::TableWriter writer(isBook ? lists::FileKind::Xlsx : lists::FileKind::Csv, columnsOf(console),
                              [&](std::string_view piece) {
                                  const auto size = static_cast<qint64>(piece.size());
                                  return file.write(piece.data(), size) == size;
                              });
    const auto offset = utcOffsetOf(open->station());
    const desk::RegisterFilter filter = filterOf(arguments);
    std::size_t rows = 0;
    const auto read = desk::eachEntry(**open, filter, [&](const desk::RegisterEntry &entry) {
        ++rows;
        return writer.row(cellsOf(entry, offset));
    });
    if (!read)
        return failed(console, read.error());
    if (const auto finished = writer.finish(); !finished)
        return failedWith(console, lists::sentence(finished.error()).in(console.language));
    if (!file.flush())
        return cannotWrite(console, arguments, file.errorString());
    const auto noted =
        desk::noteExport(**open, open->officer(), arguments.clock(), filter, isBook ? "xlsx" : "csv", rows);
    if (!noted)
        return failed(console, noted.error());
    if (!file.rename(name))
        return cannotWrite(console, arguments, file.errorString());
    file.setAutoRemove(false);
    if (console.json)
        console.object({{"rows", rows}, {"file", arguments.out}});
    else
        console.line(std::to_string(rows) +
                     console.say(" giấy đã xuất; nhật ký đã ghi ai xuất. Tệp chứa dữ liệu cá nhân.",
                                 " passes exported; the journal says by whom. The file holds "
                                 "personal data."));
    return Exit::Success;
}

desk::Grouping groupingOf(const std::string &name)
{
    return name == "kind"           ? desk::Grouping::Kind
           : name == "category"     ? desk::Grouping::Category
           : name == "organisation" ? desk::Grouping::Organisation
                                    : desk::Grouping::Day;
}

Exit statistics(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto rows = desk::statistics(**open, groupingOf(arguments.by), {arguments.from, arguments.until});
    if (!rows)
        return failed(console, rows.error());
    if (!console.json)
        console.line(console.say("cấp (trong đó cấp đổi) / thu hồi / bị thay / lượt in",
                                 "issued (of these replacements) / revoked / replaced / printed"));
    for (const desk::StatisticsRow &row : *rows) {
        const desk::Counts &counts = row.counts;
        if (console.json)
            console.object({{arguments.by, row.key},
                            {"issued", counts.issued},
                            {"replacements", counts.replacements},
                            {"revoked", counts.revoked},
                            {"replaced", counts.replaced},
                            {"printed", counts.printed}});
        else
            console.line((row.key.empty() ? "–" : printable(row.key)) + "  " + std::to_string(counts.issued) + " (" +
                         std::to_string(counts.replacements) + ") / " + std::to_string(counts.revoked) + " / " +
                         std::to_string(counts.replaced) + " / " + std::to_string(counts.printed));
    }
    return Exit::Success;
}

} // namespace

void addWardRegister(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        addMoment(*command, "--from", arguments->from, "At or after this moment");
        addMoment(*command, "--to", arguments->until, "Before this moment");
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *exporting =
        add("export", "The register as a file; the journal says who took what", Acts::Yes, exportRegister);
    exporting->add_option("WORDS", arguments->filter.words, "Words that must all occur");
    exporting->add_option("--state", arguments->state, "all, standing or revoked")
        ->check(CLI::IsMember({"all", "standing", "revoked"}));
    exporting->add_option("--out", arguments->out, "A new file: .csv or .xlsx")
        ->required()
        ->check([](const std::string &name) {
            return name.ends_with(".csv") || name.ends_with(".xlsx") ? std::string() : ".csv or .xlsx is wanted";
        });
    auto *counting = add("statistics", "How many were issued, revoked, replaced, printed", Acts::No, statistics);
    counting->add_option("--by", arguments->by, "day, kind, category or organisation")
        ->check(CLI::IsMember({"day", "kind", "category", "organisation"}));
}

} // namespace th::tools
