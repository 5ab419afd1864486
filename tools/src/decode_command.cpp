// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "decode_stream.h"
#include "pictures.h"

#include <ctime>
#include <map>

namespace th::tools {

namespace {

/// Processor time of this process so far, in milliseconds.
double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

Json symbolJson(const scanner::Symbol &symbol, int page)
{
    Json json{{"format", scanner::name(symbol.format)}, {"text", symbol.text}, {"corners", Json::array()}};
    for (const auto &corner : symbol.corners)
        json["corners"].push_back({corner.x, corner.y});
    if (symbol.binary)
        json["binary"] = true;
    if (page > 0)
        json["page"] = page;
    return json;
}

/// True if codes were read.
bool decodeFile(const Console &console, const std::string &file, scanner::SymbolReader &reader)
{
    const double before = cpuMilliseconds();
    const auto reading = readPicture(console, file, reader);
    const double spent = cpuMilliseconds() - before;
    const bool found = reading && !reading->reading.symbols.empty();
    if (!reading)
        console.complain(reading.error());
    else if (!found)
        console.complain(printable(file) + ": " + console.say("không thấy mã nào", "no code was found"));
    if (!console.json) {
        if (reading)
            for (const auto &symbol : reading->reading.symbols)
                console.line(printable(file) + ": " + scanner::name(symbol.format) + " " +
                             (symbol.binary ? console.say("(nhị phân)", "(binary)") : printable(symbol.text)));
        return found;
    }
    Json json{{"file", file}, {"symbols", Json::array()}, {"cpu_ms", spent}};
    if (reading)
        for (std::size_t i = 0; i < reading->reading.symbols.size(); ++i)
            json["symbols"].push_back(symbolJson(reading->reading.symbols[i], reading->pageOf[i]));
    else
        json["error"] = reading.error();
    console.object(json);
    return found;
}

Exit decodeFiles(const Console &console, const std::vector<std::string> &files)
{
    scanner::SymbolReader reader;
    bool all = true;
    for (const auto &file : files)
        all = decodeFile(console, file, reader) && all;
    return all ? Exit::Success : Exit::Failed;
}

} // namespace

void addDecode(CLI::App &app, Work &work)
{
    auto *command = app.add_subcommand(
        "decode", "Read the codes in pictures and PDF files, without judging them: 0 if every file has one");
    auto files = std::make_shared<std::vector<std::string>>();
    auto stream = std::make_shared<std::string>();
    auto options = std::make_shared<StreamOptions>();
    auto *given = command->add_option("FILE", *files, "Pictures or PDF files");
    auto *folder =
        command->add_option("--stream", *stream, "The pictures of a folder, in name order, as a camera's frames");
    command->add_option("--fps", options->framesPerSecond, "Frames a second of the stream")
        ->check(CLI::Range(0.1, 1000.0))
        ->needs(folder)
        ->capture_default_str();
    const std::map<std::string, scanner::Pace> paces{{"steps", scanner::Pace::Fixed}, {"time", scanner::Pace::Machine}};
    command
        ->add_option("--budget", options->pace,
                     "What ends the work on a frame: \"steps\", the same result on every machine, or \"time\", as in "
                     "the application: what this machine does in 22 ms")
        ->transform(CLI::CheckedTransformer(paces))
        ->needs(folder)
        ->default_str("steps");
    given->excludes(folder);
    command->callback([files, stream, options, &work] {
        if (files->empty() && stream->empty())
            throw CLI::RequiredError("FILE or --stream");
        work = [files, stream, options](Console &console) {
            return stream->empty() ? decodeFiles(console, *files) : decodeStream(console, *stream, *options);
        };
    });
}

} // namespace th::tools
