// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_smtp.h"
#include "ward_mail_world.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// The desk's mails on its screen, and those that it sends. What servers do with them: tests/tools/ward_mail_test.cpp.
class WardMailTest : public QObject {
    Q_OBJECT

    using Scene = MailScene;
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
    void what_is_decided_while_mails_go_out_is_decided_about_the_mail_that_was_opened()
    {
        PlainSmtp server;
        server.later = true;
        Scene w(accountAt(server), Scene::Sealed::No, {"mot@vidu.vn", "hai@vidu.vn"});
        w.run(); // all wait for another try
        QCOMPARE(w.rowsOf("title"), QStringList({QStringLiteral("mot@vidu.vn"), QStringLiteral("hai@vidu.vn"),
                                                 QStringLiteral("huong@vidu.vn")}));
        w.mails().setCurrent(0);
        w.mails().look();
        w.mails().ask(QStringLiteral("again"));
        w.mails().sendAgain(QStringLiteral("có mạng rồi"), w.mails().address()); // the first alone is due
        w.settled();
        server.later = false;
        w.mails().setCurrent(1);
        w.mails().look();
        w.mails().ask(QStringLiteral("again"));
        const QString title = w.mails().title();
        w.run();
        QCOMPARE(server.taken.size(), 1);
        QCOMPARE(w.rowsOf("title"), QStringList({QStringLiteral("hai@vidu.vn"), QStringLiteral("huong@vidu.vn")}));
        QVERIFY(w.mails().looking());
        QCOMPARE(w.mails().asking(), QStringLiteral("again"));
        QCOMPARE(w.mails().title(), title);
        w.mails().sendAgain(QStringLiteral("nhầm địa chỉ"), QStringLiteral("hai.moi@vidu.vn"));
        w.settled();
        QCOMPARE(w.rowsOf("title"), QStringList({QStringLiteral("hai.moi@vidu.vn"), QStringLiteral("huong@vidu.vn")}));
    }
    void a_mail_that_goes_out_while_it_is_decided_about_is_closed_and_no_other_is_touched()
    {
        PlainSmtp server;
        Scene w(accountAt(server), Scene::Sealed::No, {"mot@vidu.vn"});
        w.mails().setCurrent(0);
        w.mails().look();
        w.mails().ask(QStringLiteral("drop"));
        bool isOpen = true;
        server.beforeAnswer = [&] {
            w.mails().refresh(); // being sent now: another state than the one that was seen
            w.settled();
            isOpen = !w.mails().asking().isEmpty();
            server.beforeAnswer = [] {};
        };
        w.run();
        QVERIFY(!isOpen);
        QVERIFY(!w.mails().looking());
        QVERIFY(w.mails().notice().contains(QStringLiteral("mot@vidu.vn")));
        w.mails().drop(QStringLiteral("không cần nữa"));
        w.settled();
        w.mails().setTab(QStringLiteral("closed"));
        w.settled();
        QCOMPARE(w.rowsOf("standing"), QStringList({QStringLiteral("đã gửi"), QStringLiteral("đã gửi")}));
    }
    void an_address_that_is_put_right_while_others_are_sent_is_the_only_one_it_goes_to()
    {
        PlainSmtp server;
        Scene w(accountAt(server), Scene::Sealed::No, {"mot@vidu.vn", "hai@vidu.vn", "ba@vidu.vn"});
        int mails = 0;
        server.beforeData = [&] {
            if (++mails == 1)
                w.decide([](OpenDesk &open) -> desk::Done<void> {
                    // The one that is composed already, the next one, and one that is given up.
                    if (const auto done =
                            desk::sendAgain(open.desk, open.officer, open.clock, 1, "sai", "mot.moi@vidu.vn");
                        !done)
                        return done;
                    if (const auto done =
                            desk::sendAgain(open.desk, open.officer, open.clock, 2, "sai", "hai.moi@vidu.vn");
                        !done)
                        return done;
                    return desk::dropMail(open.desk, open.officer, open.clock, 3, "thôi");
                });
        };
        w.run();
        QVERIFY2(w.mails().trouble().isEmpty(), qPrintable(w.mails().trouble()));
        QCOMPARE(server.taken.size(), 2);
        QVERIFY(server.taken.at(0).contains("hai.moi@vidu.vn"));
        QVERIFY(server.taken.at(1).contains("huong@vidu.vn"));
        QCOMPARE(w.rowsOf("title"), QStringList({QStringLiteral("mot.moi@vidu.vn")}));
        w.run();
        QCOMPARE(server.taken.size(), 3);
        QVERIFY(server.taken.at(2).contains("mot.moi@vidu.vn"));
    }
    void what_a_server_took_while_the_desk_was_locked_is_sent_and_not_perhaps()
    {
        PlainSmtp server;
        Scene w(accountAt(server));
        server.beforeAnswer = [&] { w.models->ward.session()->lock(); };
        w.mails().sendAndFetch();
        WardWorld::wait([&] { return !w.models->ward.signedIn(); });
        server.beforeAnswer = [] {};
        w.signIn(DeskWorld::area());
        w.settle(); // the run that was cut short goes on
        WardWorld::wait([&] { return !w.mails().running(); });
        w.settled();
        QCOMPARE(w.mails().rows()->count(), 0);
        w.mails().setTab(QStringLiteral("closed"));
        w.settled();
        QCOMPARE(w.rowsOf("standing"), QStringList(QStringLiteral("đã gửi")));
        QCOMPARE(server.taken.size(), 1);
    }
    void the_keys_find_their_way_from_the_question_to_the_mail_and_back_to_the_list()
    {
        Scene w;
        w.showWindow();
        w.models->ward.open(QStringLiteral("mail"));
        w.settled();
        const auto press = [&w](Qt::Key key) {
            QTest::keyClick(w.window, key);
            QCoreApplication::processEvents();
        };
        QCoreApplication::processEvents();
        press(Qt::Key_Return);
        QVERIFY(w.mails().looking());
        w.mails().ask(QStringLiteral("drop"));
        QCoreApplication::processEvents();
        press(Qt::Key_Escape);
        QVERIFY(w.mails().asking().isEmpty() && w.mails().looking());
        w.models->ward.open(QStringLiteral("inbox"));
        QCoreApplication::processEvents();
        w.models->ward.open(QStringLiteral("mail")); // made anew, and the mail is still open
        w.settled();
        QVERIFY(w.mails().looking());
        press(Qt::Key_Escape);
        QVERIFY(!w.mails().looking());
        QCOMPARE(w.models->ward.page(), QStringLiteral("mail"));
        press(Qt::Key_Return);
        QVERIFY(w.mails().looking());
        w.mails().ask(QStringLiteral("drop"));
        QCoreApplication::processEvents();
        press(Qt::Key_Escape);
        press(Qt::Key_Escape);
        QVERIFY(!w.mails().looking());
        QCOMPARE(w.models->ward.page(), QStringLiteral("mail"));
    }
    void a_run_on_its_own_that_fails_is_marked_beside_the_name_of_its_page_and_tried_again()
    {
        PlainSmtp server;
        auto account = accountAt(server);
        Scene w(accountAt(server).replace(server.address(), "smtp://127.0.0.1:1"));
        const auto marked = [&w] {
            RowsModel &pages = *w.models->ward.pages();
            for (int row = 0; row < pages.count(); ++row)
                if (pages.value(row, "page").toString() == QLatin1String("mail"))
                    return pages.value(row, "trouble").toBool();
            return false;
        };
        QVERIFY(!marked());
        w.mails().sendOnItsOwn();
        WardWorld::wait([&] { return !w.mails().running(); });
        w.settled();
        QVERIFY(marked());
        std::filesystem::remove(w.world.path() / "mail.json");
        std::ofstream(w.world.path() / "mail.json") << account.constData();
        std::filesystem::permissions(w.world.path() / "mail.json", std::filesystem::perms::owner_read);
        w.mails().fail({"busy", {"bận", "busy"}}); // could not even be read
        QVERIFY(marked());
        w.mails().sendOnItsOwn();
        WardWorld::wait([&] { return server.taken.size() == 1 && !w.mails().running(); });
        w.settled();
        QVERIFY(!marked());
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
