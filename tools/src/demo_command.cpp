// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "demo/province.h"
#include "moments.h"
#include "store/examiner.h"

#include <cstdio>
#include <unistd.h>

namespace th::tools {

namespace {

struct DemoArguments {
    std::string out;
    std::optional<core::Instant> now;
    demo::ProvinceOptions options;
    bool noFrames = false, noSheets = false;
};

void showProgress(const Console &console, const demo::ProvinceProgress &progress)
{
    if (::isatty(STDERR_FILENO))
        std::fprintf(stderr, "\r\033[K%3d %% %s%s", progress.percent,
                     console.say(progress.what.vi.c_str(), progress.what.en.c_str()).c_str(),
                     progress.percent >= 100 ? "\n" : "");
}

Exit makeDemo(Console &console, DemoArguments &arguments)
{
    arguments.options.now = arguments.now.value_or(store::readClock().wall);
    arguments.options.frames = !arguments.noFrames;
    arguments.options.sheets = !arguments.noSheets;
    arguments.options.progress = [&console](const demo::ProvinceProgress &progress) {
        showProgress(console, progress);
    };
    const auto made = demo::makeProvince(arguments.out, arguments.options);
    if (!made) {
        console.complain(made.error().in(console.language));
        return Exit::Failed;
    }
    if (console.json)
        console.object({{"out", arguments.out}, {"now", core::formatRfc3339(arguments.options.now)}});
    else
        console.line(console.say("Đã tạo tỉnh mẫu trong ", "Made a demonstration province in ") + arguments.out);
    return Exit::Success;
}

} // namespace

void addDemo(CLI::App &app, Work &work)
{
    auto *command = app.add_subcommand("demo", "Make a whole small province to try things with");
    auto arguments = std::make_shared<DemoArguments>();
    command->add_option("--out", arguments->out, "Folder to make it in; new or empty")->required();
    command->add_option("--seed", arguments->options.seed, "Same seed and moment, same province")
        ->capture_default_str();
    addMoment(*command, "--now", arguments->now, "The moment everything is built around (default: the clock's)");
    command->add_flag("--no-frames", arguments->noFrames, "Without camera-like frames");
    command->add_flag("--no-sheets", arguments->noSheets, "Without printed sheets");
    command->callback(
        [arguments, &work] { work = [arguments](Console &console) { return makeDemo(console, *arguments); }; });
}

} // namespace th::tools
