// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_organisations.h"

#include "passphrase.h"
#include "store/examiner.h"

#include <algorithm>
#include <csignal>

namespace th::tools {

namespace {

volatile std::sig_atomic_t interrupted = 0;

} // namespace

CLI::Option *addAuditorOption(CLI::App &command, AuditorArguments &arguments)
{
    auto *key = command.add_option("--auditor-key", arguments.key,
                                   "An auditor's key file: counts refusals by organisation too, whose names are sealed "
                                   "in the passes; the archive notes who opened them and why");
    command
        .add_option("--auditor-passphrase-file", arguments.secretFile, "Its passphrase: the first line of this file")
        ->needs(key);
    return key;
}

core::Result<std::optional<evidence::Organisations>, Exit> countOrganisations(Console &console, OpenArchive &open,
                                                                              const AuditorArguments &arguments,
                                                                              const std::string &by,
                                                                              const std::string &reason)
{
    if (arguments.key.empty())
        return std::optional<evidence::Organisations>();
    const auto key = openKey(console, arguments.key, arguments.secretFile);
    if (!key) {
        console.complain(key.error());
        return core::Failure{Exit::Failed};
    }
    evidence::OpenOrder order;
    order.filter = open.filter();
    order.by = by;
    order.reason = reason;
    order.now = store::readClock().wall;
    order.progress = [](std::uint64_t) { return interrupted == 0; };
    std::signal(SIGINT, [](int) { interrupted = 1; });
    auto all = evidence::organisationsOf(*open, order, *key);
    if (!all)
        return core::Failure{failed(console, all.error())};
    return std::optional(std::move(*all));
}

Json organisationsJson(const evidence::Organisations &all)
{
    Json list = Json::array();
    for (const evidence::OrganisationFigures &one : all.organisations)
        list.push_back({{"organisation", one.organisation}, {"scans", one.scans}, {"refused", one.refused}});
    return {{"organisations", std::move(list)},
            {"not_genuine", all.unproven},
            {"closed", all.closed},
            {"let_go", all.letGo},
            {"not_sealed", all.unsealed},
            {"complete", all.complete}};
}

void tellOrganisations(const Console &console, const evidence::Organisations &all, std::size_t limit)
{
    console.line(console.say("Theo tổ chức ghi trên giấy:", "By the organisation that the pass names:"));
    for (std::size_t i = 0; i < std::min(limit, all.organisations.size()); ++i) {
        const evidence::OrganisationFigures &one = all.organisations[i];
        console.line("  " +
                     (one.organisation.empty() ? console.say("(không ghi tổ chức)", "(names none)")
                                               : printable(one.organisation)) +
                     console.say("  không cho qua ", "  refused ") + std::to_string(one.refused) +
                     console.say(" trong ", " of ") + std::to_string(one.scans));
    }
    if (all.organisations.size() > limit)
        console.line("  … +" + std::to_string(all.organisations.size() - limit));
    if (all.unread() > 0)
        console.line(std::to_string(all.unread()) +
                     console.say(" lượt của giấy thật không đọc được tên tổ chức bằng khóa này.",
                                 " scans of genuine passes whose organisation cannot be read with this key."));
    if (!all.complete)
        console.line(console.say("Có quá nhiều tổ chức khác nhau: bảng này không đủ.",
                                 "There are too many different organisations: the table is not complete."));
}

} // namespace th::tools
