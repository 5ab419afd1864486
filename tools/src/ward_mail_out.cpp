// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/outgoing.h"
#include "files.h"
#include "moments.h"
#include "ward_mail.h"

namespace th::tools {

namespace {

using Arguments = MailArguments;
constexpr std::size_t maxLetters = 256 * 1024;

struct State {
    const char *id;
    core::LocalName words;
};
State stateOf(store::MailState state)
{
    switch (state) {
    case store::MailState::Waits:
        return {"waits", {"chờ gửi", "waits"}};
    case store::MailState::HandingOver:
        return {"handing_over", {"đang gửi", "being sent"}};
    case store::MailState::Sent:
        return {"sent", {"đã gửi", "sent"}};
    case store::MailState::PerhapsSent:
        return {"perhaps_sent", {"CÓ THỂ đã gửi: resend hoặc drop", "PERHAPS sent: resend it or drop it"}};
    case store::MailState::Undeliverable:
        return {"undeliverable", {"KHÔNG gửi được: resend hoặc drop", "CANNOT be delivered: resend it or drop it"}};
    case store::MailState::Dropped:
        return {"dropped", {"đã bỏ", "dropped"}};
    }
    return {"", {}};
}

void tell(const Console &console, const desk::Mail &mail)
{
    const State state = stateOf(mail.row.state);
    const std::string fault = mail.fault.in(console.language), queued = core::formatRfc3339(mail.row.queued);
    if (console.json)
        return console.object({{"mail", mail.row.id},
                               {"request", mail.row.request},
                               {"kind", mail.row.kind},
                               {"to", mail.facts.to},
                               {"state", state.id},
                               {"queued", queued},
                               {"due", core::formatRfc3339(mail.row.due)},
                               {"attempts", mail.row.attempts},
                               {"message_id", mail.row.messageId},
                               {"fault", fault}});
    console.line(std::to_string(mail.row.id) + "  " + queued + "  " + console.say("hồ sơ ", "request ") +
                 std::to_string(mail.row.request) + "  " + mail.row.kind + "  " + printable(mail.facts.to) + "  " +
                 state.words.in(console.language) + (fault.empty() ? "" : ": " + printable(fault)));
}

std::optional<mail::Letters> lettersOf(const Console &console, const Arguments &arguments)
{
    const auto text = arguments.lettersFile.empty()
                          ? core::Result<std::string, std::string>(std::string(mail::defaultLetters()))
                          : readWhole(console, arguments.lettersFile, maxLetters);
    if (!text)
        return (void)failedWith(console, text.error()), std::nullopt;
    auto letters = mail::parseLetters(core::asBytes(*text));
    if (letters)
        return std::move(letters).value();
    const auto [line, column] = core::placeOf(core::asBytes(*text), letters.error());
    (void)failedWith(console, printable(arguments.lettersFile) + ":" + std::to_string(line) + ":" +
                                  std::to_string(column) + ": " + console.say("phải là: ", "expected: ") +
                                  printable(letters.error().rule));
    return std::nullopt;
}

Exit letters(Console &console, const Arguments &)
{
    const std::string text(mail::defaultLetters());
    console.line(text.substr(0, text.find_last_not_of('\n') + 1));
    return Exit::Success;
}

Exit outbox(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto mails = desk::outbox(**desk, arguments.closed ? desk::Mails::Closed : desk::Mails::Open, 10'000);
    if (!mails)
        return failed(console, mails.error());
    for (const desk::Mail &mail : *mails)
        tell(console, mail);
    return Exit::Success;
}

Exit preview(Console &console, const Arguments &arguments)
{
    const auto letters = lettersOf(console, arguments);
    const auto desk = letters ? OpenDesk::open(console, arguments, store::Access::Read) : nullptr;
    if (!desk)
        return Exit::Failed;
    const auto mail = desk::mailOf(**desk, arguments.mail);
    if (!mail)
        return failed(console, mail.error());
    const auto written = counter::preview(**desk, *mail, *letters);
    if (!written)
        return failedWith(console, written.error().in(console.language));
    if (console.json)
        console.object({{"to", mail->facts.to}, {"subject", written->subject}, {"text", written->text}});
    else
        for (std::size_t at = 0, end = 0; at < written->text.size(); at = end + 1) {
            if (at == 0)
                console.line(printable(written->subject));
            end = std::min(written->text.find('\n', at), written->text.size());
            console.line(printable(written->text.substr(at, end - at)));
        }
    return Exit::Success;
}

Exit send(Console &console, const Arguments &told)
{
    Arguments arguments = told;
    arguments.whenBusy = applicationMails();
    const auto account = accountOf(console, arguments);
    const auto letters = account ? lettersOf(console, arguments) : std::nullopt;
    const auto desk = letters ? OpenDesk::open(console, arguments, store::Access::Write) : nullptr;
    if (!desk)
        return Exit::Failed;
    const auto posted =
        counter::post(counter::here(**desk), {*account, *letters, [&] { return arguments.clock(); }, arguments.most},
                      [&](const desk::Mail &mail) { return tell(console, mail), true; });
    if (!posted)
        return failed(console, posted.error());
    const auto number = [](std::size_t count) { return std::to_string(count); };
    if (console.json)
        console.object({{"event", "posted"},
                        {"sent", posted->sent},
                        {"later", posted->later},
                        {"perhaps", posted->perhaps + posted->settled},
                        {"undeliverable", posted->undeliverable},
                        {"left_out", posted->leftOut},
                        {"trouble", posted->trouble.in(console.language)}});
    else
        console.line(console.say("Đã gửi ", "Sent ") + number(posted->sent) +
                     console.say(", gửi lại sau ", ", later ") + number(posted->later) +
                     console.say(", có thể đã gửi ", ", perhaps sent ") + number(posted->perhaps + posted->settled) +
                     console.say(", không gửi được ", ", undeliverable ") + number(posted->undeliverable));
    for (const std::string &pass : posted->leftOut)
        if (!console.json)
            console.line(pass + console.say(": đã thu hồi hoặc khóa ký bị lộ, không gửi; hãy báo người xin giấy.",
                                            ": revoked, or its key is compromised: not sent; tell the applicant."));
    if (!posted->trouble.en.empty())
        return failedWith(console, posted->trouble.in(console.language));
    return Exit::Success;
}

Exit resend(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto done = desk::sendAgain(**desk, desk->officer(), arguments.clock(), arguments.mail, arguments.reason,
                                      arguments.address);
    if (!done)
        return failed(console, done.error());
    return tell(console, *desk::mailOf(**desk, arguments.mail)), Exit::Success;
}

Exit drop(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto done = desk::dropMail(**desk, desk->officer(), arguments.clock(), arguments.mail, arguments.reason);
    if (!done)
        return failed(console, done.error());
    return tell(console, *desk::mailOf(**desk, arguments.mail)), Exit::Success;
}

} // namespace

void addMailOut(CLI::App &group, const std::shared_ptr<MailArguments> &arguments, Work &work)
{
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *printing = group.add_subcommand("letters", "Print what mails say, as a file to edit");
    printing->callback([=, &work] { work = [=](Console &console) { return letters(console, *arguments); }; });
    add("outbox", "What waits, what is perhaps sent, what cannot be delivered", Acts::Looks, outbox)
        ->add_flag("--closed", arguments->closed, "What was sent or dropped");
    auto *previewing = add("preview", "What a mail says", Acts::Looks, preview);
    previewing->add_option("MAIL", arguments->mail, "Number of the mail")->required();
    auto *sending = add("send", "Send what is due", Acts::No, send);
    addMoment(*sending, "--now", arguments->now, "As of this moment; default: the clock's");
    sending->add_option("--account", arguments->accountFile, "Default: mail.json in the desk's folder");
    sending->add_option("--most", arguments->most, "Mails at a time; default 100");
    for (auto *command : {previewing, sending})
        command->add_option("--letters", arguments->lettersFile, "What mails say; default: as the program has it");
    auto *again = add("resend", "Send one once more that is perhaps sent or cannot be delivered", Acts::Yes, resend);
    again->add_option("--to", arguments->address, "Another address");
    auto *dropping = add("drop", "Give one up", Acts::Yes, drop);
    for (auto *command : {again, dropping}) {
        command->add_option("MAIL", arguments->mail, "Number of the mail")->required();
        command->add_option("--reason", arguments->reason, "Why; the journal has it")->required();
    }
}

} // namespace th::tools
