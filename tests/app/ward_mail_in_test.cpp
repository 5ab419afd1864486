// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_mail_world.h"

#include "mail/reference.h"

#include <algorithm>
#include <sys/stat.h>

using namespace th;
using namespace th::app;
using namespace th::test;

/// Mails that came, on the desk's screen: into which request they are taken, and the lists in them.
class WardMailInTest : public QObject {
    Q_OBJECT

    using Scene = MailScene;
    /// A list by mail, as it is taken while nobody looks. What becomes of it.
    static store::IncomingState send(DeskWorld &ward, desk::RequestId request, const std::string &rows,
                                     const counter::ListDefaults &defaults = {.category = "food", .areas = {"01"}})
    {
        const std::string mail =
            "From: huong@vidu.vn\r\nSubject: [" + mail::toText({DeskWorld::unit(), request}) +
            "]\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/csv; charset=utf-8\r\n"
            "Content-Disposition: attachment; filename=danh-sach.csv\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            "Họ và tên,Số CCCD,Nơi ở,Đến ngày\r\n" +
            rows + "\r\n--b--\r\n";
        counter::Receiving receiving{DeskWorld::area(), DeskWorld::clock()};
        receiving.defaults = defaults;
        receiving.check.today = std::chrono::floor<std::chrono::days>(DeskWorld::clock().wall);
        const auto received = counter::receive(*ward.ward, receiving, core::asBytes(mail));
        if (!received)
            qFatal("%s", received.error().sentence.en.c_str());
        return received->mail.row.state;
    }

private slots:
    void a_list_of_which_a_row_is_left_over_waits_for_a_person_who_is_told_what_was_not_taken()
    {
        Scene w;
        w.stop();
        const auto request = w.onDisk([](DeskWorld &ward) {
            desk::Edit content = DeskWorld::content(0);
            content.fields["email"] = "huong@vidu.vn";
            const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
            if (!made || send(ward, *made, "Trần Thị Bé,001185000011,Số 1,20/09/2021") != store::IncomingState::Taken)
                qFatal("a whole list is taken");
            if (send(ward, *made, "Lê Văn Tám,001185000012,Số 2,20/09/2021\r\nX,12,,") != store::IncomingState::Waits)
                qFatal("a list with a row that is left over is a person's");
            const auto history = *ward.ward->history(*made, core::Language::English);
            if (std::ranges::none_of(history, [](const std::string &each) {
                    return each.find("mail 1 taken by itself; lines 1") != std::string::npos ||
                           each.find("mail 2 taken by itself; lines 1") != std::string::npos;
                }))
                qFatal("it was taken by itself: %s", history.back().c_str());
            return *made;
        });
        w.start();
        w.signIn(DeskWorld::area());
        w.settled();
        QCOMPARE(w.mails().waiting(), 2);
        w.mails().setTab(QStringLiteral("in"));
        QVERIFY2(w.rowsOf("standing").at(1).contains(QStringLiteral("1 dòng")), qPrintable(w.rowsOf("standing").at(1)));
        w.mails().setCurrent(1);
        w.mails().look();
        w.mails().ask(QStringLiteral("take"));
        w.mails().takeInto(QString::number(request));
        w.settled();
        QVERIFY(w.mails().listAsks()); // for what reason they travel, nobody has said
        w.mails().reconsider();        // another number is typed: there is nothing to be taken on what was said
        w.mails().takeFiles(QString::number(request));
        QVERIFY(!w.mails().listAsks() && w.mails().waiting() == 2);
        w.mails().takeInto(QString::number(request));
        w.settled();
        w.mails().takeFiles(QString::number(request + 99)); // what is written now counts, and there is none
        w.settled();
        QCOMPARE(w.mails().waiting(), 2);
        w.mails().takeInto(QString::number(request));
        w.settled();
        w.mails().takeFiles(QString::number(request));
        w.settled();
        QVERIFY2(w.mails().complaint().isEmpty(), qPrintable(w.mails().complaint()));
        QCOMPARE(w.mails().waiting(), 1);
        QVERIFY2(w.mails().outcome().contains(QStringLiteral("danh-sach.csv: ")), qPrintable(w.mails().outcome()));
    }
    void a_list_that_came_by_mail_becomes_lines_in_one_go_by_what_a_person_says_of_all_its_rows()
    {
        Scene w;
        w.stop();
        const auto request = w.onDisk([](DeskWorld &ward) {
            desk::Edit content = DeskWorld::content(0);
            content.fields["email"] = "huong@vidu.vn";
            const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
            const char *rows = "Trần Thị Bé,001185000011,Số 1,20/09/2021\r\nLê Văn Tám,001185000012,Số 2,20/09/2021";
            if (!made || send(ward, *made, rows, {}) != store::IncomingState::Waits)
                qFatal("a list that leaves something open is a person's");
            return *made;
        });
        w.start();
        w.signIn(DeskWorld::area());
        w.settled();
        MailModel &mails = w.mails();
        mails.setTab(QStringLiteral("in"));
        QVERIFY(!mails.hasList()); // the first has a picture
        mails.setCurrent(1);
        mails.look();
        QVERIFY(mails.hasList());
        mails.ask(QStringLiteral("take"));
        mails.takeInto(QString::number(request));
        w.settled();
        QVERIFY(mails.listAsks() && mails.asking() == QLatin1String("take"));
        QCOMPARE(mails.waiting(), 2);
        MailListModel &list = *mails.list();
        list.choose(QStringLiteral("default:category"));
        QVERIFY(!list.typing() && !list.choosingText().isEmpty());
        list.pick(QStringLiteral("food"));
        list.choose(QStringLiteral("default:areas"));
        list.pick(QStringLiteral("01"));
        list.dismiss();
        list.choose(QStringLiteral("default:valid_from"));
        list.type(QStringLiteral("31/02/2021"));
        mails.takeInto(QString::number(request));
        QVERIFY2(mails.complaint().contains(QStringLiteral("31/02/2021")), qPrintable(mails.complaint()));
        list.choose(QStringLiteral("default:valid_from"));
        list.type(QString());
        mails.takeInto(QString::number(request));
        w.settled();
        QVERIFY2(mails.complaint().isEmpty(), qPrintable(mails.complaint()));
        QCOMPARE(mails.waiting(), 1);
        mails.setCurrent(0);
        mails.look();
        QVERIFY(list.fields()->value(0, "value").toString().isEmpty()); // said of that list, not of every one
        const desk::Case found = th::test::onDisk(w, request);
        QCOMPARE(found.lines.size(), std::size_t(2));
        QCOMPARE(found.lines.at(1).draft.claims.category.text, std::string("food"));
        QCOMPARE(found.lines.at(1).draft.claims.areas, std::vector{core::AreaCode("01")});
    }
    void a_mail_is_saved_for_nobody_else_and_over_nothing()
    {
        Scene w;
        const auto there = w.world.path() / "mail.eml", file = w.world.path() / "mail (2).eml";
        std::ofstream(there) << "before";
        w.mails().setTab(QStringLiteral("in"));
        w.mails().look();
        w.mails().save(QUrl::fromLocalFile(QString::fromStdString(there.string())));
        w.settled();
        QCOMPARE(std::filesystem::file_size(there), std::uintmax_t(6));
        QVERIFY2(w.mails().saved().contains(QStringLiteral("mail (2).eml")), qPrintable(w.mails().saved()));
        struct stat saved {};
        QCOMPARE(::stat(file.c_str(), &saved), 0);
        QVERIFY(saved.st_size > 100);
        QCOMPARE(saved.st_mode & 0777, mode_t(0600));
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
};

QTEST_MAIN(WardMailInTest)
#include "ward_mail_in_test.moc"
