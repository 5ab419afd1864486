// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_smtp.h"
#include "ward_world.h"

#include "desk/aftercare.h"
#include "ward/models/mail_model.h"

#include <filesystem>

using namespace th;
using namespace th::app;
using namespace th::test;

/// The desk's mails on its screen. What servers do with them: tests/tools/ward_mail_test.cpp.
class WardMailTest : public QObject {
    Q_OBJECT

    /// A desk with one mail in the outbox, and one that came and waits.
    struct Scene : WardWorld {
        enum class Sealed { No, Yes };
        explicit Scene(const QByteArray &account = {}, Sealed sealed = Sealed::No)
        {
            id = onDisk([sealed](DeskWorld &ward) {
                desk::Edit content = DeskWorld::content(1);
                content.fields["email"] = "huong@vidu.vn";
                const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
                if (!made || ward.step(DeskWorld::area(), *made, "vet") != "ok")
                    qFatal("no mail");
                if (sealed == Sealed::Yes &&
                    (ward.approveAll(*made) != "ok" || ward.step(DeskWorld::clerk(), *made, "forward") != "ok" ||
                     !ward.seal(*made)->finished))
                    qFatal("not sealed");
                const std::string mail =
                    "From: An <an@vidu.vn>\r\nSubject: Xin giay\r\n"
                    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nXin chao\r\n--b\r\n"
                    "Content-Type: image/png; name=the.png\r\nContent-Disposition: attachment; "
                    "filename=the.png\r\n\r\nx\r\n--b--\r\n";
                const counter::Receiving receiving{DeskWorld::area(), DeskWorld::clock()};
                if (!counter::receive(*ward.ward, receiving, core::asBytes(mail)))
                    qFatal("not received");
                return *made;
            });
            const auto file = world.path() / "mail.json";
            if (!account.isEmpty()) {
                std::ofstream(file) << account.constData();
                std::filesystem::permissions(file, std::filesystem::perms::owner_read);
            }
            start();
            signIn(DeskWorld::area());
            settle();
        }
        void run()
        {
            mails().sendAndFetch();
            wait([this] { return !mails().running(); });
            settled();
        }
        void revoke()
        {
            bool done = false;
            models->ward.door().ask(
                &models->ward,
                [](OpenDesk &open) {
                    return desk::revoke(open.desk, {DeskWorld::police(), open.clock, "lost"},
                                        {{SmallProvince::series(), 1}}, core::RevocationReason::Lost, std::nullopt);
                },
                [&done](const desk::Done<desk::CareResult> &revoked) { done = revoked.ok(); });
            wait([&done] { return done; });
        }
        MailModel &mails() { return *models->ward.mails(); }
        void settled()
        {
            settle();
            settle(); // what was read anew
        }
        desk::RequestId id = 0;
    };
    static QByteArray accountAt(const PlainSmtp &server)
    {
        return "{\"format\": \"th-mail-account-1\", \"from\": \"ward@vidu.vn\", \"tls\": \"none\","
               "\"smtp\": {\"address\": \"" +
               server.address() + "\"}}";
    }

private slots:
    void what_wants_a_person_is_counted_and_what_waits_is_listed()
    {
        Scene w;
        QCOMPARE(w.mails().state(), MailModel::State::Shown);
        QCOMPARE(w.mails().waiting(), 1); // what came; what goes out needs nobody
        QCOMPARE(w.mails().rows()->value(0, "title").toString(), QStringLiteral("huong@vidu.vn"));
        w.mails().setCurrent(0);
        w.mails().look();
        w.settle();
        QVERIFY(w.mails().body().contains(QStringLiteral("TH-P00001-")));
    }
    void without_an_account_nothing_is_sent_and_that_is_said()
    {
        Scene w;
        QVERIFY(!w.mails().hasAccount());
        QVERIFY(w.mails().accountNote().contains(QStringLiteral("ward mail setup")));
        w.mails().sendAndFetch();
        QVERIFY(!w.mails().running());
    }
    void a_server_that_does_not_answer_leaves_the_mail_waiting_and_is_told()
    {
        Scene w(
            "{\"format\": \"th-mail-account-1\", \"from\": \"ward@vidu.vn\", \"tls\": \"none\","
            "\"smtp\": {\"address\": \"smtp://127.0.0.1:1\"}, \"imap\": {\"address\": \"imap://127.0.0.1:1/INBOX\"}}");
        QVERIFY2(w.mails().hasAccount(), qPrintable(w.mails().accountNote()));
        w.mails().sendAndFetch();
        QVERIFY(w.mails().running());
        WardWorld::wait([&] { return !w.mails().running(); });
        w.settled();
        QVERIFY(!w.mails().trouble().isEmpty());
        QCOMPARE(w.mails().rows()->count(), 1);
    }
    void what_is_due_is_sent_when_asked_and_remembered()
    {
        PlainSmtp server;
        Scene w(accountAt(server));
        QVERIFY2(w.mails().hasAccount(), qPrintable(w.mails().accountNote()));
        w.run();
        QVERIFY2(w.mails().trouble().isEmpty(), qPrintable(w.mails().trouble()));
        QCOMPARE(server.taken.size(), 1);
        QVERIFY(server.taken.at(0).contains("huong@vidu.vn"));
        QCOMPARE(w.mails().rows()->count(), 0);
        w.mails().setTab(QStringLiteral("closed"));
        w.settled();
        QCOMPARE(w.mails().rows()->count(), 1);
        w.run();
        QCOMPARE(server.taken.size(), 1); // each once
    }
    void a_pass_that_is_revoked_while_its_mail_is_composed_does_not_go()
    {
        PlainSmtp server;
        Scene w(accountAt(server), Scene::Sealed::Yes);
        int mails = 0;
        server.beforeData = [&] {
            if (++mails == 3) // received, reviewed, and the passes, whose mail is composed by now
                w.revoke();
        };
        w.run();
        QCOMPARE(mails, 3);
        QCOMPARE(server.taken.size(), 2);
        for (const QByteArray &mail : std::as_const(server.taken))
            QVERIFY(!mail.contains("application/pdf"));
    }
    void a_mail_is_given_up_with_a_reason()
    {
        Scene w;
        w.mails().setCurrent(0);
        w.mails().look();
        w.mails().ask(QStringLiteral("drop"));
        w.mails().drop(QStringLiteral(" "));
        QCOMPARE(w.mails().asking(), QStringLiteral("drop"));
        w.mails().drop(QStringLiteral("đã báo qua điện thoại"));
        w.settled();
        QVERIFY2(w.mails().asking().isEmpty(), qPrintable(w.mails().complaint()));
        QCOMPARE(w.mails().rows()->count(), 0);
        w.mails().setTab(QStringLiteral("closed"));
        w.settled();
        QCOMPARE(w.mails().rows()->count(), 1);
    }
    void what_came_is_taken_into_the_request_that_a_person_names()
    {
        Scene w;
        w.mails().setTab(QStringLiteral("in"));
        QCOMPARE(w.mails().rows()->count(), 1);
        w.mails().look();
        w.mails().ask(QStringLiteral("take"));
        w.mails().takeInto(QStringLiteral("abc"));
        QVERIFY(!w.mails().complaint().isEmpty());
        w.mails().takeInto(QString::number(w.id)); // under review: the area police may not add to it any more
        w.settled();
        QVERIFY(!w.mails().complaint().isEmpty());
        QCOMPARE(w.mails().waiting(), 1);
        w.mails().beginWith(QStringLiteral("individual"));
        w.settled();
        QVERIFY2(w.mails().complaint().isEmpty(), qPrintable(w.mails().complaint()));
        QCOMPARE(w.mails().waiting(), 0);
        QVERIFY2(w.mails().outcome().contains(QStringLiteral("hồ sơ %1: 1 tệp").arg(w.id + 1)),
                 qPrintable(w.mails().outcome()));
        w.settle();
        QCOMPARE(w.models->ward.inbox()->rows()->count(), 1);
    }
    void a_lock_takes_the_mails_from_the_screen()
    {
        Scene w;
        w.models->ward.session()->lock();
        QCOMPARE(w.mails().rows()->count(), 0);
        QCOMPARE(w.mails().waiting(), 0);
    }
};

QTEST_MAIN(WardMailTest)
#include "ward_mail_test.moc"
