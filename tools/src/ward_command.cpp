// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "files.h"
#include "issuing/workflow.h"
#include "ward_desk.h"
#include "ward_list_command.h"

namespace th::tools {

namespace {

using issuing::Procedure;
using issuing::Step;

constexpr std::size_t maxWorkflow = 1u << 20;

struct FlowArguments {
    std::string file;
    bool text = false;
};

core::Result<std::string, std::string> textOf(const Console &console, const FlowArguments &arguments)
{
    return arguments.file.empty() ? std::string(issuing::defaultWorkflow())
                                  : readWhole(console, arguments.file, maxWorkflow);
}

core::Result<issuing::Workflow, std::string> readWorkflow(const Console &console, const std::string &file,
                                                          core::ByteView text)
{
    auto workflow = issuing::parseWorkflow(text);
    if (workflow)
        return std::move(workflow).value();
    const auto [line, column] = core::placeOf(text, workflow.error());
    return core::Failure{printable(file) + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                         printable(workflow.error().where) + ": " + console.say("phải là: ", "expected: ") +
                         printable(workflow.error().rule)};
}

template <class Items, class Words> std::string joined(const Items &items, const Words &words)
{
    std::string text;
    for (const auto &item : items)
        text += (text.empty() ? "" : ", ") + words(item);
    return text;
}

std::string stepInWords(const Console &console, const Procedure &procedure, const Step &step)
{
    const auto stateName = [&](const std::string &id) {
        return '"' + printable(procedure.findState(id)->name.in(console.language)) + '"';
    };
    const auto words = [&](const auto &each) { return issuing::inWords(each).in(console.language); };
    std::string text = "  " + printable(step.name.in(console.language)) + " (" + joined(step.by, words) +
                       "): " + joined(step.from, stateName) + " → " + stateName(step.to);
    if (!step.then.empty())
        text += "; " + joined(step.then, words);
    return text;
}

std::string aftercareInWords(const Console &console, const Procedure &procedure, issuing::Aftercare what)
{
    const auto words = [&](const auto &each) { return issuing::inWords(each).in(console.language); };
    const auto carers = procedure.carers(what);
    return "  " + words(what) + " (" + (carers.empty() ? console.say("không ai", "nobody") : joined(carers, words)) +
           ")";
}

Json aftercareJson(const Procedure &procedure)
{
    Json all = Json::object();
    for (const issuing::Aftercare what : issuing::allAftercare) {
        Json &roles = all[issuing::name(what)] = Json::array();
        for (const issuing::Role role : procedure.carers(what))
            roles.push_back(issuing::name(role));
    }
    return all;
}

Json stepJson(const Console &console, const Step &step)
{
    Json by = Json::array(), then = Json::array();
    for (const issuing::Role role : step.by)
        by.push_back(issuing::name(role));
    for (const issuing::Effect effect : step.then)
        then.push_back(issuing::name(effect));
    return {{"id", step.id}, {"name", step.name.in(console.language)}, {"from", step.from}, {"to", step.to}, {"by", by},
            {"then", then}};
}

void show(const Console &console, const Procedure &procedure)
{
    if (console.json) {
        Json steps = Json::array();
        for (const Step &step : procedure.steps)
            steps.push_back(stepJson(console, step));
        console.object({{"procedure", procedure.id},
                        {"name", procedure.name.in(console.language)},
                        {"steps", steps},
                        {"afterwards", aftercareJson(procedure)}});
        return;
    }
    console.line(printable(procedure.name.in(console.language)));
    for (const Step &step : procedure.steps)
        console.line(stepInWords(console, procedure, step));
    for (const issuing::Aftercare what : issuing::allAftercare)
        console.line(aftercareInWords(console, procedure, what));
}

Exit flow(Console &console, const FlowArguments &arguments)
{
    const auto text = textOf(console, arguments);
    if (!text) {
        console.complain(text.error());
        return Exit::Failed;
    }
    const auto workflow = readWorkflow(console, arguments.file, core::asBytes(*text));
    if (!workflow) {
        console.complain(workflow.error());
        return Exit::Failed;
    }
    if (arguments.text) {
        console.line(text->substr(0, text->find_last_not_of('\n') + 1));
        return Exit::Success;
    }
    for (const Procedure &procedure : workflow->procedures())
        show(console, procedure);
    return Exit::Success;
}

} // namespace

void addWard(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("ward", "The ward desk")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<FlowArguments>();
    auto *showing = group->add_subcommand("flow", "Check a workflow, and say in words who takes which step");
    showing->add_option("FILE", arguments->file, "A workflow; default: the one that comes with the program");
    showing->add_flag("--text", arguments->text, "Print the file itself, to edit it");
    showing->callback([=, &work] { work = [=](Console &console) { return flow(console, *arguments); }; });
    addWardList(*group, work);
    addWardSealing(*group, work);
    addWardRequests(*group, work);
    addWardAftercare(*group, work);
    addWardPrinting(*group, work);
    addWardRegister(*group, work);
    addWardMail(*group, work);
    addWardAccess(*group, work);
}

} // namespace th::tools
