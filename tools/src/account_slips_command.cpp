// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/slips.h"
#include "moments.h"
#include "roster_file.h"
#include "store/examiner.h"

namespace th::tools {

namespace {

struct SlipArguments {
    std::string file, out;
    std::vector<std::string> ids;
    int days = 14;
    std::optional<core::Instant> now;
};

Exit print(Console &console, const SlipArguments &arguments)
{
    auto roster = administration::readRoster(arguments.file);
    if (!roster)
        return failed(console, roster.error());
    const core::Instant until =
        arguments.now.value_or(store::readClock().wall) + std::chrono::hours(24 * arguments.days);
    const auto slips = administration::makeSlips(*roster, arguments.ids, until, console.language,
                                                 accounts::calibrate(std::chrono::milliseconds(100)));
    if (!slips)
        return failed(console, slips.error());
    const Exit done = kept(console, administration::keepSlips(*slips, arguments.out, arguments.file, *roster));
    if (done != Exit::Success)
        return done;
    console.json
        ? console.object({{"slips", slips->count}, {"file", arguments.out}})
        : console.line(std::to_string(slips->count) +
                       console.say(" phiếu. In, niêm phong, rồi xóa tệp: ", " slips. Print, seal, then delete: ") +
                       printable(arguments.out));
    return Exit::Success;
}

} // namespace

void addAccountSlips(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<SlipArguments>();
    auto *command =
        group.add_subcommand("slips", "Random first passwords, each on a sheet to be folded and sealed (PDF)");
    command->add_option("ROSTER", arguments->file, "The unit's roster")->required();
    command->add_option("IDS", arguments->ids, "Whose; default: all who have no password yet");
    command->add_option("--out", arguments->out, "The PDF; must not exist yet")->required();
    command->add_option("--days", arguments->days, "Good for so many days (default 14)")->check(CLI::Range(1, 90));
    addMoment(*command, "--now", arguments->now, "Count the days from this moment");
    command->callback([=, &work] { work = [=](Console &console) { return print(console, *arguments); }; });
}

} // namespace th::tools
