// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/retention.h"
#include "files.h"
#include "log_archive.h"
#include "store/examiner.h"

#include <csignal>

namespace th::tools {

namespace {

constexpr std::size_t mostRuleBytes = 16 * 1024;

struct Arguments : ArchiveArguments {
    std::string rules, key, secretFile, by, reason;
    bool dryRun = false;
};

volatile std::sig_atomic_t interrupted = 0;

Exit complain(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

Exit tell(Console &console, const Arguments &arguments, const evidence::Retained &retained)
{
    if (console.json)
        console.object({{"sessions", retained.sessions},
                        {"entries", retained.entries},
                        {"odd", retained.odd},
                        {"changed", !arguments.dryRun},
                        {"still_in_file", retained.stillInFile}});
    else
        console.line((arguments.dryRun
                          ? console.say("Sẽ rút gọn (chưa thay đổi gì): ", "Would be reduced (nothing was changed): ")
                          : console.say("Đã rút gọn: ", "Reduced: ")) +
                     std::to_string(retained.sessions) +
                     console.say(" phiên có phần niêm phong, ", " sessions with what was sealed, ") +
                     std::to_string(retained.entries) + console.say(" mục, ", " entries, ") +
                     std::to_string(retained.odd) + console.say(" phần giữ riêng.", " pieces that were kept apart."));
    if (!retained.stillInFile)
        return Exit::Success;
    console.complain(console.say("Quy định đã áp dụng, nhưng dữ liệu cũ còn nằm trong tệp cho đến khi không còn ai đọc "
                                 "kho: hãy đóng các chương trình khác rồi chạy lại lệnh này.",
                                 "The rules are applied, but the old bytes stay in the file until nobody reads the "
                                 "archive: close the other programs, and run this again."));
    return Exit::Failed;
}

Exit applyRules(Console &console, const Arguments &arguments)
{
    const auto text = readWhole(console, arguments.rules, mostRuleBytes);
    if (!text)
        return complain(console, text.error());
    const auto rules = evidence::readRetentionRules(*text);
    if (!rules)
        return complain(console, printable(arguments.rules) + ": " +
                                     console.say("quy định không đọc được, ở: ", "the rules cannot be read, at: ") +
                                     printable(rules.error()));
    const auto key = openSigner(console, arguments.key, arguments.secretFile);
    if (!key)
        return Exit::Failed;
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Write);
    if (!open)
        return Exit::Failed;
    std::signal(SIGINT, [](int) { interrupted = 1; });
    const evidence::RetentionOrder order{*rules,           arguments.by,
                                         arguments.reason, store::readClock().wall,
                                         arguments.dryRun, [](std::uint64_t) {
            return interrupted == 0; }};
    const auto retained = evidence::applyRetention(**open, order, *key->forPasses());
    return retained ? tell(console, arguments, *retained) : failed(console, retained.error());
}

} // namespace

void addLogRetention(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("retention", "Let go of personal data in an archive that is older than the "
                                                      "rules allow; the chain still verifies");
    addArchiveOption(*command, *arguments);
    command->add_option("--rules", arguments->rules, "The rules (docs/formats/retention.md)")->required();
    command->add_option("--key", arguments->key, "The key that signs what was left: a file, or a pkcs11: address")
        ->required();
    command->add_option("--passphrase-file", arguments->secretFile,
                        "Its passphrase or PIN: the first line of this file");
    command->add_option("--by", arguments->by, "Who applies them")->required();
    command->add_option("--why", arguments->reason, "By which decision")->required();
    command->add_flag("--dry-run", arguments->dryRun, "Only say how much it would be");
    command->callback([=, &work] { work = [=](Console &console) { return applyRules(console, *arguments); }; });
}

} // namespace th::tools
