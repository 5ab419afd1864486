// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/mail_province.h"

using namespace th;
using namespace th::test;

/// The ward's mail against real servers on this machine: aiosmtpd and Dovecot.
class WardMailTest : public QObject {
    Q_OBJECT
private slots:
    void what_a_step_queues_is_sent_once()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn"));
        const Ran sent = province.send();
        QVERIFY2(sent.status == 0, sent.complaints.constData());
        QCOMPARE(province.arrived(), std::size_t(1));
        const std::string mail = province.mail(1);
        QVERIFY(mail.find("To: don.vi@vidu.vn") != std::string::npos);
        QVERIFY2(mail.find("TH-W1-1-") != std::string::npos, mail.c_str());
        QCOMPARE(province.send().objects.at(0)["sent"].get<int>(), 0);
        QCOMPARE(province.arrived(), std::size_t(1));
        QCOMPARE(province.state(1), std::string("sent"));
        struct stat account {};
        QVERIFY(::stat(province.path("ward/mail.json").c_str(), &account) == 0 && (account.st_mode & 0777) == 0600);
        ::chmod(province.path("ward/mail.json").c_str(), 0644);
        QVERIFY(province.send().complaints.contains("chmod 600"));
    }

    void refusals_for_now_and_for_good_are_told_apart()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        QVERIFY(province.apply("never@vidu.vn") && province.apply("later@vidu.vn") && province.apply("fine@vidu.vn"));
        const Ran first = province.send();
        QVERIFY2(first.status == 0, first.complaints.constData());
        QCOMPARE(province.state(1), std::string("undeliverable"));
        QCOMPARE(province.state(2), std::string("waits"));
        QCOMPARE(province.state(3), std::string("sent"));
        province.put("sink/open", "");
        QCOMPARE(province.send("2026-03-01T03:30:30Z").objects.back()["sent"].get<int>(), 0);
        QCOMPARE(province.send("2026-03-01T03:31:00Z").objects.back()["sent"].get<int>(), 1);
        const Ran again =
            province.ward("mail resend", "Bình", "ward_clerk", words("1 --reason asked --to other@vidu.vn"));
        QVERIFY2(again.status == 0, again.complaints.constData());
        QCOMPARE(province.send("2026-03-01T03:32:00Z").objects.back()["sent"].get<int>(), 1);
        QCOMPARE(province.arrived(), std::size_t(3));
    }

    void what_was_taken_without_an_answer_is_perhaps_sent_and_not_repeated()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("cut@vidu.vn"));
        const Ran cut = province.send();
        QVERIFY2(cut.status == 1 && cut.complaints.contains("may have arrived"), cut.complaints.constData());
        QCOMPARE(province.state(1), std::string("perhaps_sent"));
        QCOMPARE(province.send("2026-03-02T03:30:00Z").objects.back()["sent"].get<int>(), 0);
        QCOMPARE(province.arrived(), std::size_t(1));
        QCOMPARE(province.ward("mail drop", "Bình", "ward_clerk", words("1 --reason arrived")).status, 0);
        QCOMPARE(province.state(1), std::string("dropped"));
    }

    void a_kill_between_the_sending_and_its_record_is_noticed()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("hang@vidu.vn"));
        Program program(province.sending("2026-03-01T03:30:00Z"));
        while (!province.sink.canReadLine())
            QVERIFY(province.sink.waitForReadyRead(patience));
        program.process.kill();
        program.process.waitForFinished(patience);
        QCOMPARE(province.state(1), std::string("handing_over"));
        const Ran after = province.send("2026-03-01T03:40:00Z");
        QVERIFY2(after.status == 0 && after.objects.back()["perhaps"] == 1, after.complaints.constData());
        QCOMPARE(province.state(1), std::string("perhaps_sent"));
        QCOMPARE(province.arrived(), std::size_t(1));
    }

    void nothing_is_told_to_a_server_that_is_not_ours()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn"));
        province.put("password", "wrong\n");
        QCOMPARE(province.setup({}).status, 0);
        const Ran wrong = province.send();
        QVERIFY2(wrong.status == 1 && wrong.complaints.contains("password"), wrong.complaints.constData());
        QCOMPARE(province.state(1), std::string("waits"));
        province.put("password", "secret\n");
        QVERIFY(certify(province.file("other.pem"), province.file("other.key")));
        QCOMPARE(province.setup({QStringLiteral("--authorities"), province.file("other.pem")}).status == 0 ||
                     province.setup({}).status == 0,
                 true);
        std::ifstream stream(province.path("ward/mail.json"));
        std::string account((std::istreambuf_iterator<char>(stream)), {});
        const std::string own = province.path("cert.pem").string();
        account.replace(account.find(own), own.size(), province.path("other.pem").string());
        province.put("ward/mail.json", account);
        const Ran untrusted = province.send();
        QVERIFY2(untrusted.status == 1 && untrusted.complaints.contains("certificate"),
                 untrusted.complaints.constData());
        QCOMPARE(province.setup({}).status, 0);
        province.sink.kill();
        province.sink.waitForFinished(patience);
        const Ran down = province.send();
        QVERIFY2(down.status == 1 && down.complaints.contains("cannot be reached"), down.complaints.constData());
        QCOMPARE(province.state(1), std::string("waits"));
    }

    void a_server_that_refuses_everybody_costs_no_mail_its_turn()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        QVERIFY(province.apply("mot@vidu.vn") && province.apply("hai@vidu.vn"));
        for (const char *how : {"closed", "unknown"}) {
            province.put(std::string("sink/") + how, "");
            const Ran refused = province.send("2026-04-01T03:30:00Z");
            QVERIFY2(refused.status == 1 && refused.objects.back()["undeliverable"] == 0, refused.output.constData());
            QVERIFY(province.state(1) == "waits" && province.state(2) == "waits");
            fs::remove(province.path(std::string("sink/") + how));
        }
        QCOMPARE(province.send("2026-04-01T03:30:00Z").objects.back()["sent"].get<int>(), 2);
    }

    void passes_go_as_a_pdf_without_those_that_were_revoked()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn", 3));
        QVERIFY(province.ward("decide", "Bình", "ward_clerk", words("1 --seen 2 --approve --all")).status == 0 &&
                province.ward("step", "Bình", "ward_clerk", words("1 --seen 3 forward")).status == 0 &&
                province.ward("seal", "Chi", "ward_police",
                              words("1 --seen 4 --key") + QStringList{province.file("series.key")})
                        .status == 0);
        const auto numbers = province.numbersOf(1);
        QCOMPARE(numbers.size(), std::size_t(3));
        QCOMPARE(province
                     .ward("revoke", "Chi", "ward_police",
                           words("--reason lost --why lost") + QStringList{QString::fromStdString(numbers[1])})
                     .status,
                 0);
        QVERIFY(province.publishAndImport("2026-03-01T04:00:00Z"));
        const Ran sent = province.send();
        QVERIFY2(sent.status == 0, sent.complaints.constData());
        QCOMPARE(sent.objects.back()["sent"].get<int>(), 4); // received, reviewed, passes, revoked
        QVERIFY2(sent.output.contains(numbers[1].c_str()), sent.output.constData());
        const std::string mail = province.mail(3);
        QVERIFY(mail.find("application/pdf") != std::string::npos && mail.find("JVBERi0") != std::string::npos);
        QVERIFY(!fs::exists(province.path("ward/mail.passing")));
    }
};

QTEST_GUILESS_MAIN(WardMailTest)
#include "ward_mail_test.moc"
