// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/account_file.h"
#include "files.h"
#include "ward_mail.h"

#include <filesystem>

namespace th::tools {

namespace {

constexpr std::size_t maxPassword = 400;

std::string accountFile(const MailArguments &arguments)
{
    return arguments.accountFile.empty() ? arguments.folder + "/mail.json" : arguments.accountFile;
}

/// The first line of a file; empty without one.
core::Result<std::string, std::string> passwordOf(const Console &console, const std::string &file)
{
    if (file.empty())
        return std::string();
    const auto text = readWhole(console, file, maxPassword);
    return text ? core::Result<std::string, std::string>(text->substr(0, text->find_first_of("\r\n")))
                : core::Result<std::string, std::string>(core::Failure{text.error()});
}

std::string badAccount(const Console &console, const std::string &file, const core::DocumentError &error)
{
    return printable(file) + ": " + printable(error.where) + ": " + console.say("phải là: ", "expected: ") +
           printable(error.rule);
}

Json serverJson(const std::string &address, const std::string &user, const std::string &password)
{
    Json server{{"address", address}};
    if (!user.empty())
        server["user"] = user;
    if (!password.empty())
        server["password"] = password;
    return server;
}

Exit setUp(Console &console, const MailArguments &arguments)
{
    const auto out = passwordOf(console, arguments.passwordFile);
    const auto in =
        passwordOf(console, arguments.imapPasswordFile.empty() ? arguments.passwordFile : arguments.imapPasswordFile);
    if (!out || !in)
        return failedWith(console, out ? in.error() : out.error());
    Json account{{"format", "th-mail-account-1"}, {"from", arguments.from}};
    if (!arguments.name.empty())
        account["name"] = arguments.name;
    account["smtp"] = serverJson(arguments.smtp, arguments.user, *out);
    if (!arguments.imap.empty())
        account["imap"] =
            serverJson(arguments.imap, arguments.imapUser.empty() ? arguments.user : arguments.imapUser, *in);
    if (arguments.withoutTls)
        account["tls"] = "none";
    if (!arguments.authorities.empty())
        account["authorities"] = std::filesystem::absolute(arguments.authorities).string();
    const std::string text = account.dump(2) + "\n";
    if (const auto sound = mail::parseAccount(core::asBytes(text)); !sound)
        return failedWith(console, badAccount(console, accountFile(arguments), sound.error()));
    const std::string file = accountFile(arguments), fresh = file + ".new";
    std::error_code error;
    std::filesystem::remove(fresh, error);
    if (const auto written = writeFile(console, fresh, text, store::Placing::NewPrivate); !written)
        return failedWith(console, written.error());
    std::filesystem::rename(fresh, file, error);
    if (error)
        return failedWith(console, printable(file) + ": " + error.message());
    if (console.json)
        console.object({{"account", file}});
    else
        console.line(console.say("Đã lưu tài khoản thư: ", "The mail account is kept in ") + printable(file));
    return Exit::Success;
}

} // namespace

std::optional<mail::Account> accountOf(const Console &console, const MailArguments &arguments)
{
    auto account = counter::readAccount(accountFile(arguments));
    if (!account) {
        console.complain(printable(account.error().sentence.in(console.language)));
        return std::nullopt;
    }
    return std::move(account).value();
}

core::LocalName applicationMails()
{
    return {
        "Nếu ứng dụng đang mở ở bàn này thì khi có người đăng nhập, nó tự gửi và nhận thư năm phút một lần; muốn làm "
        "ngay thì bấm \"Gửi và nhận ngay\" ở trang Thư, hoặc đóng ứng dụng rồi chạy lại lệnh.",
        "Where the application is open at this desk it sends and fetches by itself every five minutes while somebody "
        "has signed in; to do it now press \"Send and fetch now\" on its page Mail, or close it and run this "
        "again."};
}

void addWardMail(CLI::App &ward, Work &work)
{
    auto *group = ward.add_subcommand("mail", "Mail to applicants and from them")->require_subcommand(1);
    group->fallthrough();
    const auto arguments = std::make_shared<MailArguments>();
    auto *setup = group->add_subcommand("setup", "Keep the account by which the desk sends and receives");
    setup->add_option("--station", arguments->folder, "The desk's folder")->required();
    setup->add_option("--account", arguments->accountFile, "Where to; default: mail.json in the folder");
    setup->add_option("--from", arguments->from, "Address of the sender")->required();
    setup->add_option("--name", arguments->name, "Name of the sender");
    setup->add_option("--smtp", arguments->smtp, "smtps://HOST:465, or smtp://HOST:587 with STARTTLS")->required();
    setup->add_option("--user", arguments->user, "At the servers");
    setup->add_option("--password-file", arguments->passwordFile, "Its first line is the password");
    setup->add_option("--imap", arguments->imap, "imaps://HOST:993/INBOX; without it no mail is fetched");
    setup->add_option("--imap-user", arguments->imapUser, "Where it is another");
    setup->add_option("--imap-password-file", arguments->imapPasswordFile, "Where it is another");
    setup->add_option("--authorities", arguments->authorities, "Certificates to trust, for a server of your own");
    setup->add_flag("--without-tls", arguments->withoutTls, "Only for servers on this machine");
    setup->callback([=, &work] { work = [=](Console &console) { return setUp(console, *arguments); }; });
    addMailOut(*group, arguments, work);
    addMailIn(*group, arguments, work);
}

} // namespace th::tools
