// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/register_export.h"
#include "desk/statistics.h"
#include "moments.h"
#include "ward_desk.h"

namespace th::tools {

namespace {

struct RegisterArguments : WardArguments {
    std::string out, state = "all", by = "day";
    desk::RegisterFilter filter;
    std::optional<core::Instant> from, until;
};
using Arguments = RegisterArguments;

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

Exit exportRegister(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const counter::ExportOrder order{open->officer(), [&arguments] { return arguments.clock(); }, filterOf(arguments),
                                     console.language};
    const auto rows = counter::exportRegister(counter::here(**open), order, arguments.out);
    if (!rows)
        return failed(console, rows.error());
    if (console.json)
        console.object({{"rows", *rows}, {"file", arguments.out}});
    else
        console.line(std::to_string(*rows) +
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
        add("export", "The register as a file; the journal says who took what", Acts::Looks, exportRegister);
    addMoment(*exporting, "--now", arguments->now, "Act as of this moment; default: the clock's");
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
