// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"

#include <QGuiApplication>
#include <exception>
#include <memory>

namespace {

using namespace th::tools;

void addGlobalOptions(CLI::App &app, Console &console)
{
    app.add_flag("--json", console.json, "One JSON object a line instead of text");
    app.add_option_function<std::string>(
           "--lang",
           [&console](const std::string &value) {
               console.language = value == "en" ? th::core::Language::English : th::core::Language::Vietnamese;
           },
           "Language of sentences: vi or en (default: the session's, else vi)")
        ->check(CLI::IsMember({"vi", "en"}));
    app.set_version_flag("--version", std::string("thonghanhctl " TH_VERSION));
    app.require_subcommand(1);
    app.fallthrough();
}

/// Qt wants one to find its picture formats; drawing text wants the one with fonts, for which no screen is needed.
std::unique_ptr<QCoreApplication> makeApplication(bool drawsText, int &argc, char **argv)
{
    if (!drawsText)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

bool drawsText(const CLI::App &app)
{
    const CLI::App *group = app.get_subcommands().front();
    const std::string name = group->get_name();
    return name == "demo" || name == "paper" ||
           (name == "log" && (group->get_subcommands().front()->get_name() == "report" ||
                              group->get_subcommands().front()->get_name() == "export")) ||
           (name == "account" && group->get_subcommands().front()->get_name() == "slips") ||
           (name == "ward" && (group->get_subcommands().front()->get_name() == "print" ||
                               group->get_subcommands().front()->get_name() == "mail"));
}

Exit run(const Work &work, Console &console)
{
    const Exit answer = work(console);
    if (console.flush())
        return answer;
    console.complain(console.say("Không ghi được kết quả ra đầu ra chuẩn.", "Cannot write to standard output."));
    return Exit::Failed;
}

} // namespace

int main(int argc, char **argv)
{
    Console console;
    console.language = languageOfTheSession();
    Work work;
    CLI::App app("Thông Hành: issue, read and check signed travel passes", "thonghanhctl");
    addGlobalOptions(app, console);
    addDecode(app, work);
    addCheck(app, work);
    addPass(app, work);
    addKey(app, work);
    addStation(app, work);
    addLog(app, work);
    addRoot(app, work);
    addTargets(app, work);
    addDocument(app, work);
    addAccount(app, work);
    addPublish(app, work);
    addDemo(app, work);
    addTufClient(app, work);
    addSync(app, work);
    addWard(app, work);
    addPaper(app, work);
    addNeighbours(app, work);
    addSimulate(app, work);
    addEnrol(app, work);
    addDevice(app, work);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? int(Exit::Success) : int(Exit::Usage);
    }
    const auto application = makeApplication(drawsText(app), argc, argv);
    try {
        return int(run(work, console));
    } catch (const std::exception &error) { // out of memory and the like: whatever is no answer of ours
        console.complain(error.what());
        return int(Exit::Failed);
    }
}
