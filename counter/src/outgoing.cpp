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

// What was done at the desk meanwhile.
constexpr const char *revokedSince = "revoked_since", *decidedSince = "decided_since";

/// A person gave it up since, or another address.
bool isDecided(const desk::Mail &before, const desk::Mail &now)
{
    return now.row.state != store::MailState::Waits || now.facts.to != before.facts.to;
}

/// What of a mail only the desk knows, as it is now.
struct Matter {
    std::optional<mail::Written> written; ///< nothing: there is nothing to be said any more
    PassesMatter passes{};
};

core::Result<Matter, core::LocalName> matterOf(const desk::Desk &desk, desk::Mail mail, const mail::Letters &letters)
{
    Matter matter;
    if (mail.row.kind == "passes") {
        auto passes = passesMatter(desk, mail);
        if (!passes)
            return core::Failure{passes.error()};
        matter.passes = std::move(passes).value();
        if (matter.passes.contents.empty())
            return matter;
        std::erase_if(mail.facts.passes, [&](const std::string &number) {
            return std::ranges::find(matter.passes.revoked, number) != matter.passes.revoked.end();
        });
    }
    auto written = preview(desk, mail, letters);
    if (!written)
        return core::Failure{written.error()};
    matter.written = std::move(written).value();
    return matter;
}

/// Composed as it goes to the server.
core::Result<std::string, core::LocalName> composed(const desk::Mail &mail, const Matter &matter,
                                                    const Posting &posting, core::Instant now)
{
    mail::Message message;
    if (!matter.passes.contents.empty()) {
        auto pdf = passesPdf(matter.passes);
        if (!pdf)
            return core::Failure{pdf.error()};
        message.files.push_back(
            {"giay-di-duong-" + std::to_string(mail.row.request) + "-" + std::to_string(mail.facts.part) + ".pdf",
             "application/pdf", std::move(pdf).value()});
    }
    message.fromName = posting.account.name;
    message.from = posting.account.from;
    message.to = mail.facts.to;
    message.subject = matter.written->subject;
    message.text = matter.written->text;
    message.messageId = messageIdOf(mail, posting.account);
    message.date = now;
    return mail::compose(message);
}

/// One run over what is due.
class Post {
public:
    Post(const AtDesk &atDesk, const Posting &posting)
        : m_atDesk(atDesk), m_posting(posting), m_sender(posting.account, posting.patience)
    {
    }

    desk::Done<Posted> run(const std::function<bool(const desk::Mail &)> &told)
    {
        if (const auto recorded = recordAnswered(); !recorded)
            return core::Failure{recorded.error()};
        const core::ClockReading begun = m_posting.clock(); // it may ask the desk as well
        const auto settled = ask(m_atDesk, [&](desk::Desk &desk) { return desk::settleMails(desk, begun); });
        if (!settled)
            return core::Failure{settled.error()};
        m_posted.settled = *settled;
        const auto due =
            ask(m_atDesk, [&](desk::Desk &desk) { return desk::dueMails(desk, begun.wall, m_posting.most); });
        if (!due)
            return core::Failure{due.error()};
        for (const desk::Mail &mail : *due) {
            if (const auto done = one(mail); !done)
                return core::Failure{done.error()};
            const auto now = ask(m_atDesk, [&mail](desk::Desk &desk) { return desk::mailOf(desk, mail.row.id); });
            if (!now || !told(*now) || !m_posted.trouble.en.empty())
                break;
        }
        return m_posted;
    }

private:
    /// Before what was handed over without an answer is settled: this has one.
    desk::Done<void> recordAnswered()
    {
        while (m_posting.answered && !m_posting.answered->empty()) {
            const Answered &each = m_posting.answered->back();
            const core::ClockReading now = m_posting.clock();
            const auto recorded = ask(m_atDesk, [&](desk::Desk &desk) -> desk::Done<bool> {
                const auto mail = desk::mailOf(desk, each.mail);
                if (!mail || mail->row.state != store::MailState::HandingOver || mail->row.messageId != each.messageId)
                    return false;
                const auto ended = desk::endHandingOver(desk, now, each.mail, each.outcome, each.fault);
                return ended ? desk::Done<bool>(true) : desk::Done<bool>(core::Failure{ended.error()});
            });
            if (!recorded)
                return core::Failure{recorded.error()};
            if (*recorded)
                count(each.outcome);
            m_posting.answered->pop_back();
        }
        return {};
    }

