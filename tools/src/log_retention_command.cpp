// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counted.h"
#include "evidence/retention.h"
#include "files.h"
#include "log_archive.h"
#include "open_station.h"
#include "store/examiner.h"
#include "store/retention.h"

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
                     counted(console, retained.sessions, "phiên có phần niêm phong", "session with what was sealed",
                             "sessions with what was sealed") +
                     ", " + counted(console, retained.entries, "mục", "entry", "entries") + ", " +
                     counted(console, retained.odd, "phần giữ riêng.", "piece that was kept apart.",
                             "pieces that were kept apart."));
    if (!retained.stillInFile)
        return Exit::Success;
    console.complain(console.say("Quy định đã áp dụng, nhưng dữ liệu cũ còn nằm trong tệp cho đến khi không còn ai đọc "
                                 "kho: hãy đóng các chương trình khác rồi chạy lại lệnh này.",
                                 "The rules are applied, but the old bytes stay in the file until nobody reads the "
                                 "archive: close the other programs, and run this again."));
    return Exit::Failed;
}

std::string dateOf(const std::optional<core::Instant> &instant)
{
    return instant ? core::formatRfc3339(*instant) : std::string("–");
}

/// Why nothing is let go of, or up to when it is.
std::string standing(const Console &console, const store::RetentionState &state)
{
    if (!state.ordered)
        return console.say("Quy định mà trạm có không nói gì về lưu trữ: không có gì bị rút gọn.",
                           "The station's policy has no retention rules: nothing is let go of.");
    if (!state.hubKnown)
        return console.say(
            "Trạm không biết máy chủ nào: chỉ những gì máy chủ đã có mới được rút gọn. Không có mạng thì "
            "thonghanh-hub stick trên máy của chỉ huy nhận nhật ký từ USB (docs/guide/hub.vi.md).",
            "The station knows no hub: only what a hub has is let go of. Without a network, "
            "thonghanh-hub stick on the supervisor's computer takes the log from a stick "
            "(docs/guide/hub.md).");
    return console.say("Máy chủ đã có đến mục ", "The hub has all up to entry ") + std::to_string(state.acked) +
           console.say("; tuổi tính đến bản công bố ", "; age counts up to the publication of ") +
           dateOf(state.countedTo) + console.say("; đã rút gọn từ trước đến nay: ", "; reduced so far: ") +
           std::to_string(state.reduced);
}

Exit tellStation(Console &console, store::Station &station, const store::RetentionStep &done)
{
    const auto state = store::retentionOf(station);
    if (!state) {
        console.complain(store::sentence(state.error(), console.language));
        return Exit::Failed;
    }
    if (console.json)
        console.object({{"sessions", done.sessions},
                        {"entries", done.entries},
                        {"ordered", state->ordered},
                        {"hub_known", state->hubKnown},
                        {"hub_has", state->acked},
                        {"counted_to", state->countedTo ? Json(dateOf(state->countedTo)) : Json()},
                        {"reduced", state->reduced},
                        {"still_in_file", done.stillInFile}});
    else {
        console.line(console.say("Đã rút gọn: ", "Reduced: ") +
                     counted(console, done.sessions, "phiên có phần niêm phong", "session with what was sealed",
                             "sessions with what was sealed") +
                     ", " + counted(console, done.entries, "mục.", "entry.", "entries."));
        console.line(standing(console, *state));
    }
    if (!done.stillInFile)
        return Exit::Success;
    console.complain(console.say("Dữ liệu cũ còn nằm trong tệp cho đến khi không còn ai đọc trạm: hãy đóng các chương "
                                 "trình khác rồi chạy lại lệnh này.",
                                 "The old bytes stay in the file until nobody reads the station: close the other "
                                 "programs, and run this again."));
    return Exit::Failed;
}

/// By the policy that the station has taken in; nobody's word here adds to it.
Exit letGoAtStation(Console &console, const Arguments &arguments)
{
    auto station =
        openStation(console, arguments.station, arguments.dryRun ? store::Access::Read : store::Access::Write);
    if (!station)
        return Exit::Failed;
    constexpr std::size_t atOnce = 1024;
    store::RetentionStep sum;
    sum.more = !arguments.dryRun;
    while (sum.more) {
        const auto step = store::letGo(*station, store::readClock(), atOnce);
        if (!step) {
            console.complain(store::sentence(step.error(), console.language));
            return Exit::Failed;
        }
        sum.sessions += step->sessions;
        sum.entries += step->entries;
        sum.more = step->more;
        sum.stillInFile = step->stillInFile || (sum.stillInFile && step->sessions + step->entries == 0);
    }
    return tellStation(console, *station, sum);
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

/// One of two: an archive, by rules that somebody gives and signs for, or a station, by the policy that it has.
Exit retention(Console &console, const Arguments &arguments)
{
    const bool whole =
        !arguments.rules.empty() && !arguments.key.empty() && !arguments.by.empty() && !arguments.reason.empty();
    if (!arguments.station.empty() && arguments.archive.empty() && arguments.rules.empty())
        return letGoAtStation(console, arguments);
    if (arguments.archive.empty() || !arguments.station.empty() || !whole) {
        console.complain(console.say(
            "Cần --station, hoặc --archive cùng với --rules, --key, --by và --why: ở trạm, quy định đến từ bản công "
            "bố.",
            "Give --station, or --archive with --rules, --key, --by and --why: at a station the rules come with the "
            "publication."));
        return Exit::Usage;
    }
    return applyRules(console, arguments);
}

} // namespace

void addLogRetention(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("retention", "Let go of personal data in an archive, or at a station, that is "
                                                      "older than the rules allow; the chain still verifies");
    command->add_option("--archive", arguments->archive, "The archive, one file, e.g. province.evidence");
    command->add_option("--station", arguments->station,
                        "A station's folder: by the rules of its policy, without more");
    command->add_option("--rules", arguments->rules, "Of an archive: the rules (docs/formats/retention.md)");
    command->add_option("--key", arguments->key,
                        "Of an archive: the key that signs what was left, a file or a pkcs11: address");
    command->add_option("--passphrase-file", arguments->secretFile,
                        "Its passphrase or PIN: the first line of this file");
    command->add_option("--by", arguments->by, "Of an archive: who applies them");
    command->add_option("--why", arguments->reason, "Of an archive: by which decision");
    command->add_flag("--dry-run", arguments->dryRun,
                      "Of an archive: only say how much it would be; of a station: how it stands");
    command->callback([=, &work] { work = [=](Console &console) { return retention(console, *arguments); }; });
}

} // namespace th::tools
