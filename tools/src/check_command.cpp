// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_text.h"
#include "commands.h"
#include "line_reader.h"
#include "moments.h"
#include "open_station.h"
#include "pictures.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace th::tools {

namespace {

struct CheckArguments {
    std::string station, area, checkpoint, plate, idCard, officer;
    std::optional<core::Instant> now;
    std::vector<std::string> files;
};

/// One transaction, hence one wait for the disk, for at most so many lines of a pipe.
constexpr std::size_t linesPerBatch = 256;

class Checker {
public:
    Checker(Console &console, const CheckArguments &arguments, store::Station &station, core::Place place)
        : m_console(console), m_arguments(arguments), m_examiner(station), m_utcOffset(utcOffsetOf(station)),
          m_place(std::move(place))
    {
    }

    void checkPipe()
    {
        LineReader lines(STDIN_FILENO, core::maxPassTextLength);
        for (auto batch = lines.read(linesPerBatch); !batch.empty(); batch = lines.read(linesPerBatch)) {
            std::vector<store::Question> questions;
            for (auto &text : batch)
                questions.push_back(question(std::move(text), m_arguments.idCard, "pipe"));
            for (const auto &answer : m_examiner.examine(questions))
                show(answer, {});
            if (!m_console.flush())
                return; // nobody reads any more; `run` says so
        }
        if (lines.error() == 0)
            return;
        m_failed = true;
        m_console.complain(m_console.say("Đầu vào chuẩn bị ngắt giữa chừng: ", "Standard input broke off: ") +
                           std::strerror(lines.error()));
    }

    /// All passes on one picture; an ID card beside them belongs to them.
    void checkPicture(const std::string &file, scanner::SymbolReader &reader)
    {
        const auto reading = readPicture(m_console, file, reader);
        if (!reading) {
            m_console.complain(reading.error());
            m_failed = true;
            return;
        }
        auto symbols = reading->reading.symbols;
        std::string card = m_arguments.idCard;
        const auto isCard = [](const scanner::Symbol &symbol) { return core::parseIdCard(symbol.text).has_value(); };
        const auto found = std::ranges::find_if(symbols, isCard);
        if (card.empty() && found != symbols.end())
            card = found->text;
        if (!std::ranges::all_of(symbols, isCard)) // cards alone are scans of their own: answered and recorded
            std::erase_if(symbols, isCard);
        if (symbols.empty())
            return showNothingSeen(file);
        for (const auto &symbol : symbols)
            show(m_examiner.examine(question(symbol.text, card, "file")), file);
    }

    [[nodiscard]] Exit outcome() const { return m_failed ? Exit::Failed : Exit::Success; }

private:
    [[nodiscard]] store::Question question(std::string text, const std::string &card, const char *source) const
    {
        store::Question question;
        question.text = std::move(text);
        question.idCardText = card;
        question.plate = m_arguments.plate;
        question.place = m_place;
        question.clock = store::readClock();
        question.judgeAt = m_arguments.now;
        question.officer = m_arguments.officer;
        question.source = source;
        return question;
    }

    void show(const store::Answer &answer, const std::string &file)
    {
        if (answer.verdict.kind != core::VerdictKind::Admit || answer.notRecorded)
            m_failed = true;
        if (m_console.json) {
            Json json = answerJson(answer, m_console.language, m_utcOffset);
            if (!file.empty())
                json["file"] = file;
            m_console.object(json);
        } else {
            m_console.line((file.empty() ? "" : printable(file) + ": ") +
                           answerText(answer, m_console.language, m_utcOffset));
        }
    }

    /// A picture without a code is no scan: it is answered, and nothing is recorded.
    void showNothingSeen(const std::string &file)
    {
        store::Answer answer;
        answer.verdict = core::judge(core::DecodeError{core::DecodeFault::UnreadableText, "picture.no_code"});
        answer.judgedAt = m_arguments.now.value_or(store::readClock().wall);
        show(answer, file);
    }

    Console &m_console;
    const CheckArguments &m_arguments;
    store::Examiner m_examiner;
    std::chrono::minutes m_utcOffset;
    core::Place m_place;
    bool m_failed = false;
};

/// Where the check happens. A place the station does not know would leave areas unjudged without a word.
core::Result<core::Place, std::string> placeOf(const Console &console, const CheckArguments &arguments,
                                               const store::Station &station)
{
    core::Place place{core::CheckpointCode(arguments.checkpoint), core::AreaCode(arguments.area)};
    if (!place.area.empty() && !core::isWellFormed(place.area))
        return core::Failure{console.say("Mã khu vực không đúng dạng, ví dụ đúng: 01.001.00001.",
                                         "That is no area code; one looks like 01.001.00001.")};
    const auto *policy = station.policy();
    const auto *checkpoint = policy ? policy->findCheckpoint(place.checkpoint) : nullptr;
    if (policy && !place.checkpoint.empty() && !checkpoint)
        return core::Failure{
            console.say("Quy định của máy không có chốt này: ", "The policy knows no such checkpoint: ") +
            printable(arguments.checkpoint)};
    if (place.area.empty() && checkpoint)
        place.area = checkpoint->area;
    return place;
}

Exit check(Console &console, const CheckArguments &arguments)
{
    auto station = openStation(console, arguments.station, store::Access::Write);
    if (!station)
        return Exit::Failed;
    auto place = placeOf(console, arguments, *station);
    if (!place) {
        console.complain(place.error());
        return Exit::Usage;
    }
    Checker checker(console, arguments, *station, std::move(*place));
    scanner::SymbolReader reader;
    for (const auto &file : arguments.files) {
        if (file == "-")
            checker.checkPipe();
        else
            checker.checkPicture(file, reader);
    }
    return checker.outcome();
}

} // namespace

void addCheck(CLI::App &app, Work &work)
{
    auto *command = app.add_subcommand("check", "Judge passes and record it: 0 if all may pass, 1 otherwise");
    auto arguments = std::make_shared<CheckArguments>();
    command->add_option("--station", arguments->station, "The station's folder")->required();
    addMoment(*command, "--now", arguments->now, "Judge as of this moment (training); default: the clock's");
    command->add_option("--area", arguments->area, "Area code of the place");
    command->add_option("--checkpoint", arguments->checkpoint, "Checkpoint; its area is the policy's");
    command->add_option("--plate", arguments->plate, "Plate of the vehicle");
    command->add_option("--id-card", arguments->idCard, "Text of the ID card's code");
    command->add_option("--officer", arguments->officer, "Who checks; for the log");
    command->add_option("FILE", arguments->files, "Pictures or PDF files; - reads one text a line")->required();
    command->callback(
        [arguments, &work] { work = [arguments](Console &console) { return check(console, *arguments); }; });
}

} // namespace th::tools