    desk::Done<void> one(const desk::Mail &due)
    {
        using Asked = core::Result<Matter, core::LocalName>;
        m_handedOver = false;
        desk::Mail mail = due;
        const auto asked = ask(m_atDesk, [&](desk::Desk &desk) -> desk::Done<std::optional<Asked>> {
            auto now = desk::mailOf(desk, due.row.id); // those before it took their time
            if (!now)
                return core::Failure{now.error()};
            mail = std::move(now).value();
            if (mail.row.state != store::MailState::Waits)
                return std::optional<Asked>();
            return std::optional<Asked>(matterOf(desk, mail, m_posting.letters));
        });
        if (!asked)
            return core::Failure{asked.error()};
        if (!*asked)
            return {};
        const Asked &matter = **asked;
        if (!matter)
            return end(mail, MailOutcome::NotYet, matter.error());
        m_posted.leftOut.insert(m_posted.leftOut.end(), matter->passes.revoked.begin(), matter->passes.revoked.end());
        if (!matter->written)
            return end(mail, MailOutcome::Undeliverable,
                       {"mọi giấy của thư này đã bị thu hồi: không gửi nữa.",
                        "all passes of this mail were revoked: it is not sent."});
        const auto message = composed(mail, *matter, m_posting, m_posting.clock().wall);
        return message ? give(mail, *matter, *message) : end(mail, MailOutcome::NotYet, message.error());
    }

    /// Others work at the desk while the mail is composed: a pass that was revoked then does not go, and none to an
    /// address that is not the mail's any more.
    desk::Done<void> handOver(desk::Desk &desk, const desk::Mail &mail, const Matter &matter,
                              const core::ClockReading &clock) const
    {
        const auto now = desk::mailOf(desk, mail.row.id);
        if (!now)
            return core::Failure{now.error()};
        if (isDecided(mail, *now))
            return core::Failure{desk::Problem{decidedSince, {}}};
        if (!matter.passes.contents.empty()) {
            const auto revoked = revokedOf(desk, mail);
            if (!revoked)
                return core::Failure{revoked.error()};
            for (const std::string &number : *revoked)
                if (std::ranges::find(matter.passes.revoked, number) == matter.passes.revoked.end())
                    return core::Failure{desk::Problem{revokedSince, {}}};
        }
        return desk::beginHandingOver(desk, clock, mail.row.id, messageIdOf(mail, m_posting.account));
    }

    desk::Done<void> give(const desk::Mail &mail, const Matter &matter, const std::string &message)
    {
        std::optional<desk::Problem> unrecorded;
        const mail::Sending sending = m_sender.send(message, mail.facts.to, [&] {
            const core::ClockReading now = m_posting.clock();
            const auto begun = ask(m_atDesk, [&](desk::Desk &desk) { return handOver(desk, mail, matter, now); });
            if (!begun)
                unrecorded = begun.error();
            return m_handedOver = begun.ok();
        });
        if (unrecorded && unrecorded->code == decidedSince)
            return {}; // and what was decided is done by the next run
        if (unrecorded && unrecorded->code == revokedSince)
            return end(mail, MailOutcome::NotYet,
                       {"Một giấy của thư này vừa bị thu hồi: thư được soạn lại không có giấy đó.",
                        "A pass of this mail was revoked just now: it is composed anew without it."});
        if (unrecorded)
            return core::Failure{*unrecorded};
        return take(mail, sending);
    }

    desk::Done<void> take(const desk::Mail &mail, const mail::Sending &sending)
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
            return m_handedOver || sending.begun ? end(mail, MailOutcome::NotYet, sending.fault) : desk::Done<void>();
        }
        return {};
    }

    desk::Done<void> end(const desk::Mail &mail, MailOutcome outcome, const core::LocalName &fault)
    {
        const core::ClockReading clock = m_posting.clock();
        const auto ended = ask(m_atDesk, [&](desk::Desk &desk) -> desk::Done<bool> {
            const auto now = desk::mailOf(desk, mail.row.id);
            if (!now)
                return core::Failure{now.error()};
            if (!m_handedOver && isDecided(mail, *now))
                return false; // a person's word is not put off
            const auto recorded = desk::endHandingOver(desk, clock, mail.row.id, outcome, fault);
            return recorded ? desk::Done<bool>(true) : desk::Done<bool>(core::Failure{recorded.error()});
        });
        if (!ended && m_handedOver && m_posting.answered)
            m_posting.answered->push_back({mail.row.id, messageIdOf(mail, m_posting.account), outcome, fault});
        if (!ended)
            return core::Failure{ended.error()};
        if (*ended)
            count(outcome);
        return {};
    }

    void count(MailOutcome outcome)
    {
        m_posted.sent += outcome == MailOutcome::Sent;
        m_posted.later += outcome == MailOutcome::Later || outcome == MailOutcome::NotYet;
        m_posted.perhaps += outcome == MailOutcome::Perhaps;
        m_posted.undeliverable += outcome == MailOutcome::Undeliverable;
    }

    const AtDesk &m_atDesk;
    const Posting &m_posting;
    mail::Sender m_sender;
    Posted m_posted;
    bool m_handedOver = false; ///< the mail that is under way: the server may have it
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

desk::Done<Posted> post(const AtDesk &atDesk, const Posting &posting,
                        const std::function<bool(const desk::Mail &)> &told)
{
    return Post(atDesk, posting).run(told);
}

} // namespace th::counter
