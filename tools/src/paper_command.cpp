// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "counter/passing_folder.h"
#include "desk/desk.h"
#include "desk/paper_proof.h"
#include "files.h"
#include "open_station.h"
#include "paper/document.h"
#include "paper_job.h"
#include "printing/printer.h"

#include <sstream>

namespace th::tools {

namespace {

constexpr std::size_t maxTexts = 64u << 20;

struct PaperArguments : PaperChoice {
    std::string station, from, out, screens, printer;
    std::vector<std::string> texts;
    bool text = false;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

std::vector<std::string> papersOf(const Console &console, const paper::Template &design)
{
    std::vector<std::string> papers;
    if (design.cards)
        papers.push_back(std::to_string(design.cards->columns * design.cards->rows) +
                         console.say(" thẻ một trang ", " cards a page of ") + paper::name(design.cards->page));
    for (const paper::PageSize page : design.pages)
        papers.emplace_back(paper::name(page));
    return papers;
}

void show(const Console &console, const paper::Template &design)
{
    Json kinds = Json::array();
    std::string kindsInWords, papersInWords;
    for (const core::PassKind kind : design.kinds) {
        kinds.push_back(core::name(kind));
        kindsInWords += (kindsInWords.empty() ? "" : ", ") + std::string(core::name(kind));
    }
    const auto papers = papersOf(console, design);
    for (const std::string &paper : papers)
        papersInWords += (papersInWords.empty() ? "" : ", ") + paper;
    if (console.json)
        console.object({{"template", design.id},
                        {"name", design.name.in(console.language)},
                        {"kinds", kinds},
                        {"papers", papers}});
    else
        console.line(design.id + ": " + printable(design.name.in(console.language)) + " (" + kindsInWords +
                     "): " + papersInWords);
}

Exit showTemplates(Console &console, const PaperArguments &arguments)
{
    const auto templates = readTemplates(console, arguments);
    if (!templates)
        return failed(console, templates.error());
    if (arguments.text) {
        const auto text = templatesText(console, arguments);
        console.line(text->substr(0, text->find_last_not_of('\n') + 1));
        return Exit::Success;
    }
    for (const paper::Template &design : *templates)
        show(console, design);
    return Exit::Success;
}

Told<std::vector<std::string>> readTexts(const Console &console, const PaperArguments &arguments)
{
    std::vector<std::string> texts = arguments.texts;
    if (!arguments.from.empty()) {
        const auto read = readWhole(console, arguments.from, maxTexts);
        if (!read)
            return core::Failure{read.error()};
        std::istringstream lines(*read);
        for (std::string line; std::getline(lines, line);) {
            if (line.ends_with('\r'))
                line.pop_back();
            if (!line.empty())
                texts.push_back(line);
        }
    }
    if (texts.empty())
        return core::Failure{console.say("Không có giấy nào để in.", "There is no pass to print.")};
    return texts;
}

/// What stands on paper is what the station's directory proves, nothing else.
Told<std::vector<paper::Content>> proveAll(const Console &console, const store::Station &station,
                                           std::vector<std::string> texts)
{
    const auto proven = desk::proveForPaper(station, texts);
    if (!proven)
        return core::Failure{proven.error().sentence.in(console.language)};
    std::vector<paper::Content> contents;
    for (std::size_t i = 0; i < texts.size(); ++i)
        contents.push_back(paper::contentOf((*proven)[i], std::move(texts[i]), *station.directory(), station.policy()));
    return contents;
}

struct Screen {
    std::string file; ///< NUMBER.png
    QByteArray png;
};

/// All are drawn and read back before the first is written.
Told<std::vector<Screen>> drawScreens(const Console &console, const std::vector<paper::Content> &contents)
{
    std::vector<Screen> screens;
    for (const paper::Content &content : contents) {
        auto png = paper::screenPicture(content.text);
        if (!png)
            return core::Failure{png.error().sentence.in(console.language)};
        screens.push_back({core::toText(content.claims.number) + ".png", std::move(png).value()});
    }
    return screens;
}

/// The codes name their holders: new files, readable to their owner alone.
Told<void> writeScreens(const Console &console, const std::string &folder, const std::vector<Screen> &screens)
{
    for (const Screen &screen : screens)
        if (auto written = writeFile(console, std::filesystem::path(folder) / screen.file,
                                     {screen.png.constData(), static_cast<std::size_t>(screen.png.size())},
                                     store::Placing::NewPrivate);
            !written)
            return core::Failure{written.error()};
    return {};
}

Json toldOf(const paper::Written &written)
{
    return {{"passes", written.passes}, {"pages", written.pages}, {"smallest_module_mm", written.smallestModule}};
}

Told<paper::Written> writePdf(const Console &console, const PaperArguments &arguments,
                              std::vector<paper::Content> contents)
{
    const auto job = PaperJob::make(console, arguments, std::move(contents), false);
    if (!job)
        return core::Failure{job.error()};
    const auto written = paper::writePdf(QString::fromStdString(arguments.out), (*job)->job);
    if (!written)
        return core::Failure{written.error().sentence.in(console.language)};
    return *written;
}

/// A station from which paper may go out without a word in the journal: not a ward's desk. Or complains.
std::optional<store::Station> openForPaper(Console &console, const std::string &folder)
{
    auto station = openStation(console, folder, store::Access::Read);
    if (!station)
        return station;
    const auto unit = desk::Desk::unitOf(*station);
    if (!unit) {
        console.complain(unit.error().sentence.in(console.language));
        return std::nullopt;
    }
    if (!*unit)
        return station;
    console.complain(console.say("Trạm này là bàn cấp giấy của đơn vị ", "This station is the desk of unit ") +
                     printable((*unit)->text) +
                     console.say("; giấy ở bàn chỉ ra khỏi bàn khi nhật ký ghi ai in. Hãy dùng "
                                 "`thonghanhctl ward print run` (`--to`, `--out`, `--screens`).",
                                 "; from a desk paper goes out only with an entry of who printed it. Use "
                                 "`thonghanhctl ward print run` (`--to`, `--out`, `--screens`)."));
    return std::nullopt;
}

/// Straight to a printer of the system; the gate stands before it all the same.
Exit print(Console &console, const PaperArguments &arguments)
{
    const auto station = openForPaper(console, arguments.station);
    if (!station)
        return Exit::Failed;
    auto texts = readTexts(console, arguments);
    if (!texts)
        return failed(console, texts.error());
    auto contents = proveAll(console, *station, std::move(texts).value());
    if (!contents)
        return failed(console, contents.error());
    const auto job = PaperJob::make(console, arguments, std::move(contents).value(), false);
    if (!job)
        return failed(console, job.error());
    // Pages name people: on their way they lie in the station's own folder, not where everybody's do.
    const counter::PassingFolder passing(counter::PassingFolder::ownPlace(arguments.station, "paper.passing"));
    if (!passing.made())
        return failed(console, printable(passing.path().string()) +
                                   console.say(": không tạo được; chưa in gì. Hãy kiểm tra quyền của thư mục trạm.",
                                               ": it cannot be made; nothing was printed. Check the permissions of the "
                                               "station's folder."));
    const auto printed = printing::print(
        arguments.printer, (*job)->job, [](const paper::Written &) { return true; }, {}, passing.path());
    if (!printed)
        return failed(console, printable(printed.error().sentence.in(console.language)));
    if (console.json)
        console.object(toldOf(*printed));
    else
        console.line(std::to_string(printed->passes) + console.say(" giấy, ", " passes, ") +
                     std::to_string(printed->pages) +
                     console.say(" trang đã giao cho hệ thống in; mọi mã QR đã được đọc lại.",
                                 " pages were given to the print system; every code was read back."));
    return Exit::Success;
}

Exit make(Console &console, const PaperArguments &arguments)
{
    const auto station = openForPaper(console, arguments.station);
    if (!station)
        return Exit::Failed;
    auto texts = readTexts(console, arguments);
    if (!texts)
        return failed(console, texts.error());
    const auto contents = proveAll(console, *station, std::move(texts).value());
    if (!contents)
        return failed(console, contents.error());
    const auto screens =
        arguments.screens.empty() ? Told<std::vector<Screen>>(std::vector<Screen>()) : drawScreens(console, *contents);
    if (!screens)
        return failed(console, screens.error());
    Json told{{"passes", contents->size()}};
    std::string words = std::to_string(contents->size()) + console.say(" giấy", " passes");
    if (!arguments.out.empty()) {
        const auto written = writePdf(console, arguments, *contents);
        if (!written)
            return failed(console, written.error());
        told["pages"] = written->pages, told["smallest_module_mm"] = written->smallestModule;
        words += console.say(" trên ", " on ") + std::to_string(written->pages) +
                 console.say(" trang; mọi mã QR đã được đọc lại.", " pages; every code was read back.");
    }
    if (auto done = writeScreens(console, arguments.screens, *screens); !done)
        return failed(console, done.error());
    console.json ? console.object(told) : console.line(words);
    return Exit::Success;
}

} // namespace

void addPaper(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("paper", "Passes on paper and on a phone's screen")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<PaperArguments>();

    auto *showing = group->add_subcommand("templates", "Check a file of templates, and say what is in it");
    showing->add_option("FILE", arguments->templates, "Templates; default: those that come with the program");
    showing->add_flag("--text", arguments->text, "Print the file itself, to edit it");
    showing->callback([=, &work] { work = [=](Console &console) { return showTemplates(console, *arguments); }; });

    auto *making = group->add_subcommand("make", "Draw passes for the printer; each code is read back before");
    making->add_option("TEXT", arguments->texts, "Texts of passes");
    making->add_option("--from", arguments->from, "A file with one text a line; - is standard input");
    making->add_option("--station", arguments->station, "Proves the passes, and knows the names")->required();
    auto *out = making->add_option("--out", arguments->out, "The PDF to write");
    auto *screens = making->add_option("--screens", arguments->screens, "Folder for NUMBER.png, for phones");
    addPaperChoice(*making, *arguments);
    making->callback([=, &work] {
        if (out->empty() && screens->empty())
            throw CLI::RequiredError("--out or --screens");
        work = [=](Console &console) { return make(console, *arguments); };
    });

    auto *straight = group->add_subcommand("print", "The same, straight to a printer of the system");
    straight->add_option("TEXT", arguments->texts, "Texts of passes");
    straight->add_option("--from", arguments->from, "A file with one text a line; - is standard input");
    straight->add_option("--station", arguments->station, "Proves the passes, and knows the names")->required();
    straight->add_option("--to", arguments->printer, "The printer's name (paper printers)")->required();
    addPaperChoice(*straight, *arguments);
    straight->callback([=, &work] { work = [=](Console &console) { return print(console, *arguments); }; });

    auto *listing = group->add_subcommand("printers", "The printers that the system has");
    listing->callback([&work] { work = [](Console &console) { return listPrinters(console); }; });
}

} // namespace th::tools
