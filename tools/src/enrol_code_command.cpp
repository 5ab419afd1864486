// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/enrolment.h"
#include "enrol_command.h"
#include "files.h"
#include "moments.h"
#include "pictures.h"
#include "said.h"
#include "store/examiner.h"
#include "sync/enrolment.h"

namespace th::tools {

namespace {

constexpr std::size_t maxTokenFile = 4096;

struct CodeArguments {
    std::string hub, hubKey, root, tokenFile, picture, folder, file;
    int hours = 72;
    std::optional<core::Instant> now;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// What `thonghanh-hub token new` printed: its first word.
core::Result<std::string, std::string> readToken(const Console &console, const std::string &file)
{
    const auto content = readSecret(console, file, maxTokenFile);
    if (!content)
        return core::Failure{content.error()};
    return administration::tokenIn(content->view());
}

core::Result<core::EnrolmentCode, std::string> codeOf(const Console &console, const CodeArguments &arguments)
{
    const auto token = readToken(console, arguments.tokenFile);
    if (!token)
        return core::Failure{token.error()};
    return said(console, administration::makeCode(
                             {arguments.hub, arguments.hubKey, arguments.root, *token,
                              arguments.now.value_or(store::readClock().wall) + std::chrono::hours(arguments.hours)}));
}

/// Two rows of modules a line; light is what the terminal draws.
std::string drawnAsText(const paper::PassSymbol &symbol)
{
    constexpr int quiet = 2;
    const auto light = [&](int x, int y) {
        const bool inside = x >= 0 && y >= 0 && x < symbol.size && y < symbol.size;
        return !inside || symbol.modules[static_cast<std::size_t>(y * symbol.size + x)] != '1';
    };
    std::string text;
    for (int y = -quiet; y < symbol.size + quiet; y += 2) {
        for (int x = -quiet; x < symbol.size + quiet; ++x)
            text += light(x, y) ? (light(x, y + 1) ? "█" : "▀") : (light(x, y + 1) ? "▄" : " ");
        text += '\n';
    }
    return text;
}

Exit makeCode(Console &console, const CodeArguments &arguments)
{
    const auto code = codeOf(console, arguments);
    if (!code)
        return failed(console, code.error());
    const std::string text = core::encodeEnrolment(*code);
    const auto symbol = paper::makeSymbol(text);
    if (!symbol)
        return failed(console, symbol.error());
    if (!arguments.picture.empty())
        if (const auto written = writePicture(console, arguments.picture, *symbol); !written)
            return failed(console, written.error());
    if (!arguments.folder.empty()) {
        const auto file = std::filesystem::path(arguments.folder) / sync::enrolmentFile;
        if (const auto written = writeFile(console, file, text + "\n", store::Placing::Replace); !written)
            return failed(console, written.error());
    }
    if (console.json) {
        console.object({{"code", text}, {"expires", core::formatRfc3339(code->expires)}});
        return Exit::Success;
    }
    console.line(drawnAsText(*symbol) + text);
    console.line(console.say("Cho một máy, đến ", "For one device, until ") + core::formatRfc3339(code->expires));
    return Exit::Success;
}

Exit showRequest(Console &console, const CodeArguments &arguments)
{
    std::optional<std::string> handedOut;
    if (!arguments.tokenFile.empty()) {
        const auto token = readToken(console, arguments.tokenFile);
        if (!token)
            return failed(console, token.error());
        handedOut = *token;
    }
    const auto request = said(console, administration::openRequest(arguments.file, handedOut));
    if (!request)
        return failed(console, request.error());
    const std::string key = core::toHex(request->device), id = core::deviceIdOf(request->device);
    if (console.json) {
        console.object({{"device", key}, {"id", id}, {"name", request->name}, {"token", request->token}});
        return Exit::Success;
    }
    console.line(printable(request->name) + "  " + id + "\n" + key);
    console.line(console.say("Ai giữ USB cũng làm được một yêu cầu như vậy: hãy so cả khóa với khóa hiện trên máy đó.",
                             "Whoever holds the stick can make such a request: compare the whole key with what the "
                             "device shows."));
    console.line(console.say("Phê duyệt bằng: ", "Approve with: ") + "thonghanh-hub device approve " + key +
                 " --name NAME");
    return Exit::Success;
}

} // namespace

void addEnrolCode(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<CodeArguments>();
    auto *making = group.add_subcommand("code", "Make the code for one new device, as text and as a picture");
    making->add_option("--hub", arguments->hub, "Address of the hub, as devices reach it: https://…")
        ->required()
        ->check([](const std::string &text) -> std::string {
            if (!core::isHubAddress(text))
                return "an http(s) address of at most 200 characters is wanted";
            return core::isSealedWay(text) ? "" : "https:// is wanted: over http:// whoever listens reads the token";
        });
    making->add_option("--hub-key", arguments->hubKey, "What `thonghanh-hub key show` prints")->required();
    making->add_option("--root", arguments->root, "The newest root of trust (N.root.json)")->required();
    making
        ->add_option("--token-file", arguments->tokenFile,
                     "What `thonghanh-hub token new` printed; - is standard input")
        ->required();
    making->add_option("--hours", arguments->hours, "Good for so many hours; as the token is")
        ->check(CLI::Range(1, 8760))
        ->capture_default_str();
    making->add_option("--picture", arguments->picture, "Also as a picture: FILE.png or FILE.svg");
    making->add_option("--folder", arguments->folder, "Also into a folder that has the published tree as `tree`");
    addMoment(*making, "--now", arguments->now, "Count the hours from this moment; default: the clock's");
    making->callback([=, &work] { work = [=](Console &console) { return makeCode(console, *arguments); }; });
    auto *showing = group.add_subcommand("request", "What a device asks that was enrolled from a stick");
    showing->add_option("FILE", arguments->file, "A file of requests/")->required();
    showing->add_option("--token-file", arguments->tokenFile,
                        "Refuse a request with another token than `thonghanh-hub token new` printed");
    showing->callback([=, &work] { work = [=](Console &console) { return showRequest(console, *arguments); }; });
}

} // namespace th::tools
