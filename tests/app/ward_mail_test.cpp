// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

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
        explicit Scene(const char *account = nullptr)
        {
            id = onDisk([](DeskWorld &ward) {
                desk::Edit content = DeskWorld::content(1);
                content.fields["email"] = "huong@vidu.vn";
                const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
                if (!made || ward.step(DeskWorld::area(), *made, "vet") != "ok")
                    qFatal("no mail");
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
            if (account) {
                std::ofstream(file) << account;
                std::filesystem::permissions(file, std::filesystem::perms::owner_read);
            }
            start();
            signIn(DeskWorld::area());
            settle();
        }
        MailModel &mails() { return *models->ward.mails(); }
        void settled()
        {
            settle();
            settle(); // what was read anew
        }
        desk::RequestId id = 0;
    };

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
