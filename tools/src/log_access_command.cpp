// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an archive notes of whoever had personal data out of it.
#include "counted.h"
#include "evidence/access.h"
#include "log_archive.h"

#include <algorithm>
#include <limits>

namespace th::tools {

namespace {

using evidence::Access;

struct Arguments : ArchiveArguments {
    std::size_t limit = 0; ///< 0: all of it
};

/// Whoever changed the file may have written any time into it.
std::string momentOf(const Access &line)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 1000;
    const std::int64_t seconds = line.at.time_since_epoch().count();
    return seconds > most || seconds < -most ? "?" : evidence::formatMoment(seconds * 1000);
}

std::string deed(const Console &console, const std::string &what)
{
    if (what == "export")
        return console.say("xuất ra", "exported");
    if (what == "open")
        return console.say("mở phần niêm phong", "opened what was sealed");
    if (what == "person")
        return console.say("tìm một người", "searched for a person");
    if (what == "retention")
        return console.say("rút gọn theo quy định lưu giữ", "applied retention rules");
    return printable(what);
}

void show(const Console &console, const Access &line)
{
    if (console.json)
        return console.object({{"seq", line.seq},
                               {"at", momentOf(line)},
                               {"by", line.by},
                               {"what", line.what},
                               {"about", line.about},
                               {"why", line.reason},
                               {"hash", core::toHex(line.hash)}});
    std::string about = line.about;
    if (line.what == "retention") // key and signature are for programs
        about.resize(std::min(about.find(" signer "), about.size()));
    console.line(std::to_string(line.seq) + "  " + momentOf(line) + "  " + printable(line.by) + "  " +
                 deed(console, line.what) + console.say("; vì: ", "; why: ") + printable(line.reason) +
                 console.say("; về: ", "; about: ") + printable(about));
}

void tellOfTheChain(const Console &console, const evidence::AccessJournal &journal)
{
    const std::string head = journal.lines.empty() ? std::string() : core::toHex(journal.lines.back().hash);
    if (console.json)
        return console.object({{"ok", !journal.firstBad},
                               {"lines", journal.lines.size()},
                               {"head", head},
                               {"first_bad", journal.firstBad ? Json(*journal.firstBad) : Json()}});
    if (journal.firstBad)
        return console.line(console.say("Sổ truy cập KHÔNG còn nguyên: tệp kho đã bị thay đổi ở dòng ",
                                        "The access journal does NOT hold: the archive's file was changed at line ") +
                            std::to_string(*journal.firstBad) +
                            console.say("; từ đó trở đi không dòng nào tin được. Hãy giữ tệp này và lấy bản sao lưu.",
                                        "; nothing from there on can be believed. Keep this file, and take a copy "
                                        "that was put aside."));
    if (journal.lines.empty())
        return console.line(console.say("Chưa ai lấy gì ra khỏi kho này.", "Nobody has had anything out of it."));
    console.line(console.say("Chuỗi còn nguyên: ", "The chain holds: ") +
                 counted(console, journal.lines.size(), "dòng", "line", "lines") +
                 console.say(", băm của dòng cuối ", ", hash of the last ") + head +
                 console.say(". Bản kê của mỗi lần xuất có dòng và băm lúc ấy (access).",
                             ". The manifest of each export has the line and hash of its time (access)."));
}

Exit tellAccesses(Console &console, const Arguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto journal = evidence::accessJournal(**open);
    if (!journal)
        return failed(console, journal.error());
    const auto &lines = journal->lines;
    const bool some = arguments.limit != 0 && arguments.limit < lines.size();
    for (std::size_t i = some ? lines.size() - arguments.limit : 0; i < lines.size(); ++i)
        show(console, lines[i]);
    tellOfTheChain(console, *journal);
    return journal->firstBad ? Exit::Failed : Exit::Success;
}

} // namespace

void addLogAccess(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("access", "Who exported, opened or searched what in an archive, when and why, "
                                                   "oldest first; and whether that record holds");
    addArchiveOption(*command, *arguments);
    command->add_option("--limit", arguments->limit, "Only so many of the newest")->check(CLI::PositiveNumber);
    command->callback([=, &work] { work = [=](Console &console) { return tellAccesses(console, *arguments); }; });
}

} // namespace th::tools
