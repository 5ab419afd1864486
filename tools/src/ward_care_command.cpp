// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/register.h"
#include "files.h"
#include "moments.h"
#include "ward_desk.h"

#include "core/id_card.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxContent = 64 * 1024;

struct CareArguments : WardArguments {
    std::vector<std::string> numbers;
    std::string organisation, reason, why, key, keySecret, content, words, series;
    std::optional<core::Instant> since;
    std::size_t most = 1000;
    bool byName = false;
};
using Arguments = CareArguments;

constexpr core::RevocationReason reasons[] = {
    core::RevocationReason::Unspecified, core::RevocationReason::Lost,     core::RevocationReason::Withdrawn,
    core::RevocationReason::Fraud,       core::RevocationReason::Replaced, core::RevocationReason::HolderInfected};

core::RevocationReason reasonOf(const std::string &name)
{
    const auto *found = std::ranges::find_if(reasons, [&](auto reason) { return name == core::name(reason); });
    return found != std::end(reasons) ? *found : core::RevocationReason::Unspecified;
}

/// Those named, those of the request, and those of the organisation (by its name just as the
/// register has it: without accents, another organisation may bear it).
std::optional<std::vector<core::PassNumber>> wanted(const Console &console, OpenDesk &open, const Arguments &arguments)
{
    auto numbers = parsePassNumbers(console, arguments.numbers);
    if (!numbers || (arguments.request == 0 && arguments.organisation.empty()))
        return numbers;
    const auto all = desk::Register::read(*open);
    if (!all) {
        (void)failed(console, all.error());
        return std::nullopt;
    }
    for (const desk::RegisterEntry &entry : all->entries())
        if ((arguments.request != 0 && entry.request == arguments.request) ||
            (!arguments.organisation.empty() && entry.organisation == arguments.organisation))
            numbers->push_back(entry.number);
    return numbers;
}

Exit tell(Console &console, const desk::CareResult &result)
{
    Json done = Json::array(), already = Json::array();
    for (const core::PassNumber &number : result.done)
        done.push_back(core::toText(number));
    for (const core::PassNumber &number : result.already)
        already.push_back(core::toText(number));
    if (console.json) {
        console.object({{"done", done}, {"already", already}});
        return Exit::Success;
    }
    for (const core::PassNumber &number : result.done)
        console.line(core::toText(number));
    console.line(console.say("Đã ghi: ", "Recorded: ") + std::to_string(done.size()) +
                 console.say(", đã như vậy từ trước: ", ", so before: ") + std::to_string(already.size()));
    return Exit::Success;
}

template <class Change> Exit change(Console &console, const Arguments &arguments, const Change &apply)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto numbers = wanted(console, *open, arguments);
    if (!numbers)
        return Exit::Failed;
    if (numbers->empty())
        return failedWith(console, console.say("Không có giấy nào như vậy.", "There are no such passes."));
    const desk::Done<desk::CareResult> done = apply(*open, *numbers);
    return done ? tell(console, *done) : failed(console, done.error());
}

Exit revoke(Console &console, const Arguments &arguments)
{
    return change(console, arguments, [&](OpenDesk &open, const std::vector<core::PassNumber> &numbers) {
        return desk::revoke(*open, open.care(arguments, arguments.why), numbers, reasonOf(arguments.reason),
                            arguments.since);
    });
}

Exit reinstate(Console &console, const Arguments &arguments)
{
    return change(console, arguments, [&](OpenDesk &open, const std::vector<core::PassNumber> &numbers) {
        return desk::reinstate(*open, open.care(arguments, arguments.why), numbers);
    });
}

Exit replace(Console &console, const Arguments &arguments)
{
    const auto numbers = parsePassNumbers(console, arguments.numbers);
    if (!numbers)
        return Exit::Failed;
    std::optional<desk::Draft> content;
    if (!arguments.content.empty()) {
        const auto text = readWhole(console, arguments.content, maxContent);
        if (!text)
            return failedWith(console, text.error());
        auto draft = desk::draftFromJson(*text);
        if (!draft)
            return failedWith(console, printable(draft.error().where + ": " + draft.error().rule));
        content = std::move(draft).value();
    }
    const auto key = SigningKey::open(console, arguments.key, arguments.keySecret);
    if (!key)
        return failedWith(console, key.error());
    if (!key->forPasses())
        return failedWith(console, console.say("Giấy đi đường chỉ được ký bằng khóa Ed25519; khóa này thuộc loại khác.",
                                               "Passes are signed with Ed25519 only; this key is of another kind."));
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto made = desk::replace(**open, open->care(arguments, arguments.why), numbers->front(), content,
                                    sealKeyOf(console, *key, arguments.key), core::SeriesCode(arguments.series));
    if (!made)
        return failed(console, made.error());
    if (console.json)
        console.object({{"replaced", core::toText(numbers->front())}, {"number", core::toText(*made)}});
    else
        console.line(core::toText(numbers->front()) + " → " + core::toText(*made));
    return Exit::Success;
}

