// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/mail_province.h"

using namespace th;
using namespace th::test;

namespace {

std::string answer(const std::string &from, const std::string &subject, const std::string &list)
{
    return "From: " + from + "\r\nTo: ward@vidu.vn\r\nSubject: " + subject +
           "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n\r\nlist\r\n--b\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; "
           "filename=danh-sach.csv\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
           list + "\r\n--b--\r\n";
}

std::string referenceOf(int request)
{
    // ISO 7064 MOD 97-10, written down a second time.
    const std::string text = "TH-W1-" + std::to_string(request);
    std::string digits;
    for (const char c : text)
        digits += c >= 'A' ? std::to_string(c - 'A' + 10) : c == '-' ? "36" : std::string(1, c);
    unsigned rest = 0;
    for (const char c : digits + "00")
        rest = (rest * 10 + unsigned(c - '0')) % 97;
    const unsigned check = (98 - rest) % 97;
    return text + (check < 10 ? "-0" : "-") + std::to_string(check);
}

std::string oneRow(int who)
{
    return "Họ và tên,Số CCCD,Nơi ở,Đến ngày\r\nTrần Thị Bé,0011850000" + std::to_string(10 + who) +
           ",Số 1,20/03/2026\r\n";
}

/// A ward with one request, of don.vi@vidu.vn, and a mailbox.
struct MailboxProvince : MailProvince {
    bool start()
    {
        const auto fields = "--procedure individual --field address=x --field contact=y --field email=don.vi@vidu.vn";
        return makeDesk() && startSmtp() && ward("request new", "An", "area_police", words(fields)).status == 0 &&
               imap.start() &&
               setup({QStringLiteral("--imap"), QStringLiteral("imaps://127.0.0.1:%1/INBOX").arg(imap.port)}).status ==
                   0;
    }
    QStringList fetching() const
    {
        return QStringList{QStringLiteral("--json")} + words("ward mail fetch --category food --area 99 --now") +
               QStringList{QStringLiteral("2026-03-01T03:00:00Z"),
                           QStringLiteral("--station"),
                           file("ward"),
                           QStringLiteral("--officer"),
                           QStringLiteral("An"),
                           QStringLiteral("--role"),
                           QStringLiteral("area_police")};
    }
    std::size_t linesOfTheRequest() { return ward("request show", "", "", words("1")).objects.at(0)["lines"].size(); }
    Ran fetch() { return ward("mail fetch", "An", "area_police", words("--category food --area 99")); }
    std::size_t inbox() { return ward("mail inbox", "", "", {}).objects.size(); }
    Dovecot imap{*this};
};

} // namespace

