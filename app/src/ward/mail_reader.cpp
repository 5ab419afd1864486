// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_reader.h"

#include "counter/account_file.h"
#include "key_file.h"
#include "mail/message.h"

#include <QFile>

namespace th::app {

namespace {

constexpr const char *accountName = "mail.json", *lettersName = "letters.json";
constexpr qint64 maxLetters = 256 * 1024;
const mail::Patience patience{std::chrono::seconds(15), std::chrono::seconds(600), std::chrono::seconds(30)};

/// `letters.json` in the desk's folder, or what comes with the program.
desk::Done<mail::Letters> readLetters(const std::filesystem::path &folder)
{
    const QString name = QString::fromStdString((folder / lettersName).string());
    std::string text(mail::defaultLetters());
    if (QFile file(name); file.exists()) {
        if (!file.open(QIODevice::ReadOnly) || file.size() > maxLetters)
            return core::Failure{problem("mail.letters", QStringLiteral("Không đọc được mẫu thư: %1").arg(name),
                                         QStringLiteral("The letters cannot be read: %1").arg(name))};
        text = file.readAll().toStdString();
    }
    auto letters = mail::parseLetters(core::asBytes(text));
    if (!letters)
        return core::Failure{
            desk::Problem{"mail.letters",
                          {name.toStdString() + ": " + letters.error().where + ": phải là: " + letters.error().rule,
                           name.toStdString() + ": " + letters.error().where + ": expected: " + letters.error().rule}}};
    return std::move(letters).value();
}

/// What a run needs of the desk before it speaks to anybody.
struct Ground {
    mail::Account account;
    mail::Letters letters;
    counter::Receiving receiving;
};

desk::Done<Ground> groundOf(const OpenDesk &open)
{
    auto account = counter::readAccount(open.folder / accountName);
    if (!account)
        return core::Failure{account.error()};
    auto letters = readLetters(open.folder);
    if (!letters)
        return core::Failure{letters.error()};
    return Ground{std::move(account).value(), std::move(letters).value(), receivingOf(open)};
}

} // namespace

desk::Done<MailView> readMails(const OpenDesk &open, desk::Mails which)
{
    MailView view;
    auto out = desk::outbox(open.desk, which);
    if (!out)
        return core::Failure{out.error()};
    auto in = desk::incomingMails(open.desk, which);
    if (!in)
        return core::Failure{in.error()};
    view.out = std::move(out).value();
    view.in = std::move(in).value();
    const auto account = counter::readAccount(open.folder / accountName);
    if (!account)
        view.account = account.error();
    view.fetches = account && !account->in.address.empty();
    return view;
}

desk::Done<mail::Written> readLetter(const OpenDesk &open, std::uint64_t id)
{
    const auto mail = desk::mailOf(open.desk, id);
    if (!mail)
        return core::Failure{mail.error()};
    const auto letters = readLetters(open.folder);
    if (!letters)
        return core::Failure{letters.error()};
    auto written = counter::preview(open.desk, *mail, *letters);
    if (!written)
        return core::Failure{desk::Problem{"mail.letter", written.error()}};
    return std::move(written).value();
}

desk::Done<std::string> readIncoming(const OpenDesk &open, std::uint64_t id)
{
    const auto content = desk::contentOfMail(open.desk, id);
    if (!content)
        return core::Failure{content.error()};
    const auto read = mail::readMail(*content);
    if (!read)
        return core::Failure{desk::Problem{"mail_content", read.error()}};
    return read->text;
}

counter::Receiving receivingOf(const OpenDesk &open)
{
    const core::Policy *policy = open.station.policy();
    counter::Receiving receiving{open.officer, open.clock};
    receiving.check.today = std::chrono::floor<std::chrono::days>(
        open.clock.wall + (policy ? policy->utcOffset() : std::chrono::minutes(420)));
    return receiving;
}

desk::Done<MailRun> runMail(const DeskAway &away, std::vector<counter::Answered> &answered)
{
    const auto ground = away.ask([](OpenDesk &open) { return groundOf(open); });
    if (!ground)
        return core::Failure{ground.error()};
    mail::Patience waiting = patience;
    waiting.stop = away.stop();
    const counter::AtDesk atDesk = away.atDesk();
    MailRun run;
    const auto receiving = [&]() -> counter::Receiving { // a desk that is locked takes nothing anyway
        const auto now = away.ask([](OpenDesk &open) -> desk::Done<counter::Receiving> { return receivingOf(open); });
        return now ? *now : ground->receiving;
    };
    counter::Posting posting{ground->account, ground->letters, [&] { return receiving().clock; }};
    posting.patience = waiting;
    posting.answered = &answered;
    const auto posted = counter::post(atDesk, posting, [&](const desk::Mail &) { return !away.leaving(); });
    if (!posted)
        return core::Failure{posted.error()};
    run.posted = *posted;
    if (ground->account.in.address.empty() || away.leaving())
        return run;
    auto fetched = counter::fetch(
        atDesk, receiving, ground->account, [&](const counter::Received &) { return !away.leaving(); }, waiting);
    if (!fetched)
        return core::Failure{fetched.error()};
    run.fetched = std::move(fetched).value();
    return run;
}

} // namespace th::app