Json entryJson(const desk::RegisterEntry &entry)
{
    Json json{{"number", core::toText(entry.number)},
              {"holder", entry.holder},
              {"id_number", entry.idNumber},
              {"kind", entry.kind},
              {"category", entry.category},
              {"issued_at", core::formatRfc3339(entry.issued)},
              {"valid_until", entry.validUntil},
              {"sealing", core::name(entry.sealing)},
              {"request", entry.request},
              {"line", entry.line},
              {"revoked", entry.revoked ? Json(core::name(*entry.revoked)) : Json()}};
    for (const auto &[member, value] : {std::pair("organisation", &entry.organisation),
                                        {"plates", &entry.plates},
                                        {"household", &entry.household},
                                        {"paper_number", &entry.paperNumber}})
        if (!value->empty())
            json[member] = *value;
    return json;
}

Exit showRegister(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto all = desk::Register::read(**open);
    if (!all)
        return failed(console, all.error());
    const auto found =
        all->search(arguments.words, arguments.byName ? desk::RegisterOrder::Name : desk::RegisterOrder::Number);
    for (std::size_t i = 0; i < std::min(found.size(), arguments.most); ++i) {
        const desk::RegisterEntry &entry = all->entries()[found[i]];
        if (console.json)
            console.object(entryJson(entry));
        else
            console.line(core::toText(entry.number) + "  " + printable(entry.holder) + "  " +
                         printable(entry.idNumber) + "  " + printable(entry.organisation) + "  " +
                         entry.validUntil.substr(0, 10) +
                         (entry.revoked ? std::string("  ") + core::name(*entry.revoked) : ""));
    }
    if (found.size() > arguments.most)
        console.complain(console.say("Còn nữa; tổng số: ", "There are more; in all: ") + std::to_string(found.size()));
    return Exit::Success;
}

} // namespace

void addWardAftercare(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        if (acts == Acts::Yes)
            command->add_option("--why", arguments->why, "In words; sealed in the journal");
        return command;
    };
    const auto addChoice = [&](CLI::App *command) {
        command->add_option("NUMBER", arguments->numbers, "Pass numbers like BD01A-000123");
        command->add_option("--request", arguments->request, "All passes of this request");
        command->add_option("--organisation", arguments->organisation, "All passes of this organisation");
    };
    auto *revoking = add("revoke", "Revoke passes: all of them, or none", Acts::Yes, revoke);
    addChoice(revoking);
    std::vector<std::string> names;
    std::ranges::transform(reasons, std::back_inserter(names), [](auto reason) { return core::name(reason); });
    revoking->add_option("--reason", arguments->reason, "What the status lists say")
        ->required()
        ->check(CLI::IsMember(names));
    addMoment(*revoking, "--since", arguments->since, "When it took effect; default: now");
    addChoice(add("reinstate", "Take a revocation back", Acts::Yes, reinstate));
    auto *replacing = add("replace", "A new pass in place of one: lost, extended, corrected", Acts::Yes, replace);
    replacing->add_option("NUMBER", arguments->numbers, "The pass it replaces")->required()->expected(1);
    replacing->add_option("--content", arguments->content,
                          "What it is to say (docs/formats/ward.md); default: the same");
    addSealKeyOptions(*replacing, arguments->key, arguments->keySecret);
    replacing->add_option("--series", arguments->series, "The new pass's series, where the key has several");
    auto *showing = add("register", "The passes that were made, searched without accents", Acts::Looks, showRegister);
    showing->add_option("WORDS", arguments->words, "Words that must all occur: name, number, plate …");
    showing->add_flag("--by-name", arguments->byName, "Sorted as Vietnamese names are");
    showing->add_option("--most", arguments->most, "So many at most");
}

} // namespace th::tools
