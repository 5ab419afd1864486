// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/outgoing.h"

#include "mail/message.h"
#include "mail/reference.h"
#include "passes_pdf.h"

#include <algorithm>

namespace th::counter {

namespace {

using desk::MailOutcome;

core::LocalName same(const std::string &text) { return {text, text}; }

std::string list(const std::vector<std::string> &all)
{
    std::string text;
    for (const std::string &each : all)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

core::LocalName refusedLines(const desk::MailFacts &facts)
{
    std::string text;
    for (const desk::MailFacts::Line &line : facts.refused)
        text += "\n  " + std::to_string(line.number) + ". " + line.holder + ": " + line.reason;
    const std::uint64_t more = facts.refusedInAll - std::min<std::uint64_t>(facts.refusedInAll, facts.refused.size());
    core::LocalName both = same(text);
    if (more > 0) {
        both.vi += "\n  … và " + std::to_string(more) + " dòng nữa";
        both.en += "\n  … and " + std::to_string(more) + " more";
    }
    return both;
}

mail::Filling fillingOf(const desk::Desk &desk, const desk::Mail &mail, const std::string &reference)
{
    const core::Directory *directory = desk.station().directory();
    const core::Authority *unit = directory ? directory->findAuthority(desk.unit()) : nullptr;
    const desk::MailFacts &facts = mail.facts;
    const auto number = [](std::uint64_t value) { return same(std::to_string(value)); };
    return {{"reference", same(reference)},
            {"unit", unit ? unit->name : same(desk.unit().text)},
            {"name", facts.name.empty() ? core::LocalName{"ông/bà", "the applicant"} : same(facts.name)},
            {"reason", same(facts.reason)},
            {"refused", refusedLines(facts)},
            {"refused_count", number(facts.refusedInAll)},
            {"lines", number(facts.lines)},
            {"approved", number(facts.approved)},
            {"passes", same(list(facts.passes))},
            {"count", number(facts.passes.size())},
            {"part", facts.parts > 1 ? number(facts.part) : core::LocalName{}},
            {"parts", facts.parts > 1 ? number(facts.parts) : core::LocalName{}}};
}

/// An id that stays whatever happens, so that receivers know a mail that comes twice.
std::string messageIdOf(const desk::Mail &mail, const mail::Account &account)
{
    const std::string &id = mail.row.messageId;
    return id.find('@') == id.npos ? id + account.from.substr(account.from.find('@')) : id;
}

/// Composed as it goes to the server. Nothing: there is nothing to be said any more.
core::Result<std::optional<std::string>, core::LocalName>
composed(const desk::Desk &desk, desk::Mail mail, const Posting &posting, std::vector<std::string> &leftOut)
{
    mail::Message message;
    if (mail.row.kind == "passes") {
        auto passes = passesPdf(desk, mail);
        if (!passes)
            return core::Failure{passes.error()};
        leftOut.insert(leftOut.end(), passes->revoked.begin(), passes->revoked.end());
        if (passes->pdf.empty())
            return std::optional<std::string>();
        std::erase_if(mail.facts.passes, [&](const std::string &number) {
            return std::ranges::find(passes->revoked, number) != passes->revoked.end();
        });
        message.files.push_back(
            {"giay-di-duong-" + std::to_string(mail.row.request) + "-" + std::to_string(mail.facts.part) + ".pdf",
             "application/pdf", std::move(passes.value().pdf)});
    }
    auto written = preview(desk, mail, posting.letters);
    if (!written)
        return core::Failure{written.error()};
    message.fromName = posting.account.name;
    message.from = posting.account.from;
    message.to = mail.facts.to;
    message.subject = written->subject;
    message.text = written->text;
    message.messageId = messageIdOf(mail, posting.account);
    message.date = posting.clock.wall;
    auto text = mail::compose(message);
    if (!text)
        return core::Failure{text.error()};
    return std::optional(std::move(text).value());
}

/// One run over what is due.
class Post {
public:
    Post(desk::Desk &desk, const Posting &posting)
        : m_desk(desk), m_posting(posting), m_sender(posting.account, posting.patience)
    {
    }

    desk::Done<Posted> run(const std::function<bool(const desk::Mail &)> &told)
    {
        const auto settled = desk::settleMails(m_desk, m_posting.clock);
        if (!settled)
            return core::Failure{settled.error()};
        m_posted.settled = *settled;
        const auto due = desk::dueMails(m_desk, m_posting.clock.wall, m_posting.most);
        if (!due)
            return core::Failure{due.error()};
        for (const desk::Mail &mail : *due) {
            if (const auto done = one(mail); !done)
                return core::Failure{done.error()};
            const auto now = desk::mailOf(m_desk, mail.row.id);
            if (!now || !told(*now) || !m_posted.trouble.en.empty())
                break;
        }
        return m_posted;
    }

private:
    desk::Done<void> one(const desk::Mail &mail)
    {
        const auto message = composed(m_desk, mail, m_posting, m_posted.leftOut);
        if (!message)
            return end(mail, MailOutcome::NotYet, message.error());
        if (!*message)
            return end(mail, MailOutcome::Undeliverable,
                       {"mọi giấy của thư này đã bị thu hồi: không gửi nữa.",
                        "all passes of this mail were revoked: it is not sent."});
        std::optional<desk::Problem> unrecorded;
        bool handedOver = false;
        const mail::Sending sending = m_sender.send(**message, mail.facts.to, [&] {
            const auto begun =
                desk::beginHandingOver(m_desk, m_posting.clock, mail.row.id, messageIdOf(mail, m_posting.account));
            if (!begun)
                unrecorded = begun.error();
            return handedOver = begun.ok();
        });
        if (unrecorded)
            return core::Failure{*unrecorded};
        return take(mail, sending, handedOver);
    }

    desk::Done<void> take(const desk::Mail &mail, const mail::Sending &sending, bool handedOver)
    {
        switch (sending.outcome) {
        case mail::Sent::Yes:
            return end(mail, MailOutcome::Sent, {});
        case mail::Sent::Later:
            return end(mail, MailOutcome::Later, sending.fault);
        case mail::Sent::Never:
            return end(mail, MailOutcome::Undeliverable, sending.fault);
        case mail::Sent::Unknown:
            m_posted.trouble = sending.fault;
            return end(mail, MailOutcome::Perhaps, sending.fault);
        case mail::Sent::Trouble:
            m_posted.trouble = sending.fault;
            // No fault of the mail: it keeps its turn, but behind others if the server broke off at this one.
            return handedOver || sending.begun ? end(mail, MailOutcome::NotYet, sending.fault) : desk::Done<void>();
        }
        return {};
    }

    desk::Done<void> end(const desk::Mail &mail, MailOutcome outcome, const core::LocalName &fault)
    {
        m_posted.sent += outcome == MailOutcome::Sent;
        m_posted.later += outcome == MailOutcome::Later || outcome == MailOutcome::NotYet;
        m_posted.perhaps += outcome == MailOutcome::Perhaps;
        m_posted.undeliverable += outcome == MailOutcome::Undeliverable;
        return desk::endHandingOver(m_desk, m_posting.clock, mail.row.id, outcome, fault);
    }

    desk::Desk &m_desk;
    const Posting &m_posting;
    mail::Sender m_sender;
    Posted m_posted;
};

} // namespace

core::Result<mail::Written, core::LocalName> preview(const desk::Desk &desk, const desk::Mail &mail,
                                                     const mail::Letters &letters)
{
    const mail::Letters::Letter *letter = letters.find(mail.row.kind);
    if (!letter)
        return core::Failure{core::LocalName{"Không có mẫu thư loại " + mail.row.kind + ".",
                                             "There is no letter of kind " + mail.row.kind + "."}};
    const std::string reference = mail::toText({desk.unit(), mail.row.request});
    return mail::write(*letter, reference, fillingOf(desk, mail, reference));
}

desk::Done<Posted> post(desk::Desk &desk, const Posting &posting, const std::function<bool(const desk::Mail &)> &told)
{
    return Post(desk, posting).run(told);
}

} // namespace th::counter