/// What comes by mail, from a real server on this machine: Dovecot.
class WardMailFetchTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!Dovecot::isInstalled())
            QSKIP("Dovecot is not installed");
    }

    void answers_are_matched_and_their_lists_taken_each_once()
    {
        MailboxProvince province;
        QVERIFY2(province.start(), province.imap.log().c_str());
        const Dovecot &imap = province.imap;
        const std::string reference = "[" + referenceOf(1) + "]";
        const std::string rows = oneRow(1);
        const std::string bad =
            "Họ và tên,Số CCCD,Nơi ở,Đến ngày\r\nLê Văn Tám,001185000001,Số 1,20/03/2026\r\nX,12,,\r\n";
        imap.deliver("1.mail", answer("Don.Vi@vidu.vn", "Re: " + reference, rows));
        imap.deliver("2.mail", answer("other@vidu.vn", "Re: " + reference, rows));
        imap.deliver("3.mail", answer("don.vi@vidu.vn", "Re: [TH-W1-1-00]", rows));
        imap.deliver("30.mail", answer("don.vi@vidu.vn", "Re: " + reference, bad));
        const auto fetch = [&] { return province.fetch(); };
        const Ran fetched = fetch();
        QVERIFY2(fetched.status == 0, (fetched.complaints + imap.log().c_str()).constData());
        QCOMPARE(fetched.objects.size(), std::size_t(5));
        QVERIFY2(fetched.objects[0]["state"] == "taken" && fetched.objects[0]["lines"] == 1,
                 fetched.output.constData());
        for (const std::size_t waits : {1, 2, 3}) // a stranger's, a wrong reference, a row to be corrected
            QVERIFY2(fetched.objects[waits]["state"] == "waits" && fetched.objects[waits]["lines"] == 0,
                     fetched.output.constData());
        const Ran byHand =
            province.ward("mail take", "An", "area_police", words("4 --request 1 --category food --area 99"));
        QVERIFY2(byHand.status == 0 && byHand.objects.at(0)["lines"] == 1 && byHand.objects[0]["bad"] == 1,
                 (byHand.complaints + byHand.output).constData());
        const auto request = province.ward("request show", "", "", words("1")).objects.at(0);
        QCOMPARE(request["lines"].size(), std::size_t(2));
        QCOMPARE(request["attachments"].size(), std::size_t(3)); // the lists, and the rows to be corrected
        QCOMPARE(fetch().objects.back()["came"].get<int>(), 0);
        imap.deliver("4.mail", answer("don.vi@vidu.vn", "hello", rows), 0);
        const Ran unreadable = fetch();
        QVERIFY2(unreadable.status == 1 && unreadable.objects.back()["came"] == 0,
                 (unreadable.complaints + unreadable.output).constData());
        imap.allow("4.mail", 0666);
        QCOMPARE(fetch().objects.back()["came"].get<int>(), 1);
        QCOMPARE(province.inbox(), std::size_t(3));
        const Ran begun = province.ward("mail take", "An", "area_police",
                                        words("5 --procedure individual --field contact=y --category food --area 99"));
        QVERIFY2(begun.status == 0 && begun.objects.at(0)["request"] == 2 && begun.objects[0]["lines"] == 0 &&
                     begun.objects[0]["remarks"].size() == 1,
                 begun.complaints.constData());
        QCOMPARE(province.ward("mail aside", "An", "area_police", words("2 --reason stranger")).status, 0);
        QCOMPARE(province.inbox(), std::size_t(1));
    }

    void a_mail_that_is_too_large_waits_by_its_place_and_stops_no_other()
    {
        MailboxProvince province;
        QVERIFY2(province.start(), province.imap.log().c_str());
        province.imap.deliver("1.mail",
                              answer("don.vi@vidu.vn", "Re: [" + referenceOf(1) + "]", std::string(33u << 20, 'x')));
        province.imap.deliver("2.mail", answer("don.vi@vidu.vn", "Re: [" + referenceOf(1) + "]", oneRow(1)));
        const Ran fetched = province.fetch();
        QVERIFY2(fetched.status == 0 && fetched.objects.back()["came"] == 2, fetched.complaints.constData());
        QCOMPARE(province.inbox(), std::size_t(1));
        QVERIFY(province.ward("mail inbox", "", "", {}).output.contains("32 MiB"));
        QCOMPARE(province.linesOfTheRequest(), std::size_t(1));
        QCOMPARE(province.fetch().objects.back()["came"].get<int>(), 0);
    }

    void a_kill_between_two_mails_loses_none_and_takes_none_twice()
    {
        MailboxProvince province;
        QVERIFY2(province.start(), province.imap.log().c_str());
        constexpr int mails = 12;
        for (int i = 1; i <= mails; ++i)
            province.imap.deliver(std::to_string(100 + i) + ".mail",
                                  answer("don.vi@vidu.vn", "Re: [" + referenceOf(1) + "]", oneRow(i)));
        for (int kills = 0; kills < 3; ++kills) {
            Program program(province.fetching());
            while (!program.process.canReadLine())
                QVERIFY2(program.process.waitForReadyRead(patience), program.process.readAllStandardError());
            program.process.kill();
            program.process.waitForFinished(patience);
        }
        const Ran rest = province.fetch();
        QVERIFY2(rest.status == 0, rest.complaints.constData());
        // One that it died over waits for a person; all others are in.
        QCOMPARE(province.linesOfTheRequest() + province.inbox(), std::size_t(mails));
        QVERIFY(province.linesOfTheRequest() >= std::size_t(mails - 3));
        QCOMPARE(province.fetch().objects.back()["came"].get<int>(), 0);
    }
};

QTEST_GUILESS_MAIN(WardMailFetchTest)
#include "ward_mail_fetch_test.moc"
