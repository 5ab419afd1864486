// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include "desk/incoming_mail.h"
#include "desk/mail_queue.h"

using namespace th;
using namespace th::test;

namespace {

constexpr std::chrono::minutes minute{1};

struct MailWorld : DeskWorld {
    desk::RequestId applied(std::uint32_t lines = 2, const char *address = "don.vi@vidu.vn")
    {
        desk::Edit edit = content(lines);
        edit.fields["email"] = address;
        return *ward->begin(area(), "individual", edit, clock());
    }
    std::vector<desk::Mail> open() { return *desk::outbox(*ward, desk::Mails::Open); }
    std::vector<std::string> kinds()
    {
        std::vector<std::string> kinds;
        for (const desk::Mail &mail : open())
            kinds.push_back(mail.row.kind);
        return kinds;
    }
    bool end(std::uint64_t id, desk::MailOutcome outcome, std::chrono::seconds after = {})
    {
        return desk::endHandingOver(*ward, clock(after), id, outcome, {"hỏng", "broken"}).ok();
    }
};

} // namespace

class MailQueueTest : public QObject {
    Q_OBJECT
private slots:
    void steps_queue_what_the_workflow_has_them_tell()
    {
        MailWorld world;
        const auto id = world.applied(3);
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QCOMPARE(world.kinds(), std::vector<std::string>{"received"});
        QVERIFY(world.ward
                    ->decide(world.act(DeskWorld::clerk(), id), {{1, store::WardDecision::Approved, {}},
                                                                 {2, store::WardDecision::Refused, "không thuộc diện"},
                                                                 {3, store::WardDecision::Approved, {}}})
                    .ok());
        QCOMPARE(world.step(DeskWorld::clerk(), id, "forward"), std::string("ok"));
        const auto reviewed = world.open().at(1);
        QCOMPARE(reviewed.row.kind, std::string("reviewed"));
        QCOMPARE(reviewed.facts.to, std::string("don.vi@vidu.vn"));
        QCOMPARE(reviewed.facts.refused.size(), std::size_t(1));
        QCOMPARE(reviewed.facts.refused[0].reason, std::string("không thuộc diện"));
        QVERIFY(reviewed.facts.approved == 2 && reviewed.facts.lines == 3);
        QVERIFY(world.seal(id, 1)->finished);
        const auto passes = world.open().at(2);
        QCOMPARE(passes.facts.passes, (std::vector<std::string>{"BD01A-000001", "BD01A-000002"}));
        QVERIFY(desk::revoke(*world.ward, {DeskWorld::police(), DeskWorld::clock(), "báo mất"},
                             {{SmallProvince::series(), 2}}, core::RevocationReason::Lost, std::nullopt)
                    .ok());
        const auto revoked = world.open().at(3);
        QCOMPARE(revoked.row.kind, std::string("revoked"));
        QCOMPARE(revoked.facts.passes, std::vector<std::string>{"BD01A-000002"});
        QCOMPARE(revoked.facts.reason, std::string("báo mất"));
        world.reopen();
        QCOMPARE(world.kinds().size(), std::size_t(4));
    }

    void many_passes_go_in_several_mails_and_without_an_address_there_is_none()
    {
        MailWorld world;
        const auto id = world.applied(250);
        QVERIFY(world.step(DeskWorld::area(), id, "vet") == "ok" && world.approveAll(id) == "ok" &&
                world.step(DeskWorld::clerk(), id, "forward") == "ok" && world.seal(id)->finished);
        std::size_t passes = 0, mails = 0;
        for (const desk::Mail &mail : world.open())
            if (mail.row.kind == "passes") {
                passes += mail.facts.passes.size();
                QCOMPARE(mail.facts.part, std::uint32_t(++mails));
                QCOMPARE(mail.facts.parts, std::uint32_t(3));
            }
        QVERIFY(passes == 250 && mails == 3);
        const std::size_t before = world.open().size();
        const auto silent = world.begin(1);
        QCOMPARE(world.step(DeskWorld::area(), silent, "vet"), std::string("ok"));
        QCOMPARE(world.open().size(), before);
        QCOMPARE(DeskWorld::codeOf(world.ward->begin(DeskWorld::area(), "individual",
                                                     {{{"email", "a@b.vn\r\nBcc: c@d.vn"}}}, DeskWorld::clock())),
                 std::string("field.email"));
    }

    void a_refused_step_queues_nothing()
    {
        MailWorld world;
        const auto id = world.applied();
        QCOMPARE(world.step(DeskWorld::clerk(), id, "vet"), std::string("wrong_role"));
        QCOMPARE(world.kinds().size(), std::size_t(0));
    }

    void what_fails_for_now_is_tried_later_and_later_and_not_for_ever()
    {
        using enum desk::MailOutcome;
        MailWorld world;
        QCOMPARE(world.step(DeskWorld::area(), world.applied(), "vet"), std::string("ok"));
        const auto now = DeskWorld::clock().wall;
        const auto due = [&](std::chrono::seconds after) {
            return desk::dueMails(*world.ward, now + after, 10)->size();
        };
        QCOMPARE(due(minute * 0), std::size_t(1));
        QVERIFY(world.end(1, Later));
        QVERIFY(due(minute - std::chrono::seconds(1)) == 0 && due(minute) == 1);
        QVERIFY(world.end(1, Later, minute));
        QVERIFY(due(minute * 3 - std::chrono::seconds(1)) == 0 && due(minute * 3) == 1);
        QCOMPARE(desk::mailOf(*world.ward, 1)->fault.en, std::string("broken"));
        QVERIFY(world.end(1, Later, std::chrono::days(6)));
        QVERIFY(desk::mailOf(*world.ward, 1)->row.state == store::MailState::Undeliverable);
    }

