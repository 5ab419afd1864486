// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counted.h"
#include "evidence/personal.h"
#include "log_archive.h"
#include "passphrase.h"
#include "store/examiner.h"

#include <csignal>

namespace th::tools {

namespace {

constexpr std::size_t mostShown = 100'000;

struct Arguments : ArchiveArguments {
    std::string key, secretFile, plate, idCard, by, reason, out;
    std::size_t limit = 1000;
};

volatile std::sig_atomic_t interrupted = 0;

Json openedJson(const evidence::Archive &archive, const evidence::Opened &opened)
{
    Json json = rowJson(archive, opened.row);
    json["pass_text"] = evidence::scannedText(opened.passText);
    json["id_card"] = evidence::scannedText(opened.idCard);
    json["plate"] = evidence::scannedText(opened.plate);
    json["why"] = evidence::scannedText(opened.reason);
    return json;
}

void addPart(std::string &text, const std::string &heading, const std::string &part)
{
    if (!part.empty())
        text += "\n    " + heading + printable(evidence::scannedText(part));
}

std::string openedText(const Console &console, const evidence::Opened &opened)
{
    std::string text = rowText(console, opened.row);
    addPart(text, console.say("biển số: ", "plate: "), opened.plate);
    addPart(text, console.say("căn cước: ", "ID card: "), opened.idCard);
    addPart(text, console.say("giấy: ", "pass: "), opened.passText);
    addPart(text, console.say("lý do: ", "why: "), opened.reason);
    return text;
}

Exit tell(Console &console, const evidence::OpenedCount &count)
{
    if (console.json)
        console.object(
            {{"shown", count.shown}, {"closed", count.closed}, {"let_go", count.letGo}, {"more", count.more}});
    else
        console.line(counted(console, count.shown, "mục đã mở; kho ghi lại ai mở và vì sao.",
                             "entry opened; the archive notes who opened it and why.",
                             "entries opened; the archive notes who opened them and why."));
    if (count.closed > 0)
        console.complain(std::to_string(count.closed) +
                         console.say(" mục không mở được bằng khóa này: chúng được niêm phong cho người khác, hoặc kho "
                                     "thiếu mục mở phiên.",
                                     " entries do not open with this key: they are sealed to others, or the archive "
                                     "lacks the entry that began their session."));
    if (count.letGo > 0)
        console.complain(
            std::to_string(count.letGo) +
            console.say(" mục không ai mở được nữa: phần niêm phong đã bỏ theo quy định lưu giữ.",
                        " entries open for nobody any more: retention rules have let what was sealed go."));
    if (count.more)
        console.complain(console.say("Còn nữa: hãy thu hẹp bộ lọc hoặc tăng --limit.",
                                     "There is more: narrow the filter, or raise --limit."));
    return Exit::Success;
}

/// With manifest and signatures, as any export; the auditor's key signs.
Exit writeOpened(Console &console, OpenArchive &open, const evidence::OpenOrder &order, const std::string &file,
                 core::SoftwareKey &auditor)
{
    const auto written = evidence::exportPersonal(*open, order, {file, open.trust()}, auditor, auditor);
    return written ? tell(console, written->count) : failed(console, written.error());
}

Exit openPersonal(Console &console, const Arguments &arguments)
{
    auto key = openKey(console, arguments.key, arguments.secretFile);
    if (!key) {
        console.complain(key.error());
        return Exit::Failed;
    }
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Write);
    if (!open || !tellDoubts(console, *open))
        return Exit::Failed;
    evidence::OpenOrder order;
    order.filter = open->filter();
    order.plate = arguments.plate;
    order.idCard = arguments.idCard;
    order.by = arguments.by;
    order.reason = arguments.reason;
    order.now = store::readClock().wall;
    order.most = arguments.limit;
    order.progress = [](std::uint64_t) { return interrupted == 0; };
    std::signal(SIGINT, [](int) { interrupted = 1; });
    if (!arguments.out.empty())
        return writeOpened(console, *open, order, arguments.out, *key);
    const auto count = evidence::openPersonal(**open, order, *key, [&](const evidence::Opened &opened) {
        if (console.json)
            console.object(openedJson(**open, opened));
        else
            console.line(openedText(console, opened));
    });
    return count ? tell(console, *count) : failed(console, count.error());
}

} // namespace

void addLogOpen(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("open", "Open what stations sealed to an auditor: plates, ID cards, texts of "
                                                 "passes, reasons; the archive notes who opened it and why");
    addArchiveOption(*command, *arguments);
    addTrustOption(*command, *arguments);
    addFilterOptions(*command, *arguments);
    command->add_option("--key", arguments->key, "The auditor's key file")->required();
    command->add_option("--passphrase-file", arguments->secretFile, "Its passphrase: the first line of this file");
    command->add_option("--by", arguments->by, "Who opens it")->required();
    command->add_option("--why", arguments->reason, "For what purpose")->required();
    command->add_option("--plate", arguments->plate, "Only this plate; letters and digits count, at least four");
    command->add_option("--id-card", arguments->idCard,
                        "Only what was read of an ID card with this in it, e.g. its "
                        "number; at least four letters and digits");
    command->add_option("--limit", arguments->limit, "At most so many (1000)")
        ->check(CLI::Range(std::size_t{1}, mostShown));
    command->add_option("--out", arguments->out,
                        "Into a new file of JSON lines that only you may read, with a signed manifest as an "
                        "export: what is kept of one person");
    command->callback([=, &work] { work = [=](Console &console) { return openPersonal(console, *arguments); }; });
}

} // namespace th::tools
