// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper_job.h"

#include "files.h"
#include "printing/printer.h"

#include <QFileInfo>

namespace th::tools {

namespace {

constexpr std::size_t maxTemplates = 1u << 20;

std::optional<paper::PageSize> pageOf(const std::string &text)
{
    for (const auto size : {paper::PageSize::A4, paper::PageSize::A5, paper::PageSize::Own})
        if (text == paper::name(size))
            return size;
    return std::nullopt;
}

} // namespace

void addPaperChoice(CLI::App &command, PaperChoice &choice)
{
    command.add_option("--templates", choice.templates, "Templates; pictures lie beside them");
    command.add_option("--template", choice.which, "Its id; default: the usual one of the first pass's kind");
    command.add_option("--page", choice.page, "A4, A5, or own: the template's size; default: its usual way")
        ->check([](const std::string &text) { return pageOf(text) ? std::string() : "A4, A5 or own is wanted"; });
}

Told<std::string> templatesText(const Console &console, const PaperChoice &choice)
{
    return choice.templates.empty() ? std::string(paper::defaultTemplates())
                                    : readWhole(console, choice.templates, maxTemplates);
}

Told<std::vector<paper::Template>> readTemplates(const Console &console, const PaperChoice &choice)
{
    const auto text = templatesText(console, choice);
    if (!text)
        return core::Failure{text.error()};
    auto templates = paper::parseTemplates(core::asBytes(*text));
    if (templates)
        return std::move(templates).value();
    const auto [line, column] = core::placeOf(core::asBytes(*text), templates.error());
    return core::Failure{printable(choice.templates) + ":" + std::to_string(line) + ":" + std::to_string(column) +
                         ": " + printable(templates.error().where) + ": " + console.say("phải là: ", "expected: ") +
                         printable(templates.error().rule)};
}

Told<std::unique_ptr<PaperJob>> PaperJob::make(const Console &console, const PaperChoice &choice,
                                               std::vector<paper::Content> contents, bool byHand)
{
    auto templates = readTemplates(console, choice);
    if (!templates)
        return core::Failure{templates.error()};
    auto made = std::make_unique<PaperJob>();
    made->templates = std::move(templates).value();
    made->job.design = paper::findTemplate(made->templates, choice.which, contents.front().claims.kind);
    if (!made->job.design)
        return core::Failure{console.say("Không có mẫu nào như vậy: ", "There is no such template: ") +
                             printable(choice.which)};
    if (!choice.templates.empty()) {
        const QString folder = QFileInfo(QString::fromStdString(choice.templates)).absolutePath();
        auto pictures = paper::loadPictures(folder, *made->job.design, contents);
        if (!pictures)
            return core::Failure{pictures.error().sentence.in(console.language)};
        made->job.pictures = std::move(pictures).value();
    }
    made->job.contents = std::move(contents);
    made->job.page = pageOf(choice.page);
    made->job.byHand = byHand;
    return made;
}

Exit listPrinters(Console &console)
{
    const auto printers = printing::printers();
    for (const printing::Printer &printer : printers)
        if (console.json)
            console.object(
                {{"printer", printer.name}, {"description", printer.description}, {"default", printer.isDefault}});
        else
            console.line(printable(printer.name) + "  " + printable(printer.description) +
                         (printer.isDefault ? console.say("  (mặc định)", "  (default)") : ""));
    if (printers.empty())
        console.complain(console.say("Hệ thống in không có máy in nào, hoặc không trả lời.",
                                     "The print system has no printer, or does not answer."));
    return printers.empty() ? Exit::Failed : Exit::Success;
}

} // namespace th::tools
