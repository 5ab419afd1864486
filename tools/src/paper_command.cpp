// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "files.h"
#include "open_station.h"
#include "paper/document.h"

#include <QBuffer>
#include <QFileInfo>

#include <sstream>

namespace th::tools {

namespace {

constexpr std::size_t maxTemplates = 1u << 20, maxTexts = 64u << 20;

struct PaperArguments {
    std::string templates, which, page, station, from, out, screens;
    std::vector<std::string> texts;
    bool text = false;
};

template <class T> using Told = core::Result<T, std::string>;

Told<std::string> templatesText(const Console &console, const PaperArguments &arguments)
{
    return arguments.templates.empty() ? std::string(paper::defaultTemplates())
                                       : readWhole(console, arguments.templates, maxTemplates);
}

Told<std::vector<paper::Template>> readTemplates(const Console &console, const PaperArguments &arguments)
{
    const auto text = templatesText(console, arguments);
    if (!text)
        return core::Failure{text.error()};
    auto templates = paper::parseTemplates(core::asBytes(*text));
    if (templates)
        return std::move(templates).value();
    const auto [line, column] = core::placeOf(core::asBytes(*text), templates.error());
    return core::Failure{printable(arguments.templates) + ":" + std::to_string(line) + ":" + std::to_string(column) +
                         ": " + printable(templates.error().where) + ": " + console.say("phải là: ", "expected: ") +
                         printable(templates.error().rule)};
}

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

/// Why a pass that is genuine is not put on paper all the same; empty: nothing speaks against it.
std::string objection(const Console &console, const store::Station &station, const core::VerifiedPass &pass)
{
    const auto compromised = pass.key().compromisedSince;
    if (compromised && pass.claims().issuedAt >= *compromised)
        return console.say("được ký bằng khóa đã bị lộ; không in.",
                           "it was signed with a key that is compromised; nothing is printed.");
    const core::StatusEvidence status = station.statusOf(pass);
    if (std::holds_alternative<core::StatusUnavailable>(status))
        return console.say("dữ liệu thu hồi của trạm bị hỏng hoặc không đọc được: hãy đồng bộ rồi in lại.",
                           "the station's revocations are damaged or cannot be read: sync it, then print again.");
    const auto *known = std::get_if<core::SeriesStatus>(&status);
    if (known && known->revoked)
        return console.say("đã bị thu hồi; không in.", "it is revoked; nothing is printed.");
    return {};
}

/// What stands on paper is what the station's directory proves, nothing else.
Told<std::vector<paper::Content>> proveAll(const Console &console, const store::Station &station,
                                           std::vector<std::string> texts)
{
    if (!station.directory())
        return core::Failure{console.say("Trạm chưa có danh bạ: hãy nhập dữ liệu trước.",
                                         "The station has no directory yet: import its data first.")};
    const core::Policy *policy = station.policy();
    std::vector<paper::Content> contents;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string which = console.say("Giấy thứ ", "Pass ") + std::to_string(i + 1) + ": ";
        auto pass = core::decodePass(texts[i]);
        if (!pass)
            return core::Failure{
                which + console.say("không phải nội dung của một giấy đi đường.", "this is not the text of a pass.")};
        const auto verified = core::verifySignature(std::move(pass).value(), *station.directory());
        if (!verified)
            return core::Failure{which +
                                 console.say("chữ ký KHÔNG đúng, hoặc danh bạ không có nơi cấp; không in.",
                                             "its signature does NOT hold, or the directory does not know its issuer; "
                                             "nothing is printed.")};
        if (const std::string against = objection(console, station, *verified); !against.empty())
            return core::Failure{which + against};
        contents.push_back(paper::contentOf(*verified, std::move(texts[i]), *station.directory(), policy));
    }
    return contents;
}

struct Screen {
    std::string file; ///< NUMBER.png
    QByteArray png;
};

/// All are drawn and read back before the first is written.
Told<std::vector<Screen>> drawScreens(const Console &console, const std::vector<paper::Content> &contents)
{
    constexpr int modulePixels = 8; // some 600 pixels: as wide as a phone's screen shows without making it smaller
    std::vector<Screen> screens;
    for (const paper::Content &content : contents) {
        const auto picture = paper::screenPicture(content.text, modulePixels);
        if (!picture)
            return core::Failure{picture.error().sentence.in(console.language)};
        Screen screen{core::toText(content.claims.number) + ".png", {}};
        QBuffer buffer(&screen.png);
        if (!picture->save(&buffer, "PNG"))
            return core::Failure{console.say("Không vẽ được mã thành ảnh PNG.", "The code could not be drawn as PNG.")};
        screens.push_back(std::move(screen));
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

std::optional<paper::PageSize> pageOf(const std::string &text)
{
    for (const auto size : {paper::PageSize::A4, paper::PageSize::A5, paper::PageSize::Own})
        if (text == paper::name(size))
            return size;
    return std::nullopt;
}

Told<paper::Written> writePdf(const Console &console, const PaperArguments &arguments,
                              std::vector<paper::Content> contents)
{
    const auto templates = readTemplates(console, arguments);
    if (!templates)
        return core::Failure{templates.error()};
    const paper::Template *design = paper::findTemplate(*templates, arguments.which, contents.front().claims.kind);
    if (!design)
        return core::Failure{console.say("Không có mẫu nào như vậy: ", "There is no such template: ") +
                             printable(arguments.which)};
    const QString folder =
        arguments.templates.empty() ? QString() : QFileInfo(QString::fromStdString(arguments.templates)).absolutePath();
    auto pictures = folder.isEmpty() ? core::Result<paper::Pictures, paper::Fault>(paper::Pictures{})
                                     : paper::loadPictures(folder, *design, contents);
    if (!pictures)
        return core::Failure{pictures.error().sentence.in(console.language)};
    const auto written =
        paper::writePdf(QString::fromStdString(arguments.out), {.design = design,
                                                                .contents = std::move(contents),
                                                                .pictures = std::move(pictures).value(),
                                                                .page = pageOf(arguments.page)});
    if (!written)
        return core::Failure{written.error().sentence.in(console.language)};
    return *written;
}

Exit make(Console &console, const PaperArguments &arguments)
{
    const auto station = openStation(console, arguments.station, store::Access::Read);
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
    making->add_option("--templates", arguments->templates, "Templates; pictures lie beside them");
    making->add_option("--template", arguments->which, "Its id; default: the first for the first pass's kind");
    making->add_option("--page", arguments->page, "A4, A5, or own: the template's size; default: its usual way")
        ->check([](const std::string &text) { return pageOf(text) ? std::string() : "A4, A5 or own is wanted"; });
    making->callback([=, &work] {
        if (out->empty() && screens->empty())
            throw CLI::RequiredError("--out or --screens");
        work = [=](Console &console) { return make(console, *arguments); };
    });
}

} // namespace th::tools
