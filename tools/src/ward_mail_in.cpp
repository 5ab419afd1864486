// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/incoming.h"
#include "files.h"
#include "mail/message.h"
#include "ward_mail.h"

#include <filesystem>

namespace th::tools {

namespace {

using Arguments = MailArguments;

const char *nameOf(store::IncomingState state)
{
    switch (state) {
    case store::IncomingState::Waits:
        return "waits";
    case store::IncomingState::Taken:
        return "taken";
    case store::IncomingState::PutAside:
        return "put_aside";
    }
    return "";
}

Json jsonOf(const Console &console, const desk::IncomingMail &mail)
{
    return {{"incoming", mail.row.id},
            {"state", nameOf(mail.row.state)},
            {"request", mail.row.request},
            {"from", mail.face.from},
            {"subject", mail.face.subject},
            {"files", mail.face.files},
            {"why", mail.face.why.in(console.language)}};
}

std::string lineOf(const Console &console, const desk::IncomingMail &mail)
{
    const std::string why = mail.face.why.in(console.language);
    const bool waits = mail.row.state == store::IncomingState::Waits;
    return std::to_string(mail.row.id) + "  " + printable(mail.face.from) + "  " + printable(mail.face.subject) + "  " +
           (mail.row.request > 0 ? console.say("hồ sơ ", "request ") + std::to_string(mail.row.request) + "  " : "") +
           (waits ? console.say("CHỜ người quyết định", "WAITS for a person") : std::string(nameOf(mail.row.state))) +
           (waits && !why.empty() ? ": " + printable(why) : "");
}

void tell(const Console &console, const counter::Received &received)
{
    if (console.json) {
        Json object = jsonOf(console, received.mail), remarks = Json::array();
        for (const core::LocalName &remark : received.remarks)
            remarks.push_back(remark.in(console.language));
        object.update({{"attached", received.files},
                       {"lines", received.lines},
                       {"bad", received.bad},
                       {"before", received.before},
                       {"remarks", remarks}});
        return console.object(object);
    }
    console.line(lineOf(console, received.mail));
    if (received.lines + received.bad > 0)
        console.line(console.say("  dòng đạt: ", "  good rows: ") + std::to_string(received.lines) +
                     console.say(", cần sửa: ", ", to be corrected: ") + std::to_string(received.bad));
    for (const core::LocalName &remark : received.remarks)
        console.line("  " + printable(remark.in(console.language)));
}

counter::Receiving receivingOf(const OpenDesk &desk, const Arguments &arguments)
{
    counter::Receiving receiving{desk.officer(), arguments.clock()};
    receiving.defaults.category = arguments.category;
    receiving.defaults.areas = arguments.areas;
    receiving.defaults.validUntil = arguments.until;
    receiving.defaults.validFrom = arguments.begins;
    receiving.defaults.route = arguments.route;
    receiving.check.today =
        std::chrono::floor<std::chrono::days>(receiving.clock.wall + std::chrono::hours(7)); // Vietnam's
    return receiving;
}

Exit read(Console &console, const Arguments &arguments)
{
    std::error_code unknown; // of standard input: then reading stops at the limit
    if (const auto size = std::filesystem::file_size(arguments.file, unknown); !unknown && size > mail::maxMailBytes)
        return failedWith(console, console.say("Thư ", "The mail ") + printable(arguments.file) +
                                       console.say(" lớn hơn 32 MiB. Hãy nhờ người gửi chia tệp đính kèm ra nhiều thư.",
                                                   " is larger than 32 MiB. Ask the sender to divide what is attached "
                                                   "among several mails."));
    const auto content = readWhole(console, arguments.file, mail::maxMailBytes);
    if (!content)
        return failedWith(console, content.error());
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    if (const auto sound = mail::readMail(core::asBytes(*content)); !sound) // a file is looked at before it is kept
        return failedWith(console, printable(arguments.file) + ": " + sound.error().in(console.language));
    const auto received = counter::receive(**desk, receivingOf(*desk, arguments), core::asBytes(*content));
    if (!received)
        return failed(console, received.error());
    return tell(console, *received), Exit::Success;
}

Exit fetch(Console &console, const Arguments &told)
{
    Arguments arguments = told;
    arguments.whenBusy = applicationMails();
    const auto account = accountOf(console, arguments);
    if (account && account->in.address.empty())
        return failedWith(console, console.say("Tài khoản thư chưa có hộp thư đến (ward mail setup --imap).",
                                               "The mail account has no mailbox (ward mail setup --imap)."));
    const auto desk = account ? OpenDesk::open(console, arguments, store::Access::Write) : nullptr;
    if (!desk)
        return Exit::Failed;
    const auto fetched = counter::fetch(
        counter::here(**desk), [&] { return receivingOf(*desk, arguments); }, *account,
        [&](const counter::Received &received) { return tell(console, received), true; });
    if (!fetched)
        return failed(console, fetched.error());
    if (console.json)
        console.object({{"event", "fetched"},
                        {"came", fetched->came},
                        {"taken", fetched->taken},
                        {"waiting", fetched->waiting},
                        {"trouble", fetched->trouble.in(console.language)}});
    else
        console.line(console.say("Thư đến: ", "Came: ") + std::to_string(fetched->came) +
                     console.say(", nhận vào hồ sơ: ", ", taken into requests: ") + std::to_string(fetched->taken));
    if (!fetched->trouble.en.empty())
        return failedWith(console, fetched->trouble.in(console.language));
    return Exit::Success;
}

Exit inbox(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto mails = desk::incomingMails(**desk, arguments.closed ? desk::Mails::Closed : desk::Mails::Open, 10'000);
    if (!mails)
        return failed(console, mails.error());
    for (const desk::IncomingMail &mail : *mails)
        if (console.json)
            console.object(jsonOf(console, mail));
        else
            console.line(lineOf(console, mail));
    return Exit::Success;
}

Exit take(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto receiving = receivingOf(*desk, arguments);
    if (!arguments.procedure.empty()) {
        desk::Fields fields;
        for (const std::string &field : arguments.fields)
            fields[field.substr(0, field.find('='))] = field.substr(std::min(field.find('='), field.size() - 1) + 1);
        const auto begun = counter::beginWith(**desk, receiving, arguments.mail, arguments.procedure, fields);
        if (!begun)
            return failed(console, begun.error());
        return tell(console, *begun), Exit::Success;
    }
    if (arguments.request == 0)
        return failedWith(console,
                          console.say("Hãy nêu --request hoặc --procedure.", "Name --request or --procedure."));
    const auto received = counter::assign(**desk, receiving, arguments.mail, arguments.request);
    if (!received)
        return failed(console, received.error());
    return tell(console, *received), Exit::Success;
}

Exit putAside(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto done = desk::putMailAside(**desk, desk->officer(), arguments.clock(), arguments.mail, arguments.reason);
    return done ? Exit::Success : failed(console, done.error());
}

Exit save(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto content = desk::contentOfMail(**desk, arguments.mail);
    if (!content)
        return failed(console, content.error());
    const auto written = writeFile(console, arguments.file, core::asText(*content), store::Placing::NewPrivate);
    return written ? Exit::Success : failedWith(console, written.error());
}

} // namespace

void addMailIn(CLI::App &group, const std::shared_ptr<MailArguments> &arguments, Work &work)
{
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    const auto addDefaults = [&](CLI::App &command) {
        command.add_option("--category", arguments->category, "Of rows of attached lists that have none");
        command.add_option("--area", arguments->areas, "Of rows that have none")->allow_extra_args(false);
        command.add_option("--until", arguments->until, "Of rows that have none, as 2021-09-20");
        command.add_option("--from", arguments->begins, "Of rows that have none, as 2021-09-06");
        command.add_option("--route", arguments->route, "Of rows that have none");
    };
    auto *reading = add("read", "Take in a mail from a file (.eml)", Acts::Yes, read);
    reading->add_option("FILE", arguments->file, "The mail; - is standard input")->required();
    auto *fetching = add("fetch", "Take in what came to the account's mailbox, each mail once", Acts::Yes, fetch);
    fetching->add_option("--account", arguments->accountFile, "Default: mail.json in the desk's folder");
    add("inbox", "Mails that wait for a person to say whose they are", Acts::Looks, inbox)
        ->add_flag("--closed", arguments->closed, "Those that were taken or put aside");
    auto *taking = add("take", "Take a waiting mail into a request, or begin one with it", Acts::Yes, take);
    taking->add_option("--request", arguments->request, "The request that it belongs to");
    taking->add_option("--procedure", arguments->procedure, "Begin a request of this procedure");
    taking->add_option("--field", arguments->fields, "NAME=VALUE of the new request")->allow_extra_args(false);
    for (auto *command : {reading, fetching, taking})
        addDefaults(*command);
    auto *asiding = add("aside", "Nothing is to be done about a waiting mail", Acts::Yes, putAside);
    asiding->add_option("--reason", arguments->reason, "Why; the journal has it")->required();
    auto *saving = add("save", "Write a mail that came into a file", Acts::Looks, save);
    for (auto *command : {taking, asiding, saving})
        command->add_option("MAIL", arguments->mail, "Number of the mail: see inbox")->required();
    saving->add_option("FILE", arguments->file, "Where to; must not exist yet")->required();
}

} // namespace th::tools
