// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/mail_queue.h"

#include "mail_facts.h"

#include <algorithm>

namespace th::desk {

namespace {

using core::journal::WorkKind;
using store::MailState;

/// A minute, two, four … up to four hours.
core::Instant nextTry(core::Instant now, std::uint32_t attempts)
{
    constexpr std::uint32_t mostDoublings = 8;
    constexpr std::chrono::minutes longest{240};
    return now + std::min(std::chrono::minutes(1 << std::min(attempts, mostDoublings)), longest);
}

Mail opened(const DeskInside &inside, store::WardMail row)
{
    Mail mail{std::move(row), {}, {}};
    mail.facts = openFacts(inside.vault(), mail.row);
    if (!mail.row.fault.empty())
        mail.fault = openFault(inside.vault(), mail.row);
    return mail;
}

std::vector<Mail> openedAll(const DeskInside &inside, std::vector<store::WardMail> rows)
{
    std::vector<Mail> mails;
    for (store::WardMail &row : rows)
        mails.push_back(opened(inside, std::move(row)));
    return mails;
}

store::WardMail rowOf(DeskInside &inside, std::uint64_t id)
{
    auto row = valueOf(inside.book().mail(id));
    if (!row)
        stop("no_mail", "Hộp thư đi không có thư số " + std::to_string(id) + ".",
             "The outbox has no mail " + std::to_string(id) + ".");
    return std::move(*row);
}

void put(DeskInside &inside, const core::ClockReading &clock, store::WardMail row)
{
    store::WardWrite write;
    write.clock = clock;
    row.changed = clock.wall;
    write.mails.push_back(std::move(row));
    inside.write(write);
}

/// A person's word on a mail, with its entry in the journal.
void putByPerson(DeskInside &inside, const issuing::Officer &officer, const core::ClockReading &clock,
                 store::WardMail row, const std::string &what, const std::string &reason)
{
    if (officer.unit != inside.unit())
        stop("wrong_unit", "Thư này của đơn vị " + inside.unit().text + ".",
             "This mail is unit " + inside.unit().text + "'s.");
    inside.demandRole(officer, accounts::Action::HandleMail);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        stop("missing_reason", "Phải nêu lý do.", "A reason is needed.");
    const auto request = valueOf(inside.book().request(row.request));
    if (!request)
        stopFor({store::StoreFault::Damaged, "ward_request"});
    store::WardWrite write;
    write.clock = clock;
    row.changed = clock.wall;
    auto deed = inside.deed({officer, request->id, request->revision, clock}, WorkKind::Mail, *request,
                            request->revision, reason);
    deed.work.step = what + " " + std::to_string(row.id) + " " + row.kind;
    write.deeds.push_back(std::move(deed));
    write.mails.push_back(std::move(row));
    inside.write(write);
}

} // namespace

Done<std::vector<Mail>> outbox(const Desk &desk, Mails which, std::size_t most)
{
    return attempt([&] {
        DeskInside inside(desk);
        return openedAll(inside, valueOf(inside.book().mails(which, most)));
    });
}

Done<std::vector<Mail>> dueMails(const Desk &desk, core::Instant now, std::size_t most)
{
    return attempt([&] {
        DeskInside inside(desk);
        return openedAll(inside, valueOf(inside.book().dueMails(now, most)));
    });
}

Done<std::vector<Mail>> mailsOf(const Desk &desk, RequestId request)
{
    return attempt([&] {
        DeskInside inside(desk);
        return openedAll(inside, valueOf(inside.book().mailsOf(request)));
    });
}

Done<Mail> mailOf(const Desk &desk, std::uint64_t id)
{
    return attempt([&] {
        DeskInside inside(desk);
        return opened(inside, rowOf(inside, id));
    });
}

Done<std::size_t> settleMails(Desk &desk, const core::ClockReading &clock)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardWrite write;
        write.clock = clock;
        for (store::WardMail &mail : valueOf(inside.book().mails(Mails::Open, SIZE_MAX)))
            if (mail.state == MailState::HandingOver) {
                mail.state = MailState::PerhapsSent;
                mail.changed = clock.wall;
                mail.fault =
                    sealFault(inside.vault(), mail,
                              {"chương trình dừng trước khi ghi được câu trả lời của máy chủ: thư có thể đã tới.",
                               "the program ended before it kept the server's answer: it may have arrived."});
                write.mails.push_back(std::move(mail));
            }
        if (!write.mails.empty())
            inside.write(write);
        return write.mails.size();
    });
}

Done<void> beginHandingOver(Desk &desk, const core::ClockReading &clock, std::uint64_t id, const std::string &messageId)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardMail row = rowOf(inside, id);
        if (row.state != MailState::Waits)
            stop("not_waiting", "Thư này không còn chờ gửi.", "This mail does not wait any more.");
        row.state = MailState::HandingOver;
        row.messageId = messageId;
        put(inside, clock, std::move(row));
    });
}

Done<void> endHandingOver(Desk &desk, const core::ClockReading &clock, std::uint64_t id, MailOutcome outcome,
                          const core::LocalName &fault)
{
    return attempt([&] {
        constexpr std::chrono::days longestTry{5}; // RFC 5321, 4.5.4.1
        DeskInside inside(desk);
        store::WardMail row = rowOf(inside, id);
        if (row.state != MailState::Waits && row.state != MailState::HandingOver)
            stop("not_waiting", "Thư này không còn chờ gửi.", "This mail does not wait any more.");
        row.fault = outcome == MailOutcome::Sent ? core::Bytes() : sealFault(inside.vault(), row, fault);
        switch (outcome) {
        case MailOutcome::Sent:
            row.state = MailState::Sent;
            break;
        case MailOutcome::NotYet:
            row.state = MailState::Waits;
            row.due = nextTry(clock.wall, row.attempts);
            break;
        case MailOutcome::Later:
            if (row.attempts == 0)
                row.queued = clock.wall; // days without a network are not the mail's
            row.state = clock.wall - row.queued > longestTry ? MailState::Undeliverable : MailState::Waits;
            row.due = nextTry(clock.wall, row.attempts++);
            break;
        case MailOutcome::Perhaps:
            row.state = MailState::PerhapsSent;
            break;
        case MailOutcome::Undeliverable:
            row.state = MailState::Undeliverable;
            break;
        }
        put(inside, clock, std::move(row));
    });
}

Done<void> sendAgain(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t id,
                     const std::string &reason, const std::string &address)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardMail row = rowOf(inside, id);
        if (row.state == MailState::Sent || row.state == MailState::HandingOver)
            stop("mail_sent", "Thư này đã gửi rồi (hoặc đang gửi).", "This mail was sent already (or is being sent).");
        if (!address.empty()) {
            MailFacts facts = openFacts(inside.vault(), row);
            facts.to = address;
            row.box = sealFacts(inside.vault(), row, facts);
        }
        row.state = MailState::Waits;
        row.due = clock.wall;
        row.queued = clock.wall; // it is tried for five days from now
        row.attempts = 0;
        putByPerson(inside, officer, clock, std::move(row), "resend", reason);
    });
}

Done<void> dropMail(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t id,
                    const std::string &reason)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardMail row = rowOf(inside, id);
        if (row.state == MailState::Sent || row.state == MailState::Dropped || row.state == MailState::HandingOver)
            stop("mail_sent", "Thư này đã gửi hoặc đã bỏ rồi.", "This mail was sent or dropped already.");
        row.state = MailState::Dropped;
        putByPerson(inside, officer, clock, std::move(row), "drop", reason);
    });
}

} // namespace th::desk