    void five_days_begin_with_the_first_refusal_by_a_server()
    {
        using enum desk::MailOutcome;
        constexpr std::chrono::days day{1};
        MailWorld world;
        QCOMPARE(world.step(DeskWorld::area(), world.applied(), "vet"), std::string("ok"));
        const auto row = [&] { return desk::mailOf(*world.ward, 1)->row; };
        const std::string messageId = row().messageId + "@vidu.vn";
        QVERIFY(desk::beginHandingOver(*world.ward, DeskWorld::clock(day * 30), 1, messageId).ok());
        QVERIFY(world.end(1, NotYet, day * 30));
        QVERIFY(row().state == store::MailState::Waits && row().attempts == 0);
        QVERIFY(world.end(1, Later, day * 31));
        QVERIFY(world.end(1, Later, day * 35));
        QVERIFY(row().state == store::MailState::Waits);
        QVERIFY(world.end(1, Later, day * 37));
        QVERIFY(row().state == store::MailState::Undeliverable);
        QVERIFY(desk::sendAgain(*world.ward, DeskWorld::clerk(), DeskWorld::clock(day * 40), 1, "lại", {}).ok());
        QVERIFY(world.end(1, Later, day * 44));
        QVERIFY(row().state == store::MailState::Waits);
    }

    void what_was_handed_over_when_the_program_died_is_perhaps_sent_and_asked_for()
    {
        MailWorld world;
        QCOMPARE(world.step(DeskWorld::area(), world.applied(), "vet"), std::string("ok"));
        const std::string token = desk::mailOf(*world.ward, 1)->row.messageId;
        QVERIFY(desk::beginHandingOver(*world.ward, DeskWorld::clock(), 1, token + "@vidu.vn").ok());
        world.reopen();
        QCOMPARE(desk::dueMails(*world.ward, DeskWorld::clock().wall, 10)->size(), std::size_t(0));
        QCOMPARE(*desk::settleMails(*world.ward, DeskWorld::clock()), std::size_t(1));
        const auto mail = *desk::mailOf(*world.ward, 1);
        QVERIFY(mail.row.state == store::MailState::PerhapsSent && !mail.fault.en.empty());
        QCOMPARE(mail.row.messageId, token + "@vidu.vn");
        const auto again = [&](const char *reason, const char *address) {
            return DeskWorld::codeOf(
                desk::sendAgain(*world.ward, DeskWorld::clerk(), DeskWorld::clock(), 1, reason, address));
        };
        QCOMPARE(again(" ", ""), std::string("missing_reason"));
        QCOMPARE(again("x", "no address"), std::string("field.email"));
        QCOMPARE(again("chưa nhận được", "moi@vidu.vn"), std::string("ok"));
        QCOMPARE(desk::mailOf(*world.ward, 1)->facts.to, std::string("moi@vidu.vn"));
        QCOMPARE(desk::mailOf(*world.ward, 1)->row.messageId, token + "@vidu.vn");
        QVERIFY(world.end(1, desk::MailOutcome::Sent));
        QCOMPARE(again("x", ""), std::string("mail_sent"));
        QVERIFY(
            world.ward->history(1, core::Language::English)->back().find("Mail: letter 1 is sent again; reason: ") !=
            std::string::npos);
    }

    void a_mail_that_came_is_kept_once_and_taken_once()
    {
        MailWorld world;
        const auto id = world.applied();
        const core::Bytes raw = SmallProvince::bytes("From: a@b.vn\r\n\r\nx");
        store::WardMailbox box = desk::mailboxOf(*world.ward, "inbox");
        QVERIFY(box.last == 0);
        box.last = 7;
        const auto kept = desk::keepMail(*world.ward, DeskWorld::clock(), raw, {"a@b.vn", "S"}, id, box);
        QVERIFY(kept.ok() && kept->row.id == 1);
        QCOMPARE(desk::keepMail(*world.ward, DeskWorld::clock(), raw, {"a@b.vn", "S"}, id)->row.id, std::uint64_t(1));
        QCOMPARE(desk::mailboxOf(*world.ward, "inbox").last, std::uint32_t(7));
        QVERIFY(*desk::contentOfMail(*world.ward, 1) == raw);
        const desk::Edit edit{{}, {}, {}, {{"mail", "a.pdf", raw}}};
        QCOMPARE(DeskWorld::codeOf(desk::takeMail(*world.ward, world.act(DeskWorld::clerk(), id), 1, edit)),
                 std::string("may_not"));
        QCOMPARE(DeskWorld::codeOf(desk::takeMail(*world.ward, world.act(DeskWorld::area(), id), 1, edit)),
                 std::string("ok"));
        QCOMPARE(DeskWorld::codeOf(desk::takeMail(*world.ward, world.act(DeskWorld::area(), id), 1, edit)),
                 std::string("mail_taken"));
        QCOMPARE(world.ward->look(id)->attachments.size(), std::size_t(1));
        QCOMPARE(desk::incomingMails(*world.ward, desk::Mails::Open)->size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(MailQueueTest)
#include "mail_queue_test.moc"
